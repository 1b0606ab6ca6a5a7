(* blackbox *)
module sense_macro #(
  parameter LEVELS = 64,
  parameter CORNER = "typical"
) (
  input  logic       clk_i,
  input  logic       rst_ni,
  input  logic [1:0] row_i,
  output logic [5:0] code_o,
  output logic       is_ready_o
);
endmodule
