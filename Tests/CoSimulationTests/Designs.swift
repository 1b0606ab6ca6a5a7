import CoSimulation

/// Small designs written by hand.
enum Designs {
  static let counter = ModelDescription(
    top: "counter",
    sources: [ModelSource(name: "rtl/counter.sv", text: counterText)],
    ports: [
      ModelPort("enable_i", width: 1, .input),
      ModelPort("count_o", width: 8, .output),
      ModelPort("wrapped_o", width: 1, .output),
    ])

  static let counterText = """
    module counter (
      input  logic       clk_i,
      input  logic       rst_ni,
      input  logic       enable_i,
      output logic [7:0] count_o,
      output logic       wrapped_o
    );
      always_ff @(posedge clk_i or negedge rst_ni) begin
        if (!rst_ni) count_o <= 8'd0;
        else if (enable_i) count_o <= count_o + 8'd1;
      end
      assign wrapped_o = enable_i & (count_o == 8'd255);
    endmodule
    """

  /// A ready/valid adder of two cycles, with ports of every C++ type.
  static let adder = ModelDescription(
    top: "adder",
    sources: [ModelSource(name: "adder.sv", text: adderText)],
    ports: [
      ModelPort("valid_i", width: 1, .input),
      ModelPort("ready_o", width: 1, .output),
      ModelPort("a_i", width: 64, .input),
      ModelPort("b_i", width: 33, .input),
      ModelPort("c_i", width: 20, .input),
      ModelPort("d_i", width: 12, .input),
      ModelPort("valid_o", width: 1, .output),
      ModelPort("sum_o", width: 64, .output),
      ModelPort("difference_o", width: 13, .output),
    ],
    recorders: [
      ModelRecorder(valid: "valid_i", fields: ["a_i", "ready_o"]),
      ModelRecorder(valid: "valid_o", fields: ["sum_o", "difference_o"]),
    ])

  private static let adderText = """
    module adder (
      input  logic               clk_i,
      input  logic               rst_ni,
      input  logic               valid_i,
      output logic               ready_o,
      input  logic        [63:0] a_i,
      input  logic        [32:0] b_i,
      input  logic        [19:0] c_i,
      input  logic        [11:0] d_i,
      output logic               valid_o,
      output logic        [63:0] sum_o,
      output logic signed [12:0] difference_o
    );
      logic busy_q;
      assign ready_o = !busy_q;
      always_ff @(posedge clk_i or negedge rst_ni) begin
        if (!rst_ni) begin
          busy_q <= 1'b0;
          valid_o <= 1'b0;
          sum_o <= 64'd0;
          difference_o <= 13'sd0;
        end else begin
          busy_q <= valid_i & ready_o;
          valid_o <= busy_q;
          if (valid_i & ready_o) begin
            sum_o <= a_i + 64'(b_i) + 64'(c_i);
            difference_o <= $signed({1'b0, d_i}) - 13'sd2000;
          end
        end
      end
    endmodule
    """

  /// Cells of `real` behind digital pins, seeded by a plusarg, two instances deep; one of them in a
  /// module that Verilator must not dissolve.
  static let cells = ModelDescription(
    top: "array",
    sources: [
      ModelSource(name: "macro.sv", text: macroText),
      ModelSource(name: "array.sv", text: arrayText),
    ],
    headers: [ModelSource(name: "size.svh", text: "localparam int unsigned Cells = 12;\n")],
    ports: [
      ModelPort("pulse_i", width: 1, .input),
      ModelPort("cell_i", width: 4, .input),
      ModelPort("high_o", width: 3, .output),
    ],
    probes: [
      ModelProbe("plain", instancePath: ["u_macro"], variable: "state_q", count: 12),
      ModelProbe("total", instancePath: ["u_macro"], variable: "total_q", count: 1),
      ModelProbe(
        "first", instancePath: ["gen_whole[0]", "u_whole"], variable: "state_q", count: 12),
      ModelProbe(
        "second", instancePath: ["gen_whole[1]", "u_whole"], variable: "state_q", count: 12),
    ])

  private static let macroText = """
    module macro #(
      parameter real Step = 0.125
    ) (
      input  logic       clk_i,
      input  logic       pulse_i,
      input  logic [3:0] cell_i,
      output logic       high_o
    );
      `include "size.svh"
      real state_q[0:Cells-1]  /*verilator public_flat_rd*/;
      real total_q  /*verilator public_flat_rd*/;
      longint unsigned seed, mixed;

      initial begin
        seed = 64'd1;
        if ($value$plusargs("seed=%h", seed)) begin end
        for (int unsigned i = 0; i < Cells; i++) begin
          mixed = (seed + 64'(i)) * 64'h9E37_79B9_7F4A_7C15;
          mixed = mixed ^ (mixed >> 31);
          state_q[4'(i)] = real'(mixed >> 11) * (1.0 / 9007199254740992.0);
        end
        total_q = 0.0;
      end

      always_ff @(posedge clk_i) begin
        if (pulse_i) begin
          state_q[cell_i] <= state_q[cell_i] + Step * $exp(-state_q[cell_i]);
          total_q <= total_q + 1.0;
        end
      end
      assign high_o = state_q[cell_i] > 1.0;
    endmodule

    module whole (
      input  logic       clk_i,
      input  logic       pulse_i,
      input  logic [3:0] cell_i,
      output logic       high_o
    );  /*verilator no_inline_module*/
      `include "size.svh"
      real state_q[0:Cells-1]  /*verilator public_flat_rd*/;
      initial for (int unsigned i = 0; i < Cells; i++) state_q[4'(i)] = real'(i);
      always_ff @(posedge clk_i) if (pulse_i) state_q[cell_i] <= state_q[cell_i] * 2.0;
      assign high_o = state_q[cell_i] > 8.0;
    endmodule
    """

  private static let arrayText = """
    module array (
      input  logic       clk_i,
      input  logic       rst_ni,
      input  logic       pulse_i,
      input  logic [3:0] cell_i,
      output logic [2:0] high_o
    );
      macro u_macro (.clk_i, .pulse_i(pulse_i & rst_ni), .cell_i, .high_o(high_o[0]));
      for (genvar i = 0; i < 2; i++) begin : gen_whole
        whole u_whole (.clk_i, .pulse_i(pulse_i & rst_ni), .cell_i, .high_o(high_o[i+1]));
      end
    endmodule
    """
}
