// Crossbar array with its converters' analogue parts.
(* blackbox *)
module maze_walker_crossbar_macro (
  input  logic       clk_i,
  input  logic       rst_ni,
  input  logic [6:0] row_i,  // the wordline that is driven
  input  logic [3:0] wordline_code_i,  // how far: the wordline converter's code
  input  logic [3:0] column_i,  // the bitline that is sensed or programmed
  input  logic       reference_i,  // senses the reference current instead of the bitline
  input  logic       sample_i,  // samples the sensed current at the clock edge
  input  logic [7:0] threshold_i,  // the code the sampled current is compared with
  output logic       comparator_o,  // the sampled current reaches the threshold
  input  logic       pulse_i,  // programs the selected cell at the clock edge
  input  logic       pulse_set_i,  // SET, not RESET
  input  logic [4:0] pulse_amplitude_i
);
endmodule
