import CrossbarPhysics
import DevicePhysics
import Specifications

/// The drivers of the rows of a macro in the circuit simulator.
struct MatrixMacroDrive {
  private let tile: MatrixTileSpecification
  private let parameters: MatrixTileParameters
  /// Of each row and code in volts, without load, at `row * codes + code`.
  private let unloaded: [Double]
  private let codes: Int

  init(
    _ layer: MatrixLayerSpecification, _ parameters: MatrixTileParameters, tile index: Int,
    _ generator: CounterGenerator
  ) {
    let tile = layer.tile
    self.tile = tile
    self.parameters = parameters
    codes = tile.highestRowCode + 1
    unloaded = (0..<tile.rows).flatMap { row in
      (0...tile.highestRowCode).map { code in
        let nominal =
          tile.driveTable.isEmpty
          ? parameters.unloadedVoltage(Double(code)) : tile.driveTable[code]
        guard tile.driveSpread > 0, code > 0 else { return nominal }
        let normal = generator.normal(
          stream: MatrixStream.drive, index: UInt32(truncatingIfNeeded: index * tile.rows + row),
          draw: UInt64(code))
        return nominal + parameters.driveSpread * normal
      }
    }
  }

  /// The voltages of the rows that are driven, for the bits of their codes.
  func voltages(_ words: [UInt64]) -> [(row: Int, voltage: Double)] {
    let rowCodes = (0..<tile.rows).map { code(ofRow: $0, words) }
    let droop = parameters.droop(load: Double(rowCodes.reduce(0, +)))
    // A measured voltage of code 0 need not be 0.
    return rowCodes.enumerated().compactMap { row, code in
      code == 0 && tile.driveTable.isEmpty ? nil : (row, unloaded[row * codes + code] * droop)
    }
  }

  private func code(ofRow row: Int, _ words: [UInt64]) -> Int {
    let bits = tile.rowBits
    let (word, shift) = (row * bits).quotientAndRemainder(dividingBy: 64)
    var value = words[word] >> UInt64(shift)
    if shift + bits > 64 { value |= words[word + 1] << UInt64(64 - shift) }
    return Int(value & (1 << UInt64(bits) - 1))
  }
}
