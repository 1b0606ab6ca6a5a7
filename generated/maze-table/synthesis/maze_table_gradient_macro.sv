// Second-order memristor with its converters' analogue parts.
(* blackbox *)
module maze_table_gradient_macro (
  input  logic        clk_i,
  input  logic        rst_ni,
  input  logic        restore_i,  // puts the device back before its first plateau at the clock edge
  input  logic        pulse_i,  // gives a pulse at the clock edge
  input  logic [4:0]  pulse_amplitude_i,
  input  logic        tick_i,  // one tick of device time passes at the clock edge
  input  logic        reference_i,  // senses the reference current instead of the device
  input  logic        sample_i,  // samples the sensed current at the clock edge
  input  logic [13:0] threshold_i,  // the code the sampled current is compared with
  output logic        comparator_o  // the sampled current reaches the threshold
);
endmodule
