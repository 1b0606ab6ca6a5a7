// @{summary}: one device.
//
// Behavioural, not for synthesis. The arithmetic is on `real`, operation by operation that of the
// Swift model it was printed from.@{randomness}
// Voltages are in volts, currents in amperes, times in seconds.
module @{name}_cell@{parameters} (
  input  logic clk_i,
  // Clears the sampled current; the device keeps its state.
  input  logic rst_ni,
  // At each clock edge of pulse_i the state moves@{pulse_effect}. A step that the device does not
  // take, or a state that is no number any more, ends the simulation with a message.
  input  logic pulse_i,
  // At each clock edge of sample_i the current at voltage_i is taken, with the state before it.
  input  logic sample_i,
  input  real  voltage_i,@{seconds_port}
  output real  current_o
);

@{constants}
@{states}
@{generator}@{functions}
  always_comb begin
@{next_state}
  end

  initial begin
@{initial}
    current_o = 0.0;
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      current_o <= 0.0;
    end else begin
      if (sample_i) begin
@{sample}
      end
      if (pulse_i) begin
@{pulse}
      end
    end
  end

endmodule
