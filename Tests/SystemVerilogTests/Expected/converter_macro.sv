(* blackbox *)
module converter_macro #(
  parameter LEVELS = 64
) (
  input  logic              clk_i,
  input  logic              rst_ni,
  input  logic              start_i,
  output logic              done_o,  // one cycle long
  output logic signed [5:0] code_o
);
endmodule
