// Second-order memristor with an oxygen gradient, with its pulse driver and comparator.
//
// Behavioural, not for synthesis: it stands for a hard macro, and only its pins are real.
// The arithmetic is on `real`, operation by operation that of the golden model. Random numbers
// depend on the plusarg `memweave_seed` (0 where it is not given) and on how many
// samples came before.
// Voltages are in volts, currents in amperes, conductances in siemens, times in seconds.
module maze_walker_gradient_macro (
  input  logic clk_i,
  // Clears the held sample; the devices keep their states.
  input  logic rst_ni,
  // A pulse at each clock edge.
  input  logic pulse_i,
  input  logic [4:0] pulse_amplitude_i,
  // Puts the device back before its first pulse at each clock edge.
  input  logic restore_i,
  // At each clock edge the time of one tick passes; a pulse at the same edge is lost.
  input  logic tick_i,
  // Reading: from the clock edge of sample_i on the current of the device is held, or that of the
  // reference with reference_i; comparator_o says whether it is at least that of threshold_i.
  input  logic reference_i,
  input  logic sample_i,
  input  logic [13:0] threshold_i,
  output logic comparator_o
);

  // The stream of random numbers.
  localparam int SAMPLE_STREAM = 5;
  // The device and its voltages.
  localparam real INITIAL_CONDUCTANCE = 0.0001;
  localparam real STRETCHING = 0.8;
  localparam real PLATEAU_SCALE = 7.152972816331333;
  localparam real READ_VOLTAGE = 0.1;
  localparam real REMAINING_FRACTION = 0.9999916667013888;
  localparam real AMPLITUDE_STEP = 0.1;
  localparam real DRIVE_THRESHOLD = 2.0;
  localparam real HOLD_THRESHOLD = 1.0;
  localparam real LAST_PLATEAU = 40.0;
  localparam real READ_NOISE = 0.0;
  localparam real REFERENCE_CURRENT = 5.100311279296876e-06;
  localparam real COMPARATOR_OFFSET = 1.0200000000000003e-07;
  localparam real LOW_CURRENT = 0.0;
  localparam real STEP_CURRENT = 6.225585937500001e-10;

  // The plateau, a whole number; the fraction of the way back, 0 to 1; 1 from a drive pulse to its
  // hold pulse, else 0.
  real plateau_q /*verilator public_flat_rd*/;
  real recovered_q /*verilator public_flat_rd*/;
  real pending_q /*verilator public_flat_rd*/;
  // The current that was sampled last, with the comparator's offset.
  real compared_q;
  longint unsigned samples_q;
  int unsigned seed;

  // One output of a SplitMix64 sequence.
  function automatic longint unsigned mixed(input longint unsigned state);
    longint unsigned word;
    word = state + 64'h9E3779B97F4A7C15;
    word = (word ^ (word >> 30)) * 64'hBF58476D1CE4E5B9;
    word = (word ^ (word >> 27)) * 64'h94D049BB133111EB;
    mixed = word ^ (word >> 31);
  endfunction

  // The sum of the four 16-bit numbers in a word.
  function automatic int sum_of_quarters(input longint unsigned word);
    sum_of_quarters =
        int'(word[15:0]) + int'(word[31:16]) + int'(word[47:32]) + int'(word[63:48]);
  endfunction

  // A random number of mean 0 and variance 1: the sum of twelve uniform ones.
  // It depends on its arguments and the seed alone.
  function automatic real normal(
      input int stream, input int index, input longint unsigned draw);
    longint unsigned key;
    int sum;
    key = mixed(mixed(mixed({stream, seed}) ^ {32'd0, index}) ^ draw);
    sum = sum_of_quarters(mixed(key)) + sum_of_quarters(mixed(key + 64'h9E3779B97F4A7C15))
        + sum_of_quarters(mixed(key + 64'h3C6EF372FE94F82A));
    normal = $itor(sum - 393210) / 65536.0;
  endfunction

  // The current with which the device is read.
  function automatic real current(input real plateau, input real recovered);
    real depth;
    real plateau_conductance;
    real conductance;
    depth = (plateau > 0.0) ? $exp(STRETCHING * $ln(plateau / PLATEAU_SCALE)) : 0.0;
    plateau_conductance = INITIAL_CONDUCTANCE * $exp(-depth);
    conductance = plateau_conductance + (INITIAL_CONDUCTANCE - plateau_conductance) * recovered;
    current = conductance * READ_VOLTAGE;
  endfunction

  // The recovered fraction after a tick.
  function automatic real relaxed(input real recovered);
    relaxed = 1.0 - (1.0 - recovered) * REMAINING_FRACTION;
  endfunction

  // The plateau after a pulse.
  function automatic real pulsed_plateau(
      input real plateau, input real pending, input real amplitude);
    real voltage;
    real held;
    real next_plateau;
    voltage = amplitude * AMPLITUDE_STEP;
    held = (voltage >= DRIVE_THRESHOLD) ? 0.0 : ((voltage >= HOLD_THRESHOLD) ? pending : 0.0);
    next_plateau = plateau + 1.0;
    pulsed_plateau = (held > 0.0) ? ((LAST_PLATEAU < next_plateau) ? LAST_PLATEAU : next_plateau) :
        plateau;
  endfunction

  // The recovered fraction after a pulse.
  function automatic real pulsed_recovered(
      input real recovered, input real pending, input real amplitude);
    real voltage;
    real held;
    voltage = amplitude * AMPLITUDE_STEP;
    held = (voltage >= DRIVE_THRESHOLD) ? 0.0 : ((voltage >= HOLD_THRESHOLD) ? pending : 0.0);
    pulsed_recovered = (held > 0.0) ? 0.0 : recovered;
  endfunction

  // Whether a hold pulse is awaited after a pulse: 1 or 0.
  function automatic real pulsed_pending(input real pending, input real amplitude);
    real voltage;
    real held;
    voltage = amplitude * AMPLITUDE_STEP;
    held = (voltage >= DRIVE_THRESHOLD) ? 0.0 : ((voltage >= HOLD_THRESHOLD) ? pending : 0.0);
    pulsed_pending = (voltage >= DRIVE_THRESHOLD) ? 1.0 : pending - held;
  endfunction

  // A reading with noise.
  function automatic real reading(input real nominal, input real normal_number);
    reading = nominal * (1.0 + READ_NOISE * normal_number);
  endfunction

  // The current that the comparator sees.
  function automatic real compared(input real sample);
    compared = sample + COMPARATOR_OFFSET;
  endfunction

  // The current at the lower edge of a trial code.
  function automatic real threshold(input real trial);
    threshold = LOW_CURRENT + trial * STEP_CURRENT;
  endfunction

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
