import CircuitFuzzing
import Diagnostics
import Foundation
import HDL
import SystemVerilog
import TestSupport
import Testing

/// Random expressions, printed and simulated, against the evaluator of these tests.
@Suite struct DifferentialTests {
  /// One module of many random outputs, with values to try.
  struct Trial {
    let circuit: Circuit
    let testbench: String

    init(seed: UInt64, outputs: Int = 12, depth: Int = 5, vectors: Int = 24) {
      let place = Place(file: "Trial.swift", line: 1)
      let widths = [1, 3, 8, 8, 13, 33, 64, 65, 130]
      let inputs = widths.enumerated().flatMap { index, width in
        [false, true].map {
          Circuit.Signal(
            name: "\($0 ? "s" : "u")\(index)", type: .init(width: width, isSigned: $0),
            role: .input,
            place: place)
        }
      }
      var random = RandomExpressions(seed: seed, inputs: inputs)
      var signals = inputs
      var statements: [Circuit.Statement] = []
      var expressions: [Circuit.Expression] = []
      for index in 0..<outputs {
        let type = random.type()
        let expression = random.expression(type, depth: depth)
        signals.append(.init(name: "y\(index)", type: type, role: .output, place: place))
        statements.append(
          .init(
            .assign(.signal("y\(index)"), expression), at: Place(file: "Trial.swift", line: index)))
        expressions.append(expression)
      }
      circuit = Circuit(
        top: "trial",
        modules: [.init(name: "trial", place: place, signals: signals, statements: statements)])
      var lines = ["module bench;"]
      for signal in signals {
        let keyword = signal.isPort && signal.role == .input ? "reg" : "wire"
        lines.append("  \(keyword) [\(signal.type.width - 1):0] \(signal.name);")
      }
      let pins = signals.map { ".\($0.emittedName)(\($0.name))" }.joined(separator: ", ")
      lines += ["  trial dut (\(pins));", "  initial begin"]
      for _ in 0..<vectors {
        var values: [String: [Bool]] = [:]
        for input in inputs {
          let bits = random.numbers.bits(input.type.width)
          values[input.name] = bits
          lines.append("    \(input.name) = \(Self.binary(bits));")
        }
        lines.append("    #1;")
        var evaluator = Evaluator(signals: values)
        for (index, expression) in expressions.enumerated() {
          let expected = Self.binary(evaluator.value(expression))
          lines.append(
            "    if (y\(index) !== \(expected)) "
              + "$display(\"y\(index) is %b, not \(expected)\", y\(index));")
        }
      }
      lines += ["    $display(\"done\");", "    $finish;", "  end", "endmodule", ""]
      testbench = lines.joined(separator: "\n")
    }

    static func binary(_ bits: [Bool]) -> String {
      "\(bits.count)'b" + bits.reversed().map { $0 ? "1" : "0" }.joined()
    }
  }

  private static var seeds: ClosedRange<UInt64> {
    1...(ProcessInfo.processInfo.environment["TRIALS"].flatMap { UInt64($0) } ?? 12)
  }

  @Test(arguments: seeds) func simulatedTextComputesWhatTheCircuitSays(seed: UInt64) throws {
    let trial = Trial(seed: seed)
    let workspace = try Workspace()
    let files = try workspace.write(SystemVerilogFile.files(of: trial.circuit))
    try workspace.write(trial.testbench, to: "bench.sv")
    let build = try workspace.run(
      "iverilog", ["-g2012", "-o", "bench.vvp", "-s", "bench", "bench.sv"] + files)
    #expect(build.status == 0, "\(build.output)")
    let output = try workspace.run("timeout", ["-s", "KILL", "30", "vvp", "-n", "bench.vvp"]).output
    #expect(output == "done\n", "seed \(seed)")
    let complaints = try workspace.complaints(about: files, top: "trial")
    #expect(complaints == "", "seed \(seed)")
  }
}
