@testable import DevicePhysics

extension ExactnessBench {
  /// A module `bench` with all cells, and a C++ program that clocks it.
  func systemVerilog() throws -> [(name: String, text: String)] {
    var files: [(name: String, text: String)] = []
    var bodies = ""
    for (place, entry) in entries.enumerated() {
      let equations = entry.equations
      let text = try BackEnd.systemVerilog.text(of: equations)
      files.append((BackEnd.systemVerilog.fileName(of: equations), text))
      bodies += Self.stage(entry, equations.name, place: place, cell: text)
    }
    files.append(("bench.sv", Self.module(bodies)))
    files.append(("main.cpp", Self.program))
    return files
  }

  private static func stage(
    _ entry: DeviceLibrary.Entry, _ name: String, place: Int, cell: String
  ) -> String {
    let parameters = cell.contains("parameter int INDEX") ? "#(.INDEX(\(index))) " : ""
    let seconds = entry.usesSeconds(cell) ? ", .seconds_i(\(name)_seconds)" : ""
    let values = ["\(name)_current"] + entry.printedStates.map { "\(name).\($0)" }
    return """
        real \(name)_voltage, \(name)_seconds, \(name)_current;
        longint unsigned \(name)_hash = 0;
        \(name)_cell \(parameters)\(name) (.clk_i, .rst_ni(1'b1), .pulse_i(1'b1), .sample_i(1'b1),
            .voltage_i(\(name)_voltage)\(seconds), .current_o(\(name)_current));
        always @(negedge clk_i) begin
          if (pulses > 0) begin
      \(values.map {
        "      \(name)_hash = (\(name)_hash ^ $realtobits(\($0) == 0.0 ? 0.0 : \($0))) * 64'h100000001b3;"
      }.joined(separator: "\n"))
            if (pulses % \(interval) == 0) $display("\(name) %0d %0d", pulses, \(name)_hash);
          end
          \(name)_voltage <= \(entry.voltage) * normal(0, \(place), pulses);
          \(name)_seconds <= \(entry.step) * uniform(1, \(place), pulses);
        end

      """
  }

  private static func module(_ bodies: String) -> String {
    """
    module bench (input logic clk_i);
      int unsigned seed = \(seed);
      longint unsigned pulses = 0;
    \(CounterGenerator.systemVerilog)\(CounterGenerator.systemVerilogUniform)
    \(bodies)
      always @(posedge clk_i) begin
        pulses <= pulses + 1;
      end
    endmodule

    """
  }

  /// The clock falls first, which gives the stimuli of the first pulse.
  private static let program = """
    #include "Vbench.h"
    #include "verilated.h"
    int main() {
      const char *arguments[] = {"bench", "+memweave_seed=\(seed)"};
      Verilated::commandArgs(2, arguments);
      Vbench bench;
      bench.clk_i = 1;
      bench.eval();
      for (int pulse = 0; pulse <= \(pulses); ++pulse) {
        bench.clk_i = 0;
        bench.eval();
        bench.clk_i = 1;
        bench.eval();
      }
      bench.final();
    }
    """
}
