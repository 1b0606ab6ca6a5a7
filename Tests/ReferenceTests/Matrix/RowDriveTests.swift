import DevicePhysics
import Specifications
import Testing

@testable import Reference

/// Which voltages rows have, and for how long.
@Suite struct RowDriveTests {
  private static func layer(
    driveBits: Int, _ change: (inout MatrixTileSpecification) -> Void
  ) -> MatrixLayerSpecification {
    var tile = MatrixTileSpecification(
      rows: 3, columns: 2, converters: 1, driveBits: driveBits, device: OhmicMemristor(),
      lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2, readNoise: 0, programSpread: 0)
    change(&tile)
    return MatrixLayerSpecification(
      name: "one", weights: WeightMatrix(outputs: 1, inputs: 3, values: [1, 1, 1]),
      input: IntegerFormat(bits: driveBits, isSigned: false), tile: tile,
      mapping: WeightMapping(
        scheme: .differentialPair, slicing: .binary, weightBits: 2, cellBits: 1),
      converter: MatrixConverterSpecification(
        kind: .sar, bits: 8, settleCycles: 1, levelsPerCode: 1, offsetSpread: 0, gainSpread: 0),
      accumulatorBits: 40,
      post: PostProcessing(
        activation: .none, shift: 0, format: IntegerFormat(bits: 32, isSigned: true)))
  }

  @Test func aPulseIsAsLongAsItsCode() {
    let drive = RowDriveReference(
      Self.layer(driveBits: 2) { $0.drive = .pulseWidth }, tile: 0, seed: 1)
    #expect(drive.voltages(codes: [0, 1, 3]) == [[0, 0.2, 0.2], [0, 0, 0.2], [0, 0, 0.2]])
  }

  /// Pulses droop with the rows that are on, cycle by cycle; levels with the sum of their codes.
  @Test func pulsesDroopByTheCycle() {
    let drive = RowDriveReference(
      Self.layer(driveBits: 2) { tile in
        tile.drive = .pulseWidth
        tile.driveDroop = 0.3
      }, tile: 0, seed: 1)
    let voltages = drive.voltages(codes: [0, 1, 3])
    #expect(voltages[0][2] == 0.2 * (1.0 - 0.3 * 2 / 3))
    #expect(voltages[1][2] == 0.2 * (1.0 - 0.3 * 1 / 3))
  }

  @Test func aTableHasTheVoltages() {
    let table = [0.001, 0.07, 0.128, 0.21]
    let drive = RowDriveReference(
      Self.layer(driveBits: 2) { $0.driveTable = table }, tile: 0, seed: 1)
    #expect(drive.voltages(codes: [0, 2, 3]) == [[0.001, 0.128, 0.21]])
  }

  @Test func everyCodeOfEveryRowHasItsOwnError() {
    let layer = Self.layer(driveBits: 3) { $0.driveSpread = 0.1 }
    let generator = CounterGenerator(seed: 5)
    let tile = 2
    let drive = RowDriveReference(layer, tile: tile, seed: 5)
    for code in 0...7 {
      let expected = (0..<3).map { row in
        let error = generator.normal(stream: 14, index: UInt32(tile * 3 + row), draw: UInt64(code))
        return 0.2 * (Double(code) / 7) + (code == 0 ? 0 : 0.1 * 0.2 / 7 * error)
      }
      for (found, expected) in zip(drive.voltages(codes: [code, code, code])[0], expected) {
        #expect((found - expected).magnitude < 1e-15)
      }
    }
  }
}
