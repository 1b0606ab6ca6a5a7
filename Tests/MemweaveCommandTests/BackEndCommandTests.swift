import Foundation
import Testing

/// Other back ends, through the program.
@Suite struct BackEndCommandTests {
  @Test func `a table engine runs on every back end, and all agree`() throws {
    let program = try Program()
    try program.write(
      """
      name: small-table
      learning:
        engine: table
        states: 16
        actions: 4
        value-bits: 20
        visit-exponent: 0.6
        change-detector: {}
      """, to: "table.yaml")
    let outcome = try program.run(
      "cosim", "table.yaml", "--backend", "all", "--episodes", "2", "--json")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let backEnds = try #require(report["backEnds"] as? [[String: Any]])
    #expect(
      backEnds.compactMap { $0["name"] as? String } == ["verilator", "systemc", "icarus", "swift"])
    #expect(Set(backEnds.compactMap { $0["cycles"] as? Int }).count == 1)
    #expect((report["differences"] as? [Any])?.isEmpty == true)

    // A fault in the text shows where the text is run.
    #expect(try program.run("generate", "table.yaml", "-o", "hardware").status == 0)
    let engine = program.folder.appendingPathComponent("hardware/rtl/table_engine.sv")
    let text = try String(contentsOf: engine, encoding: .utf8)
    let broken = text.replacing(
      "update_joins = update_in_flight_q &&", with: "update_joins = 1'b1 &&")
    try #require(broken != text)
    try broken.write(to: engine, atomically: true, encoding: .utf8)
    let faulty = try program.run(
      "cosim", "table.yaml", "--backend", "icarus", "--episodes", "5", "--rtl", "hardware")
    #expect(faulty.status == 1, "\(faulty.output)\(faulty.errors)")
    #expect(faulty.output.contains("icarus against the golden model"))
  }

  /// What two-valued simulators take for 0.
  @Test func `an unknown value in edited hardware is found by Icarus`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    #expect(try program.run("generate", "small.yaml", "-o", "hardware").status == 0)
    let file = program.folder.appendingPathComponent(
      "hardware/rtl/normalised_learning_rate_unit.sv")
    let text = try String(contentsOf: file, encoding: .utf8)
    let edited = text.replacing("      current_rate_q <= 16'd0;\n", with: "")
    try #require(edited != text)
    try edited.write(to: file, atomically: true, encoding: .utf8)
    let outcome = try program.run(
      "cosim", "small.yaml", "--backend", "icarus", "--rtl", "hardware", "--transactions", "1")
    #expect(outcome.status == 1, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("icarus                 an output is unknown"))
    #expect(
      outcome.output.contains(
        "unknown output: trace_learning_rate_o is 0xxxxxxxxxxxxxxxx in cycle 4, transaction 0"))
    #expect(outcome.output.contains("u_agent.u_rate_unit.current_rate_q"))
  }
}
