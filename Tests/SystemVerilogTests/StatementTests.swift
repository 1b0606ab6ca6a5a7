import CircuitFuzzing
import Foundation
import HDL
import SystemVerilog
import TestSupport
import Testing

/// Random modules, printed and simulated cycle by cycle, against the interpreter of these tests.
@Suite struct StatementTests {
  private static var seeds: ClosedRange<UInt64> {
    1...(ProcessInfo.processInfo.environment["TRIALS"].flatMap { UInt64($0) } ?? 12)
  }

  private func binary(_ bits: [Bool]) -> String {
    "\(bits.count)'b" + bits.reversed().map { $0 ? "1" : "0" }.joined()
  }

  private func testbench(for random: RandomModule, seed: UInt64) -> String {
    let module = random.module
    var lines = ["module bench;", "  reg clk;", "  reg rst_n;"]
    for input in module.inputs { lines.append("  reg [\(input.type.width - 1):0] \(input.name);") }
    let pins = module.inputs.map { ".\($0.emittedName)(\($0.name))" }.joined(separator: ", ")
    lines.append("  \(module.name) dut (.clk_i(clk), .rst_ni(rst_n), \(pins));")
    lines += ["  initial begin", "    clk = 0; rst_n = 1; #1 rst_n = 0; #1 rst_n = 1;"]
    var interpreter = Interpreter(module: module, wires: random.wires)
    var numbers = RandomNumbers(seed: seed &+ 1000)
    for cycle in 0..<40 {
      var inputs: [String: [Bool]] = [:]
      for input in module.inputs {
        inputs[input.name] = numbers.bits(input.type.width)
        lines.append("    \(input.name) = \(binary(inputs[input.name] ?? []));")
      }
      lines.append("    #1;")
      let values = interpreter.values(inputs: inputs)
      for signal in module.signals where signal.role != .input {
        let expected = binary(values[signal.name] ?? [])
        let name = signal.emittedName
        lines.append(
          "    if (dut.\(name) !== \(expected)) "
            + "$display(\"\(cycle): \(name) is %b, not \(expected)\", dut.\(name));")
      }
      interpreter.step(values)
      lines.append("    #1 clk = 1; #1 clk = 0;")
    }
    return (lines + ["    $display(\"done\");", "    $finish;", "  end", "endmodule", ""])
      .joined(separator: "\n")
  }

  @Test(arguments: seeds) func simulatedTextDoesWhatTheStatementsSay(seed: UInt64) throws {
    let random = RandomModule(seed: seed)
    let circuit = Circuit(top: random.module.name, modules: [random.module])
    let workspace = try Workspace()
    let files = try workspace.write(SystemVerilogFile.files(of: circuit))
    try workspace.write(testbench(for: random, seed: seed), to: "bench.sv")
    let build = try workspace.run(
      "iverilog", ["-g2012", "-o", "bench.vvp", "-s", "bench", "bench.sv"] + files)
    #expect(build.status == 0, "\(build.output)")
    let output = try workspace.run("timeout", ["-s", "KILL", "30", "vvp", "-n", "bench.vvp"]).output
    #expect(output == "done\n", "seed \(seed)")
    let complaints = try workspace.complaints(about: files, top: circuit.top)
    #expect(complaints == "", "seed \(seed)")
  }
}
