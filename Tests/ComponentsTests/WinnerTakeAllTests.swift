import CoSimulation
import Components
import Reference
import Specifications
import Testing

@Suite struct WinnerTakeAllTests {
  /// The amplifiers here keep whose digit in the slice is the greatest of those in the running.
  @Test(arguments: [(4, 3, 2), (2, 1, 1), (16, 4, 5), (5, 2, 1)])
  func theGreatestWinsAndOfEqualsTheFirst(
    _ size: (actions: Int, slices: Int, settle: Int)
  ) throws {
    let tile = specification(actions: size.actions, slices: size.slices).tile
    let amplifier = SenseAmplifierSpecification(
      offsetSpread: 0, margin: 0, settleCycles: size.settle)
    let bench = try Bench(WinnerTakeAll(amplifier, tile: tile))
    var random = Numbers(6)
    for _ in 0..<60 {
      // Few digits, so that many values are equal.
      let values = (0..<size.actions).map { _ in
        (0..<size.slices).map { _ in Int.random(in: 0..<3, using: &random) }
      }
      let greatest = values.max { $0.lexicographicallyPrecedes($1) }
      var decision = 0
      let cycles = try bench.cycles(from: "start", to: "done") { simulation in
        try simulation.poke("candidates", decision)
        if try simulation.peek("sense") == 1 {
          let (slice, mask) = (try simulation.peek("slice"), try simulation.peek("mask"))
          let running = values.indices.filter { mask >> $0 & 1 == 1 }
          let highest = running.map { values[$0][slice] }.max()
          decision = running.filter { values[$0][slice] == highest }.reduce(0) { $0 | 1 << $1 }
        }
      }
      #expect(cycles == amplifier.cycles(slices: size.slices))
      #expect(try bench["winner"] == values.firstIndex { $0 == greatest })
    }
  }

  @Test func runningValuesAreDrawn() throws {
    let amplifier = SenseAmplifierSpecification(offsetSpread: 0, margin: 0, settleCycles: 1)
    let bench = try Bench(WinnerTakeAll(amplifier, tile: specification(slices: 3).tile))
    let waveform = try bench.simulation.record(
      ["start", "phase", "sense", "slice", "mask", "candidates", "done", "winner"])
    let decisions = [0b1110, 0b1010, 0b1010]
    _ = try bench.cycles(from: "start", to: "done") { simulation in
      try simulation.poke("candidates", decisions[simulation.peek("slice")])
    }
    try bench.simulation.step(2)
    try bench.expect(waveform, "winner_take_all")
  }

  @Test(arguments: [(4, 3), (2, 1), (6, 2)])
  func theTileChoosesAsTheGoldenTileDoes(_ size: (actions: Int, slices: Int)) throws {
    let specification = specification(
      rows: 6, actions: size.actions, slices: size.slices, fractionBits: 0,
      greedy: .winnerTakeAll)
    let bench = try Bench(
      SensingCrossbarTile(specification),
      blackBoxes: ["walker_crossbar_macro": CrossbarMacroModel(specification, seed: 3)])
    var tile = CrossbarTileReference(specification, seed: 3)
    var writer = ProgramVerifyReference(specification.programVerify)
    _ = tile.start()
    _ = try bench.cycles(from: "calibrate_start", to: "calibrate_done")
    try bench.simulation.step()
    var random = Numbers(7)
    for row in 0..<6 {
      try bench.set(["row": row])
      for action in 0..<size.actions {
        let value = Int.random(in: -9...9, using: &random)
        var log = OperationLog()
        _ = writer.writeValue(value, row: row, action: action, tile: &tile, log: &log)
        try bench.set(["write_index": action, "write_value": value])
        _ = try bench.cycles(from: "write_start", to: "write_done")
        try bench.simulation.step()
      }
      let cycles = try bench.cycles(from: "sense_start", to: "sense_done")
      #expect(cycles == specification.senseAmplifier.cycles(slices: size.slices))
      #expect(try bench["winner"] == tile.winner(row: row))
      try bench.simulation.step()
    }
  }
}
