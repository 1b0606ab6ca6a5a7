import CoSimulation
import Components
import Reference
import Specifications
import Testing

@Suite struct CrossbarTileTests {
  @Test(arguments: [
    specification(rows: 5), specification(rows: 2, actions: 2, slices: 1, cellBits: 4),
    specification(rows: 3, actions: 5, slices: 4, converterBits: 6),
    specification(rows: 4, slices: 2, cellBits: 4, converterBits: 4),
  ])
  func valuesAreWrittenAndReadAsTheGoldenTileDoes(
    _ specification: QLearningAcceleratorSpecification
  ) throws {
    let model = CrossbarMacroModel(specification, seed: 11)
    let bench = try Bench(
      CrossbarTile(specification), blackBoxes: ["walker_crossbar_macro": model])
    var tile = CrossbarTileReference(specification, seed: 11)
    var writer = ProgramVerifyReference(specification.programVerify)
    let counts = CycleCounts(specification)
    var seen = Observed()
    var faults = 0

    #expect(
      try bench.cycles(from: "calibrate_start", to: "calibrate_done", with: { try seen.look($0) })
        == specification.converter.conversionCycles)
    #expect(seen.conversions.map(\.code) == [tile.start()])
    try bench.simulation.step()

    var random = Numbers(5)
    let limit = 1 << (specification.tile.valueBits - 1)
    for row in 0..<specification.tile.rows {
      try bench.set(["row": row])
      for action in 0..<specification.actions {
        let value = Int.random(in: -limit..<limit, using: &random)
        var log = OperationLog()
        let pulses = writer.writeValue(value, row: row, action: action, tile: &tile, log: &log)
        seen = Observed()
        try bench.set(["write_index": action, "write_value": value])
        let cycles = try bench.cycles(from: "write_start", to: "write_done") { try seen.look($0) }
        #expect(cycles == counts.valueWrite(pulses: pulses))
        #expect(seen.conversions == log.conversions)
        #expect(seen.pulses == log.pulses)
        faults += seen.faults
        #expect(faults == writer.faults)
        #expect(model.array.states == tile.cellStates)
        try bench.simulation.step()
      }
      var log = OperationLog()
      let values = tile.readRow(row, log: &log)
      seen = Observed()
      let cycles = try bench.cycles(from: "read_start", to: "read_done") { try seen.look($0) }
      #expect(cycles == counts.rowRead)
      #expect(seen.conversions == log.conversions)
      #expect(seen.values == log.valuesRead)
      #expect(try (0..<specification.actions).map { try bench["values_\($0)"] } == values)
      try bench.simulation.step()
    }
  }
}
