import Components
import Specifications
import TestSupport
import Testing

@Suite struct RowReaderTests {
  struct Size: Sendable {
    var actions = 4
    var slices = 3
    var cellBits = 5
    var converterBits = 8
    var conversion = 11
  }

  @Test(arguments: [
    Size(), Size(actions: 2, slices: 1, cellBits: 4, converterBits: 4, conversion: 6),
    Size(actions: 16, slices: 4), Size(actions: 3, slices: 2, cellBits: 1, converterBits: 16),
    Size(actions: 5, slices: 1, cellBits: 5, converterBits: 5),
  ])
  func slicesAreShiftedTogether(_ size: Size) throws {
    let tile = MazeWalker(
      states: 4, actions: size.actions, slices: size.slices, cellBits: size.cellBits
    ).specification.tile
    let bench = try Bench(RowReader(tile: tile, converterBits: size.converterBits))
    var random = Numbers(2)
    for round in 0..<20 {
      let codes = (0..<tile.columns).map { _ in
        Int.random(in: 0..<(1 << size.converterBits), using: &random)
      }
      let values = (0..<size.actions).map { action in
        (0..<size.slices).reduce(0) { sum, slice in
          let level = codes[action * size.slices + slice] >> (size.converterBits - size.cellBits)
          return sum << size.cellBits + level
        } - 1 << (tile.valueBits - 1)
      }
      var delay = Delay()
      var reported: [Int] = []
      let cycles = try bench.cycles(from: "start", to: "done") { simulation in
        let answers = delay.elapse()
        if answers { try simulation.poke("code", codes[simulation.peek("column")]) }
        try simulation.poke("converter_done", answers ? 1 : 0)
        if try simulation.peek("converter_start") == 1 { delay.begin(size.conversion) }
        if try simulation.peek("value_valid") == 1 {
          #expect(try simulation.peek("value_index") == reported.count)
          reported.append(try simulation.peek("value"))
        }
      }
      #expect(cycles == tile.columns * size.conversion + 2, "round \(round)")
      #expect(reported == values)
      #expect(try (0..<size.actions).map { try bench["values_\($0)"] } == values)
    }
  }
}
