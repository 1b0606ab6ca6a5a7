// Crossbar of @{rows} x @{columns} ohmic memristors with its wordline converter and comparator.
//
// Behavioural, not for synthesis: it stands for a hard macro, and only its pins are real.
// The arithmetic is on `real`, operation by operation that of the golden model. Random numbers
// depend on the plusarg `memweave_seed` (0 where it is not given), on the cell or column, and on
// how many pulses or samples came before.
// Voltages are in volts, currents in amperes, conductances in siemens, times in seconds.
module @{name}_crossbar_macro (
  input  logic clk_i,
  // Clears the held sample; the devices keep their states.
  input  logic rst_ni,@{tile_port}
  // The wordline that is driven, the code of its converter, and the column that is looked at.
  input  logic [@{row_msb}:0] row_i,
  input  logic [@{wordline_msb}:0] wordline_code_i,
  input  logic [@{column_msb}:0] column_i,
  // Reading: from the clock edge of sample_i on the current of the cell is held, or that of the
  // reference with reference_i; comparator_o says whether it is at least that of threshold_i.
  input  logic reference_i,
  input  logic sample_i,
  input  logic [@{threshold_msb}:0] threshold_i,
  output logic comparator_o,
  // Programming: one pulse at each clock edge, SET or RESET.
  input  logic pulse_i,
  input  logic pulse_set_i,
  input  logic [@{amplitude_msb}:0] pulse_amplitude_i@{sense_ports}
);

  localparam int COLUMNS = @{columns};
  localparam int CELLS = @{cells};
  // Streams of random numbers.
  localparam int DEVICE_STREAM = @{device_stream};
  localparam int CYCLE_STREAM = @{cycle_stream};
  localparam int SAMPLE_STREAM = @{sample_stream};@{offset_stream}
  // The device, its voltages and its spreads.
@{constants}
  // Of each cell, 0 (high resistance) to 1 (low resistance), at row * COLUMNS + column.
  real state_q [0:CELLS-1] /*verilator public_flat_rd*/;
  // The current that was sampled last, with the comparator's offset.
  real compared_q /*verilator public_flat_rd*/;
  longint unsigned samples_q;
  longint unsigned pulses_q;
  int unsigned seed;

@{generator}
@{functions}
  function automatic int cell_at(input int row, input int column);
    cell_at = row * COLUMNS + column;
  endfunction

  // The current of a sample of one cell.
  function automatic real sampled(input int row, input int column, input real wordline_code);
    real nominal;
    nominal = cell_current(state_q[cell_at(row, column)], wordline_code);
    sampled = reading(nominal, normal(SAMPLE_STREAM, @{first_column}column, samples_q));
  endfunction

  // The state of a cell after one pulse.
  function automatic real programmed(input int position, input logic set, input real amplitude);
    real rate;
    real voltage;
    real width;
    rate = programming_rate(normal(DEVICE_STREAM, @{first_cell}position, 64'd0),
        normal(CYCLE_STREAM, @{first_cell}position, pulses_q));
    voltage = set ? -set_magnitude(amplitude) : reset_magnitude(amplitude);
    width = set ? SET_WIDTH : RESET_WIDTH;
    programmed = pulsed(state_q[position], voltage, width, rate);
  endfunction
@{sense_functions}
  initial begin
    if ($value$plusargs("memweave_seed=%d", seed) == 0) seed = 0;
    for (int position = 0; position < CELLS; position++) state_q[position] = 0.0;
    compared_q = 0.0;
    samples_q = 0;
    pulses_q = 0;@{sense_start}
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      compared_q <= 0.0;
    end else begin
      if (sample_i) begin
        samples_q <= samples_q + 1;
        compared_q <= reference_i
            ? compared(REFERENCE_CURRENT@{comparator})
            : compared(sampled(int'(row_i), int'(column_i), $itor(wordline_code_i))@{comparator});
      end
      if (pulse_i) begin
        pulses_q <= pulses_q + 1;
        state_q[cell_at(int'(row_i), int'(column_i))] <= programmed(
            cell_at(int'(row_i), int'(column_i)), pulse_set_i, $itor(pulse_amplitude_i));
      end@{sense_strobe}
    end
  end

  assign comparator_o = compared_q >= threshold($itor(threshold_i));

endmodule
