import CircuitSimulator
import HDL
import SystemVerilog
import TestSupport

/// A circuit with the inputs and the clock edges of some cycles, and the outputs that the circuit simulator gives for
/// them.
///
/// In each cycle of a circuit with several clocks one of them rises, or all do at once: an order of events that every
/// simulator can be given.
public struct Trial {
  public let circuit: Circuit
  /// For each cycle all inputs, the first declared in the highest bits, below a bit for each clock that rises.
  let stimulus: [String]
  /// For each cycle all outputs before the clock edge, likewise.
  public let answers: [String]
  let inputs: [Circuit.Signal]
  let outputs: [Circuit.Signal]
  let domains: [Circuit.ClockDomain]

  /// - Throws: `Diagnostic` for a circuit that cannot be simulated.
  public init(_ circuit: Circuit, seed: UInt64, cycles: Int) throws {
    self.circuit = circuit
    inputs = circuit.topModule?.inputs ?? []
    outputs = circuit.topModule?.outputs ?? []
    let domains = circuit.topModule?.clockDomains ?? []
    self.domains = domains
    let simulation = try Simulation(circuit.boxed, blackBoxes: try circuit.bodies())
    var numbers = RandomNumbers(seed: seed &+ 0x5eed)
    var stimulus: [String] = []
    var answers: [String] = []
    for _ in 0..<cycles {
      let values = inputs.map { numbers.vector($0.type.width) }
      for (input, value) in zip(inputs, values) { try simulation.poke(input.name, bits: value) }
      answers.append(try outputs.map { try simulation.peekVector($0.name).binary }.joined())
      let only = domains.count > 1 ? numbers.pick(0...domains.count) : domains.count
      if only < domains.count {
        try simulation.step(domains[only])
      } else {
        try simulation.step()
      }
      let edges = domains.indices.map { only == domains.count || only == $0 ? "1" : "0" }.joined()
      stimulus.append(edges + values.map(\.binary).joined())
    }
    self.stimulus = stimulus
    self.answers = answers
  }
}

extension BitVector {
  var binary: String { (0..<width).reversed().map { bit(at: $0) ? "1" : "0" }.joined() }
}

extension Trial {
  /// The files of one simulation of all trials: the modules, the stimuli, and a module `bench` that compares and prints
  /// a line `trial <number> cycle <cycle> …` for each difference. It is clocked from outside.
  ///
  /// One cycle long all resets are asserted; there, only clocks whose reset needs an edge rise.
  static func write(_ trials: [Trial], to workspace: Workspace) throws -> [String] {
    var lines = [
      "module bench (input logic clk_i);", "  integer cycle = -3;",
      "  logic rst_n = 1'b1, runs = 1'b0, resets = 1'b0;",
      "  always @(negedge clk_i) begin",
      "    rst_n = cycle != -2; runs = cycle >= 0; resets = cycle == -2;", "  end",
    ]
    var files: [String] = []
    for (number, trial) in trials.enumerated() {
      let circuit = trial.circuit
      let texts =
        SystemVerilogFile.files(of: circuit.boxed)
        + circuit.boxes.flatMap { SystemVerilogFile.files(of: $0) }
      let written = try workspace.write(texts)
      files += written.filter { !files.contains($0) }
      try workspace.write(trial.stimulus.map { $0 + "\n" }.joined(), to: "stimulus\(number).txt")
      try workspace.write(trial.answers.map { $0 + "\n" }.joined(), to: "answers\(number).txt")
      lines += trial.instance(number)
    }
    let count = trials.first?.stimulus.count ?? 0
    lines += [
      "  always @(posedge clk_i) begin", "    cycle <= cycle + 1;",
      "    if (cycle == \(count)) begin $display(\"done\"); $finish; end", "  end", "endmodule", "",
    ]
    try workspace.write(lines.joined(separator: "\n"), to: "bench.sv")
    return files
  }

  private func instance(_ number: Int) -> [String] {
    func names(_ signals: [Circuit.Signal]) -> String {
      signals.map { "t\(number)_\($0.name)" }.joined(separator: ", ")
    }
    let last = stimulus.count - 1
    let inputWidth = inputs.reduce(0) { $0 + $1.type.width }
    let outputWidth = outputs.reduce(0) { $0 + $1.type.width }
    let clocks = domains.indices.map { index in
      let isReset = domains[index].resetStyle == .synchronous ? "(runs | resets)" : "runs"
      let rises = "(e\(number)[\(domains.count - 1 - index)] | !runs)"
      return "  wire t\(number)_clock\(index) = clk_i & \(isReset) & \(rises);"
    }
    let pins =
      domains.enumerated().flatMap { index, domain in
        [".\(domain.clockPortName)(t\(number)_clock\(index))"]
          + (domain.hasResetPort ? [".\(domain.resetPortName)(rst_n)"] : [])
      } + (inputs + outputs).map { ".\($0.emittedName)(t\(number)_\($0.name))" }
    return (inputs + outputs).map {
      "  logic [\($0.type.width - 1):0] t\(number)_\($0.name);"
    } + ["  logic [\(max(1, domains.count) - 1):0] e\(number);"] + clocks + [
      "  logic [\(domains.count + inputWidth - 1):0] s\(number) [0:\(last)];",
      "  logic [\(outputWidth - 1):0] a\(number) [0:\(last)];",
      "  initial $readmemb(\"stimulus\(number).txt\", s\(number));",
      "  initial $readmemb(\"answers\(number).txt\", a\(number));",
      "  \(circuit.top) u\(number) (\(pins.joined(separator: ", ")));",
      "  always @(negedge clk_i)",
      "    if (cycle >= 0 && cycle <= \(last)) {e\(number), \(names(inputs))} = s\(number)[cycle];",
      "  always @(posedge clk_i)",
      "    if (runs && cycle >= 0 && cycle <= \(last)"
        + " && {\(names(outputs))} !== a\(number)[cycle])",
      "      $display(\"trial \(number) cycle %0d: %b, not %b\", cycle, "
        + "{\(names(outputs))}, a\(number)[cycle]);",
    ]
  }
}
