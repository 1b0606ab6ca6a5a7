// Crossbar of 100 x 12 ohmic memristors with its wordline converter and comparator.
//
// Behavioural, not for synthesis: it stands for a hard macro, and only its pins are real.
// The arithmetic is on `real`, operation by operation that of the golden model. Random numbers
// depend on the plusarg `memweave_seed` (0 where it is not given), on the cell or column, and on
// how many pulses or samples came before.
// Voltages are in volts, currents in amperes, conductances in siemens, times in seconds.
module maze_walker_crossbar_macro (
  input  logic clk_i,
  // Clears the held sample; the devices keep their states.
  input  logic rst_ni,
  // The wordline that is driven, the code of its converter, and the column that is looked at.
  input  logic [6:0] row_i,
  input  logic [3:0] wordline_code_i,
  input  logic [3:0] column_i,
  // Reading: from the clock edge of sample_i on the current of the cell is held, or that of the
  // reference with reference_i; comparator_o says whether it is at least that of threshold_i.
  input  logic reference_i,
  input  logic sample_i,
  input  logic [7:0] threshold_i,
  output logic comparator_o,
  // Programming: one pulse at each clock edge, SET or RESET.
  input  logic pulse_i,
  input  logic pulse_set_i,
  input  logic [4:0] pulse_amplitude_i
);

  localparam int COLUMNS = 12;
  localparam int CELLS = 1200;
  // Streams of random numbers.
  localparam int DEVICE_STREAM = 1;
  localparam int CYCLE_STREAM = 2;
  localparam int SAMPLE_STREAM = 3;
  // The device, its voltages and its spreads.
  localparam real OFF_CONDUCTANCE = 2.0e-06;
  localparam real LOGARITHM_OF_ON_OFF_RATIO = 6.214608098422191;
  localparam real READ_VOLTAGE = 0.2;
  localparam real READ_CODE = 15.0;
  localparam real READ_NOISE = 0.001;
  localparam real REFERENCE_CURRENT = 0.000101375;
  localparam real COMPARATOR_OFFSET = 1.9200000000000003e-06;
  localparam real LOW_CURRENT = 5.000000000000001e-06;
  localparam real STEP_CURRENT = 7.5e-07;
  localparam real SET_WIDTH = 0.001;
  localparam real RESET_WIDTH = 0.001;
  localparam real SET_LIMIT = 1.2;
  localparam real SET_START = 0.5;
  localparam real SET_STEP = 0.01;
  localparam real RESET_LIMIT = 3.2;
  localparam real RESET_START = 2.66;
  localparam real RESET_STEP = 0.04;
  localparam real DEVICE_SPREAD = 0.2;
  localparam real CYCLE_SPREAD = 0.1;
  localparam real LOGARITHM_OF_SET_TIME_AT_UPPER_KNEE = -19.757665636658587;
  localparam real UPPER_KNEE = 1.2;
  localparam real THIRD_SET_DECLINE = 2.0932591754491323;
  localparam real LOGARITHM_OF_SET_TIME_AT_LOWER_KNEE = -13.815510557964274;
  localparam real LOWER_KNEE = 0.8;
  localparam real SECOND_SET_DECLINE = 14.85538769673578;
  localparam real FIRST_SET_DECLINE = 46.051701859880914;
  localparam real FULL_RESET_TIME = 0.002;
  localparam real FULL_RESET_VOLTAGE = 3.2;
  localparam real RESET_DECLINE = 11.512925464970229;

  // Of each cell, 0 (high resistance) to 1 (low resistance), at row * COLUMNS + column.
  real state_q [0:CELLS-1] /*verilator public_flat_rd*/;
  // The current that was sampled last, with the comparator's offset.
  real compared_q /*verilator public_flat_rd*/;
  longint unsigned samples_q;
  longint unsigned pulses_q;
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

  // The current of a cell whose wordline is driven with a code.
  function automatic real cell_current(input real state, input real wordline_code);
    real relative_conductance;
    real conductance;
    real wordline_voltage;
    relative_conductance = $exp(LOGARITHM_OF_ON_OFF_RATIO * state);
    conductance = OFF_CONDUCTANCE * relative_conductance;
    wordline_voltage = READ_VOLTAGE * wordline_code / READ_CODE;
    cell_current = conductance * wordline_voltage;
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

  // The magnitude of a SET pulse.
  function automatic real set_magnitude(input real amplitude);
    real ramp;
    ramp = SET_START + amplitude * SET_STEP;
    set_magnitude = (SET_LIMIT < ramp) ? SET_LIMIT : ramp;
  endfunction

  // The magnitude of a RESET pulse.
  function automatic real reset_magnitude(input real amplitude);
    real ramp;
    ramp = RESET_START + amplitude * RESET_STEP;
    reset_magnitude = (RESET_LIMIT < ramp) ? RESET_LIMIT : ramp;
  endfunction

  // How much faster than nominal a cell switches, from its and the pulse's random number.
  function automatic real programming_rate(input real cell_number, input real pulse_number);
    programming_rate = $exp(DEVICE_SPREAD * cell_number) * $exp(CYCLE_SPREAD * pulse_number);
  endfunction

  // The state after a pulse: SET when the voltage is negative, else RESET.
  function automatic real pulsed(
      input real state, input real voltage, input real width, input real rate);
    real exposure;
    real opposite;
    real above_upper_knee;
    real third_region;
    real above_lower_knee;
    real second_region;
    real first_region;
    real slowest_lower_region;
    real set_time;
    real below_full_reset;
    real reset_time;
    real moved;
    real at_least_zero;
    exposure = width * rate;
    opposite = -voltage;
    above_upper_knee = opposite - UPPER_KNEE;
    third_region = LOGARITHM_OF_SET_TIME_AT_UPPER_KNEE - above_upper_knee * THIRD_SET_DECLINE;
    above_lower_knee = opposite - LOWER_KNEE;
    second_region = LOGARITHM_OF_SET_TIME_AT_LOWER_KNEE - above_lower_knee * SECOND_SET_DECLINE;
    first_region = LOGARITHM_OF_SET_TIME_AT_LOWER_KNEE - above_lower_knee * FIRST_SET_DECLINE;
    slowest_lower_region = (second_region > first_region) ? second_region : first_region;
    set_time = $exp((third_region > slowest_lower_region) ? third_region : slowest_lower_region);
    below_full_reset = FULL_RESET_VOLTAGE - voltage;
    reset_time = FULL_RESET_TIME * $exp(below_full_reset * RESET_DECLINE);
    moved = (voltage < 0.0) ? state + exposure / set_time : state - exposure / reset_time;
    at_least_zero = (0.0 > moved) ? 0.0 : moved;
    pulsed = (1.0 < at_least_zero) ? 1.0 : at_least_zero;
  endfunction

  function automatic int cell_at(input int row, input int column);
    cell_at = row * COLUMNS + column;
  endfunction

  // The current of a sample of one cell.
  function automatic real sampled(input int row, input int column, input real wordline_code);
    real nominal;
    nominal = cell_current(state_q[cell_at(row, column)], wordline_code);
    sampled = reading(nominal, normal(SAMPLE_STREAM, column, samples_q));
  endfunction

  // The state of a cell after one pulse.
  function automatic real programmed(input int position, input logic set, input real amplitude);
    real rate;
    real voltage;
    real width;
    rate = programming_rate(normal(DEVICE_STREAM, position, 64'd0),
        normal(CYCLE_STREAM, position, pulses_q));
    voltage = set ? -set_magnitude(amplitude) : reset_magnitude(amplitude);
    width = set ? SET_WIDTH : RESET_WIDTH;
    programmed = pulsed(state_q[position], voltage, width, rate);
  endfunction

  initial begin
    if ($value$plusargs("memweave_seed=%d", seed) == 0) seed = 0;
    for (int position = 0; position < CELLS; position++) state_q[position] = 0.0;
    compared_q = 0.0;
    samples_q = 0;
    pulses_q = 0;
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      compared_q <= 0.0;
    end else begin
      if (sample_i) begin
        samples_q <= samples_q + 1;
        compared_q <= reference_i
            ? compared(REFERENCE_CURRENT)
            : compared(sampled(int'(row_i), int'(column_i), $itor(wordline_code_i)));
      end
      if (pulse_i) begin
        pulses_q <= pulses_q + 1;
        state_q[cell_at(int'(row_i), int'(column_i))] <= programmed(
            cell_at(int'(row_i), int'(column_i)), pulse_set_i, $itor(pulse_amplitude_i));
      end
    end
  end

  assign comparator_o = compared_q >= threshold($itor(threshold_i));

endmodule
