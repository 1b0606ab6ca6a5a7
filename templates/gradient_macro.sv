// Second-order memristor with an oxygen gradient, with its pulse driver and comparator.
//
// Behavioural, not for synthesis: it stands for a hard macro, and only its pins are real.
// The arithmetic is on `real`, operation by operation that of the golden model. Random numbers
// depend on the plusarg `memweave_seed` (0 where it is not given) and on how many
// samples came before.
// Voltages are in volts, currents in amperes, conductances in siemens, times in seconds.
module @{name}_gradient_macro (
  input  logic clk_i,
  // Clears the held sample; the devices keep their states.
  input  logic rst_ni,
  // A pulse at each clock edge.
  input  logic pulse_i,
  input  logic [@{amplitude_msb}:0] pulse_amplitude_i,
  // Puts the device back before its first pulse at each clock edge.
  input  logic restore_i,
  // At each clock edge the time of one tick passes; a pulse at the same edge is lost.
  input  logic tick_i,
  // Reading: from the clock edge of sample_i on the current of the device is held, or that of the
  // reference with reference_i; comparator_o says whether it is at least that of threshold_i.
  input  logic reference_i,
  input  logic sample_i,
  input  logic [@{threshold_msb}:0] threshold_i,
  output logic comparator_o
);

  // The stream of random numbers.
  localparam int SAMPLE_STREAM = @{sample_stream};
  // The device and its voltages.
@{constants}
  // The plateau, a whole number; the fraction of the way back, 0 to 1; 1 from a drive pulse to its
  // hold pulse, else 0.
  real plateau_q /*verilator public_flat_rd*/;
  real recovered_q /*verilator public_flat_rd*/;
  real pending_q /*verilator public_flat_rd*/;
  // The current that was sampled last, with the comparator's offset.
  real compared_q;
  longint unsigned samples_q;
  int unsigned seed;

@{generator}
@{functions}
  // The current of a sample.
  function automatic real sampled(input real plateau, input real recovered);
    sampled = reading(current(plateau, recovered), normal(SAMPLE_STREAM, 0, samples_q));
  endfunction

  initial begin
    if ($value$plusargs("memweave_seed=%d", seed) == 0) seed = 0;
    plateau_q = 0.0;
    recovered_q = 0.0;
    pending_q = 0.0;
    compared_q = 0.0;
    samples_q = 0;
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      compared_q <= 0.0;
    end else begin
      if (sample_i) begin
        samples_q <= samples_q + 1;
        compared_q <= reference_i
            ? compared(REFERENCE_CURRENT) : compared(sampled(plateau_q, recovered_q));
      end
      if (restore_i) begin
        plateau_q <= 0.0;
        recovered_q <= 0.0;
        pending_q <= 0.0;
      end else if (tick_i) begin
        recovered_q <= relaxed(recovered_q);
      end else if (pulse_i) begin
        plateau_q <= pulsed_plateau(plateau_q, pending_q, $itor(pulse_amplitude_i));
        recovered_q <= pulsed_recovered(recovered_q, pending_q, $itor(pulse_amplitude_i));
        pending_q <= pulsed_pending(pending_q, $itor(pulse_amplitude_i));
      end
    end
  end

  assign comparator_o = compared_q >= threshold($itor(threshold_i));

endmodule
