import Foundation
import Testing

/// Accelerators with the table engine, through the program.
@Suite struct TableCommandTests {
  private static let mazeTable = Program.root.appendingPathComponent("examples/maze-table.yaml")
    .path

  @Test func `the shipped table walks the maze in RTL, without a mismatch`() throws {
    let outcome = try Program().run("cosim", Self.mazeTable, "--json")
    #expect(outcome.status == 0)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["mismatches"] as? Int == 0)
    #expect(report["converged"] as? Bool == true)
    #expect((report["path"] as? [Int])?.count == 19)
  }

  @Test func `a fault in its RTL is told with its stage, and a trace is held against the model`()
    throws
  {
    let program = try Program()
    try program.write(Self.small, to: "table.yaml")
    #expect(try program.run("generate", "table.yaml", "-o", "hardware").status == 0)
    let recorded = try program.run("cosim", "table.yaml", "--trace", "good.jsonl")
    #expect(recorded.status == 0)
    #expect(try program.run("compare", "table.yaml", "--trace", "good.jsonl").status == 0)
    let engine = program.folder.appendingPathComponent("hardware/rtl/table_engine.sv")
    let text = try String(contentsOf: engine, encoding: .utf8)
    let broken = text.replacing(
      "update_joins = update_in_flight_q &&", with: "update_joins = 1'b1 &&")
    try #require(broken != text)
    try broken.write(to: engine, atomically: true, encoding: .utf8)
    let outcome = try program.run("cosim", "table.yaml", "--rtl", "hardware")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("reproduce with: memweave cosim table.yaml"))
  }

  @Test func `golden model and RTL learn the same, by every strategy`() throws {
    let program = try Program()
    try program.write(Self.small, to: "table.yaml")
    func rows(_ model: String) throws -> String {
      let outcome = try program.run("learn", "table.yaml", "--model", model, "--seeds", "2")
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output.split(separator: "\n").dropFirst().joined(separator: "\n")
    }
    let golden = try rows("golden")
    #expect(golden.contains("visits") && golden.contains("detecting"))
    #expect(try rows("rtl") == golden)
  }

  @Test func `a bandit in RTL earns what the golden model earns`() throws {
    let program = try Program()
    try program.write(
      Self.small.replacing("states: 16", with: "states: 2").replacing(
        "actions: 4", with: "actions: 5"
      )
      .replacing("value-bits: 20", with: "value-bits: 21"), to: "bandit.yaml")
    func table(_ model: String) throws -> String {
      let outcome = try program.run(
        "learn", "bandit.yaml", "--workload", "bandit", "--model", model, "--seeds", "1", "--json")
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output
    }
    #expect(try table("golden") == table("rtl"))
  }

  @Test func `a workload beyond the agent is refused`() throws {
    let program = try Program()
    try program.write(Self.small, to: "table.yaml")
    let taxi = try program.run("learn", "table.yaml", "--workload", "taxi")
    #expect(taxi.status == 2)
    #expect(taxi.errors.contains("has 500 states and 6 actions, the agent 16 and 4"))
    let both = try program.run("learn", "table.yaml", "--workload", "cliff", "--dynamic")
    #expect(both.status == 2)
    #expect(both.errors.contains("--workload goes with"))
  }

  @Test func `what the memristors cost is told of the golden model`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run("reference", "small.yaml", "--episodes", "2")
    #expect(outcome.status == 0)
    for name in ["programming pulses", "conversions", "learning-rate pulses"] {
      #expect(outcome.output.contains("  \(name)"))
    }
  }

  /// Everything the table engine has, and small.
  private static let small = """
    name: small-table
    learning:
      engine: table
      states: 16
      actions: 4
      value-bits: 20
      visit-exponent: 0.6
      change-detector: {}
    """
}
