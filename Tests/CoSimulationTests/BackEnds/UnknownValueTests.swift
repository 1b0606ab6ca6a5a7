import Generation
import Testing

@testable import CoSimulation

/// State without a value, which two-valued simulators take for 0.
@Suite struct UnknownValueTests {
  /// A register that is not reset comes out at once; its port and its cycle are told, and the register
  /// itself.
  @Test func anUninitialisedRegisterIsFound() throws {
    let bench = try BackEndBench(states: 3)
    let sources = try bench.sources(
      with: "      current_rate_q <= 16'd0;\n", as: "",
      in: "rtl/normalised_learning_rate_unit.sv")
    let list = try bench.list(4)
    let run = try SimulationBackEnd.icarus.run(list, on: bench.design, sources: sources)
    // Two cycles under reset, and the one in which it is let go.
    #expect(
      run.unknowns.outputs == [
        .init(port: "trace_learning_rate_o", bits: "0xxxxxxxxxxxxxxxx", cycle: 4, transaction: 0)
      ])
    // What is computed from it is unknown too.
    #expect(
      run.unknowns.state == [
        "u_agent.u_rate_unit.current_rate_q", "u_agent.u_temporal_difference.product_q",
      ])
    #expect(
      "\(run.unknowns)" == """
        unknown output: trace_learning_rate_o is 0xxxxxxxxxxxxxxxx in cycle 4, transaction 0
        without a value after the reset: u_agent.u_rate_unit.current_rate_q, \
        u_agent.u_temporal_difference.product_q
        """)
  }

  /// State without a value that is written before it is used is told, and is no failure.
  @Test func stateThatDoesNotComeOutIsToldOnly() throws {
    let bench = try BackEndBench(states: 3)
    let sources = try bench.sources(
      with: "      remaining_q <= 15'd0;\n", as: "", in: "rtl/value_writer.sv")
    let list = try bench.list(4)
    let run = try SimulationBackEnd.icarus.run(list, on: bench.design, sources: sources)
    #expect(run.unknowns.outputs == [])
    #expect(run.unknowns.state == ["u_agent.u_tile.u_writer.remaining_q"])
    #expect(list.firstMismatch(in: run) == nil)
  }

  /// Words of memories are looked at when the start is over, those of one index.
  @Test func aMemoryWithoutValuesIsTold() throws {
    let bench = try BackEndBench(states: 3)
    let sources = try bench.sources(
      with: "  assign last_slice",
      as: """
          logic [3:0] filled [0:7];
          logic [2:0] spare_q [9:4];
          logic [2:0] grid_q [0:1][0:3];
          always_ff @(posedge clk_i) grid_q[0][1] <= 3'd1;
          initial for (int i = 0; i < 8; i++) filled[i] = 4'd3;
          always_ff @(posedge clk_i) spare_q[7] <= 3'd1;
          assign last_slice
        """, in: "rtl/value_writer.sv")
    let list = try bench.list(2)
    let run = try SimulationBackEnd.icarus.run(list, on: bench.design, sources: sources)
    #expect(list.firstMismatch(in: run) == nil)
    #expect(
      run.unknowns.memories == [
        .init(path: "u_agent.u_tile.u_writer.spare_q", unknown: 5, words: 6, first: 4)
      ])
    #expect(
      "\(run.unknowns)" == """
        without a value after the start: 5 of the 6 words of u_agent.u_tile.u_writer.spare_q, the \
        first of them 4
        """)
  }

  /// A loop without delay stops the simulator's time; wall-clock time ends it.
  @Test func aSimulatorWhoseTimeStandsStillIsEnded() throws {
    let bench = try BackEndBench(states: 3)
    let sources = try bench.sources(
      with: "  assign last_slice",
      as: """
          reg endless = 1'b0;
          always @(endless) endless <= ~endless;
          initial #7 endless = 1'b1;
          assign last_slice
        """, in: "rtl/value_writer.sv")
    let builder = ModelBuilder(
      cache: TestModels.builder.cache, runner: ToolRunner(limit: .seconds(4)))
    let failure = try #require(throws: ToolFailure.self) {
      try SimulationBackEnd.icarus.run(
        bench.list(1), on: bench.design, sources: sources, builder: builder)
    }
    #expect(failure.tool == "vvp" && failure.reason == .timedOut(limit: .seconds(4)))
  }

  @Test func icarusTellsWhereTheTextIsWrong() throws {
    let bench = try BackEndBench(states: 3)
    let sources = try bench.sources(
      with: "assign last_slice", as: "asign last_slice", in: "rtl/value_writer.sv")
    let failure = try #require(throws: ToolFailure.self) {
      try SimulationBackEnd.icarus.run(bench.list(1), on: bench.design, sources: sources)
    }
    #expect(failure.tool == "iverilog")
    let place = try #require(failure.report.diagnostics.first?.place)
    #expect(place.file == "rtl/value_writer.sv" && place.line > 20)
  }

  @Test func aDumpGivesTheUnknownRegisters() {
    let snapshot = SignalSnapshot(
      dump: """
        $scope module testbench $end
        $scope module dut $end
        $var reg 4 ! count_q [3:0] $end
        $var wire 1 # sum $end
        $scope module u_part $end
        $var reg 1 $ busy_q $end
        $var reg 1 % busy_d $end
        $upscope $end
        $var reg 1 & held_q $end
        $upscope $end
        $enddefinitions $end
        $dumpvars
        b10x1 !
        x#
        x$
        x%
        0&
        $end
        $dumpoff
        x&
        $end
        """)
    #expect(snapshot.unknownVariables == ["count_q", "u_part.busy_q"])
  }
}
