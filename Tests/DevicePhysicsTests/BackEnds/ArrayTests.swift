import TestSupport
import Testing

@testable import DevicePhysics

/// The printed crossbar and `DeviceArray` agree to the last bit.
struct ArrayTests {
  static let rows = 6
  static let columns = 5
  static let seed: UInt32 = 11
  static let edges = 400

  /// A device with random numbers, one without, and one with all imperfections, some of which draw
  /// at each reading.
  @Test(arguments: ["silver-selector", "ohmic", "imperfect-selector"])
  func theCrossbarAgreesToTheLastBit(_ name: String) throws {
    let entries = DeviceLibrary.entries + ExactnessBench.imperfect
    let entry = try #require(entries.first { $0.name == name })
    func expected<Device: MemristorModel>(_ device: Device) -> [String] {
      Self.expectation(device, entry)
    }
    let shown = try Self.simulated(entry)
    #expect(shown == expected(entry.model))
    #expect(Set(shown).count > Self.edges / 4)
  }

  private static func expectation<Device: MemristorModel>(
    _ device: Device, _ entry: DeviceLibrary.Entry
  ) -> [String] {
    let generator = CounterGenerator(seed: seed)
    var array = DeviceArray(device, rows: rows, columns: columns, seed: seed)
    return (0..<UInt64(edges)).map { edge in
      let word = generator.word(stream: 0, index: 0, draw: edge)
      let voltage = entry.voltage * generator.normal(stream: 1, index: 0, draw: edge)
      let driven = (0..<rows).filter { word >> $0 & 1 == 1 }
      let pulsed = (0..<columns).filter { word >> ($0 + 16) & 1 == 1 }
      let column = Int(word >> 32 & 0xFF) % columns
      let current = array.sample(column: column, rows: driven, voltage: voltage)
      if word >> 63 == 1 {
        array.pulse(rows: driven, columns: pulsed, voltage: voltage, seconds: entry.step)
      }
      return "\(current.bitPattern)"
    }
  }

  private static func simulated(_ entry: DeviceLibrary.Entry) throws -> [String] {
    let workspace = try Workspace()
    let equations = entry.equations
    let text = try BackEnd.systemVerilogArray.text(of: equations)
    try workspace.write(text, to: "array.sv")
    try workspace.write(bench(entry, equations.name), to: "bench.sv")
    try workspace.write(program, to: "main.cpp")
    let build = try workspace.run(
      "verilator",
      [
        "--cc", "--exe", "--build", "-O3", "-Wno-lint", "-Wno-style", "--top-module", "bench",
        "-CFLAGS", "-ffp-contract=off", "-MAKEFLAGS",
        "OBJCACHE=ccache OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O0", "main.cpp", "bench.sv",
        "array.sv",
      ])
    try #require(build.status == 0, "\(build.output)")
    let run = try workspace.run("obj_dir/Vbench", [])
    return run.output.split(separator: "\n").map(String.init)
  }

  private static func bench(_ entry: DeviceLibrary.Entry, _ name: String) -> String {
    """
    module bench (input logic clk_i);
      int unsigned seed = \(seed);
      longint unsigned edges = 0;
      longint unsigned word = 0;
      real voltage, current;
    \(CounterGenerator.systemVerilog)
      \(name)_array #(.ROWS(\(rows)), .COLUMNS(\(columns))) array (
          .clk_i, .rst_ni(1'b1), .pulse_i(word[63]), .sample_i(1'b1), .rows_i(word[\(rows - 1):0]),
          .columns_i(word[\(columns + 15):16]), .column_i(3'(word[39:32] % \(columns))),
          .voltage_i(voltage), .seconds_i(\(entry.step)), .current_o(current));
      always @(negedge clk_i) begin
        if (edges > 0) $display("%0d", $realtobits(current));
        word <= mixed(mixed(mixed(mixed({32'd0, seed}) ^ 64'd0) ^ edges));
        voltage <= \(entry.voltage) * normal(1, 0, edges);
      end
      always @(posedge clk_i) edges <= edges + 1;
    endmodule

    """
  }

  private static let program = """
    #include "Vbench.h"
    #include "verilated.h"
    int main() {
      const char *arguments[] = {"bench", "+memweave_seed=\(seed)"};
      Verilated::commandArgs(2, arguments);
      Vbench bench;
      bench.clk_i = 1;
      bench.eval();
      for (int edge = 0; edge <= \(edges); ++edge) {
        bench.clk_i = 0;
        bench.eval();
        bench.clk_i = 1;
        bench.eval();
      }
      bench.final();
    }
    """
}
