import TestSupport
import Testing

@testable import DevicePhysics

/// The printed texts end with a message where a step is too long or a state leaves the numbers.
struct DivergenceTests {
  static let equations = DeviceEquations(Runaway(), name: "runaway", step: 0.5)

  private func verilated(_ backEnd: BackEnd, ports: String, seconds: String) throws -> String {
    let workspace = try Workspace()
    let file = backEnd.fileName(of: Self.equations)
    try workspace.write(backEnd.text(of: Self.equations), to: file)
    let name = file.replacing(".sv", with: "")
    try workspace.write(
      """
      module bench (input logic clk_i);
        real current;
        \(name) \(ports)
            .clk_i, .rst_ni(1'b1), .pulse_i(1'b1), .sample_i(1'b1), .voltage_i(1.0),
            .seconds_i(\(seconds)), .current_o(current));
      endmodule

      """, to: "bench.sv")
    try workspace.write(
      """
      #include "Vbench.h"
      #include "verilated.h"
      int main() {
        Vbench bench;
        for (int edge = 0; edge < 60; ++edge) { bench.clk_i = edge & 1; bench.eval(); }
      }
      """, to: "main.cpp")
    let build = try workspace.run(
      "verilator",
      [
        "--cc", "--exe", "--build", "-Wno-lint", "-Wno-style", "--top-module", "bench",
        "-MAKEFLAGS", "OBJCACHE=ccache OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0", "main.cpp",
        "bench.sv", file,
      ])
    try #require(build.status == 0, "\(build.output)")
    let run = try workspace.run("obj_dir/Vbench", [])
    #expect(run.status != 0)
    return run.output
  }

  @Test func theCellSaysWhatDiverges() throws {
    let output = try verilated(.systemVerilog, ports: "cell_under_test (", seconds: "0.5")
    #expect(output.contains("bench.cell_under_test: height diverges at 1 V"), "\(output)")
  }

  @Test func theCrossbarSaysWhichStepIsTooLong() throws {
    let output = try verilated(
      .systemVerilogArray,
      ports: "#(.ROWS(2), .COLUMNS(2)) crossbar (.rows_i(2'd3), .columns_i(2'd3), .column_i(1'd0),",
      seconds: "1.5")
    #expect(output.contains("bench.crossbar: seconds_i is 1.5; expected 0 to 1"), "\(output)")
  }

  @Test(arguments: [
    ("0.5", "height diverges"), ("-1.0", "seconds_i is out of range; expected 0 to 1.0"),
  ])
  func theModuleReportsItToSystemC(_ seconds: String, _ message: String) throws {
    let workspace = try Workspace()
    try workspace.write(BackEnd.systemC.text(of: Self.equations), to: "runaway_cell.hpp")
    try workspace.write(
      """
      #include "runaway_cell.hpp"
      int sc_main(int, char **) {
        sc_core::sc_signal<bool> clock, on;
        sc_core::sc_signal<double> volts, seconds, current;
        runaway_cell cell("cell");
        cell.clk_i(clock); cell.pulse_i(on); cell.sample_i(on); cell.voltage_i(volts);
        cell.seconds_i(seconds); cell.current_o(current);
        on = true;
        volts = 1;
        seconds = \(seconds);
        for (int edge = 0; edge < 60; ++edge) {
          clock = edge & 1;
          sc_core::sc_start(1, sc_core::SC_NS);
        }
        return 0;
      }
      """, to: "main.cpp")
    let compile = try workspace.run(
      "ccache", ["g++", "-std=c++17", "-O0", "-ffp-contract=off", "-c", "main.cpp"])
    try #require(compile.status == 0, "\(compile.output)")
    let link = try workspace.run("g++", ["main.o", "-lsystemc", "-o", "bench"])
    try #require(link.status == 0, "\(link.output)")
    let run = try workspace.run("./bench", [])
    #expect(run.status != 0)
    #expect(run.output.contains(message), "\(run.output)")
  }
}
