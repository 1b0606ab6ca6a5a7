import Components
import Specifications
import TestSupport
import Testing

@Suite struct ValueWriterTests {
  @Test(arguments: [(4, 3, 5), (2, 1, 4), (16, 4, 5), (3, 2, 1), (2, 1, 1)])
  func slicesAreHandedOverFromTheTop(
    _ size: (actions: Int, slices: Int, cellBits: Int)
  ) throws {
    let tile = MazeWalker(
      states: 4, actions: size.actions, slices: size.slices, cellBits: size.cellBits
    ).specification.tile
    let bench = try Bench(ValueWriter(tile: tile))
    let limit = 1 << (tile.valueBits - 1)
    var random = Numbers(3)
    let few = (0..<20).map { _ in Int.random(in: -limit..<limit, using: &random) }
    for value in [0, -1, -limit, limit - 1] + few {
      let index = Int.random(in: 0..<size.actions, using: &random)
      let durations = (0..<size.slices).map { _ in Int.random(in: 1...9, using: &random) }
      try bench.set(["index": index, "value": value])
      var delay = Delay()
      var cells = 0
      var written: [[Int]] = []
      let cycles = try bench.cycles(from: "start", to: "done") { simulation in
        let done = delay.elapse()
        if done {
          written.append([try simulation.peek("column"), try simulation.peek("level")])
        }
        try simulation.poke("cell_done", done ? 1 : 0)
        if try simulation.peek("cell_start") == 1 {
          delay.begin(durations[cells])
          cells += 1
        }
      }
      let expected = (0..<size.slices).map { slice in
        let shift = (size.slices - 1 - slice) * size.cellBits
        return [index * size.slices + slice, (value + limit) >> shift & (1 << size.cellBits - 1)]
      }
      #expect(written == expected)
      #expect(cycles == durations.reduce(2, +))
    }
  }
}
