import CircuitChecks
import CircuitSimulator
import HDL
import SystemVerilog
import TestSupport
import Testing

@testable import Components

/// Every crossing between the same two clocks.
private final class AllCrossings: Hardware {
  @Input(from: .domain(.source)) var valid
  @Input(4, from: .domain(.source)) var data
  @Input(from: .domain(.destination)) var ready
  @Output(2) var taken
  @Output(2) var shown
  @Outputs(count: 2, width: 4) var words
  @Output var arrived
  @Output var level
  @Register(1, in: .source) var bit
  @Instance var queue: AsynchronousFIFO
  @Instance var crossing: HandshakeCrossing
  @Instance var pulses = PulseCrossing()
  @Instance var synchronizer: TwoFlopSynchronizer

  init() throws {
    _queue = Instance(
      try AsynchronousFIFO(width: 4, depth: 4), domains: [.write: .source, .read: .destination])
    _crossing = Instance(try HandshakeCrossing(width: 4))
    _synchronizer = Instance(try TwoFlopSynchronizer(stages: 3), in: .destination)
  }

  var body: Logic {
    queue.inputValid <== valid
    queue.inputData <== data
    queue.outputReady <== ready
    crossing.inputValid <== valid
    crossing.inputData <== data
    crossing.outputReady <== ready
    pulses.pulse <== (valid && data == 3)
    bit <== data[0]
    synchronizer.input <== bit
    taken <== cat(queue.inputReady, crossing.inputReady)
    shown <== cat(queue.outputValid, crossing.outputValid)
    words[0] <== queue.outputData
    words[1] <== crossing.outputData
    arrived <== pulses.arrived
    level <== synchronizer.output
  }
}

/// The circuit simulator and Verilator see the same, edge by edge, whichever clock comes next.
@Suite struct CrossingLockStepTests {
  private static let inputs = ["valid", "data", "ready"]
  private static let outputs = [
    "taken", "shown", "words_0", "words_1", "arrived", "level",
  ]

  @Test func `both simulators agree at every edge of two clocks`() throws {
    let circuit = try Circuit(elaborating: AllCrossings())
    #expect(CircuitChecks.check(circuit).diagnostics == [])
    var rows: [[Int]] = []
    let simulation = try Simulation(circuit)
    var numbers = SeededNumbers(5)
    for _ in 0..<3_000 {
      // The first clock, the second, or both at once.
      let ticks = [1, 1, 2, 2, 3][numbers.next() % 5]
      let values = [numbers.next() & 1, numbers.next() & 15, numbers.next() & 1]
      for (name, value) in zip(Self.inputs, values) { try simulation.poke(name, value) }
      rows.append([ticks] + values + (try Self.outputs.map { try simulation.peek($0) }))
      switch ticks {
      case 1: try simulation.step(.source)
      case 2: try simulation.step(.destination)
      default: try simulation.step(.source, .destination)
      }
    }
    #expect(rows.contains { $0[4] == 0 }, "the queues were full")
    let workspace = try Workspace()
    let files = try workspace.write(SystemVerilogFile.files(of: circuit))
    try workspace.write(Self.driver(rows, top: circuit.top), to: "main.cpp")
    let build = try workspace.run(
      "verilator",
      [
        "--cc", "--exe", "--build", "-Wall", "--top-module", circuit.top, "-CFLAGS", "-O0",
        "-MAKEFLAGS", "OBJCACHE=ccache OPT_FAST=-O0 OPT_GLOBAL=-O0", "main.cpp",
      ] + files)
    #expect(build.status == 0, "\(build.output)")
    let run = try workspace.run("timeout", ["20", "obj_dir/V\(circuit.top)"])
    #expect(run.output == "agreed\n")
  }

  /// Drives the model through the rows and says where an output differs first.
  private static func driver(_ rows: [[Int]], top: String) -> String {
    let table = rows.map { "{\($0.map(String.init).joined(separator: ","))}" }
    let drives = inputs.enumerated().map { "    dut.\($1)_i = row[\($0 + 1)];" }
    let checks = outputs.enumerated().map { index, name in
      """
          if (dut.\(name)_o != row[\(index + 1 + inputs.count)]) {
            std::printf("\(name) differs at edge %d\\n", edge);
            return 0;
          }
      """
    }
    return """
      #include <cstdio>
      #include "V\(top).h"
      static const unsigned char rows[][\(1 + inputs.count + outputs.count)] = {
      \(table.joined(separator: ",\n"))
      };
      int main() {
        V\(top) dut;
        dut.source_clk_i = dut.destination_clk_i = 0;
        dut.source_rst_ni = dut.destination_rst_ni = 1;
        dut.eval();
        dut.source_rst_ni = dut.destination_rst_ni = 0;
        dut.eval();
        dut.source_rst_ni = dut.destination_rst_ni = 1;
        int edge = 0;
        for (const auto &row : rows) {
      \(drives.joined(separator: "\n"))
          dut.eval();
      \(checks.joined(separator: "\n"))
          dut.source_clk_i = row[0] & 1;
          dut.destination_clk_i = row[0] >> 1 & 1;
          dut.eval();
          dut.source_clk_i = dut.destination_clk_i = 0;
          dut.eval();
          ++edge;
        }
        std::printf("agreed\\n");
      }

      """
  }
}
