(* blackbox *)
module level_macro (
  input  logic       enable_i,
  output logic [2:0] level_o
);
endmodule
