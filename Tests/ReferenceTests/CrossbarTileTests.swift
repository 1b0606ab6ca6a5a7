import Reference
import Specifications
import TestSupport
import Testing

@Suite struct CrossbarTileTests {
  @Test(arguments: 1...4, [6, 8])
  func writtenValuesAreReadExactly(slices: Int, converterBits: Int) {
    var specification = MazeWalker(
      states: 16, slices: slices, converterBits: converterBits
    ).specification
    specification.tile.readNoise = 0
    var tile = CrossbarTileReference(specification, seed: 7)
    var writer = ProgramVerifyReference(specification.programVerify)
    var random = RandomNumbersReference(seed: 99)
    var log = OperationLog()
    _ = tile.start()
    let limit = 1 << (specification.tile.valueBits - 1)
    for row in 0..<16 {
      var values = (0..<4).map { _ in Int(random.draw()) % (2 * limit) - limit }
      if row == 0 { values = [-limit, limit - 1, 0, -1] }
      for (action, value) in values.enumerated() {
        _ = writer.writeValue(value, row: row, action: action, tile: &tile, log: &log)
      }
      log = OperationLog()
      #expect(tile.readRow(row, log: &log) == values)
      #expect(log.conversions.map(\.column) == Array(0..<(4 * slices)))
      #expect(log.valuesRead == values.enumerated().map { ValueRead(action: $0, value: $1) })
    }
    #expect(writer.faults == 0)
  }

  @Test func slicesAreMostSignificantFirst() {
    let tile = CrossbarTileReference(MazeWalker().specification, seed: 1)
    #expect(tile.levels(ofValue: 0) == [16, 0, 0])
    #expect(tile.levels(ofValue: -1) == [15, 31, 31])
    #expect(tile.levels(ofValue: 33) == [16, 1, 1])
    #expect(tile.levels(ofValue: -16384) == [0, 0, 0])
    #expect(tile.levels(ofValue: 16383) == [31, 31, 31])
  }

  @Test func everyConversionIsCountedAndSoIsTheCalibration() {
    var tile = CrossbarTileReference(MazeWalker(states: 4).specification, seed: 1)
    var log = OperationLog()
    _ = tile.start()
    #expect(tile.conversions == 1)
    _ = tile.readRow(2, log: &log)
    #expect(tile.conversions == 13)
    _ = tile.start()
    #expect(tile.conversions == 1)
  }
}
