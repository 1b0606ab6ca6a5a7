// Tile of a matrix engine: @{rows} x @{columns} memristors and a dummy bitline, wordline converters,
// column multiplexers, sample-and-hold circuits and comparators.
//
// Behavioural, not for synthesis: it stands for a hard macro, and only its pins are real.
// The arithmetic is on `real`, operation by operation that of the golden model. Random numbers
// depend on the plusarg `memweave_seed` (0 where it is not given), on the layer and the tile, and
// on how many cells were programmed or samples taken before.
// Voltages are in volts, currents in amperes, conductances in siemens.
module @{name} (
  input  logic clk_i,
  // Clears the held samples; the cells keep what they hold.
  input  logic rst_ni,
  // Which tile of the layer it is, for its random numbers.
  input  logic [@{tile_msb}:0] tile_i,
  // Reading: the codes of the wordline converters, row 0 lowest; from the clock edge of sample_i on
  // the current of bitline column_i of every lane is held.
  input  logic [@{drive_msb}:0] drive_i,
  input  logic [@{lane_column_msb}:0] column_i,
  input  logic sample_i,
@{converter_ports}
@{programming_ports}
);

  localparam int ROWS = @{rows};
  localparam int COLUMNS = @{columns};
  localparam int LANES = @{lanes};
  localparam int LANE_COLUMNS = @{lane_columns};
  localparam int DRIVE_BITS = @{drive_bits};
  localparam int CELLS = @{cells};
  // What tells the seeds of the layers apart.
  localparam logic [31:0] LAYER_SEED = 32'd@{layer_seed};
  // Streams of random numbers.
  localparam int SAMPLE_STREAM = @{sample_stream};
  localparam int OFFSET_STREAM = @{offset_stream};
  localparam int GAIN_STREAM = @{gain_stream};
  localparam int THERMAL_STREAM = @{thermal_stream};
  localparam int BOW_STREAM = @{bow_stream};@{further_streams}
  // The cells, their voltages, the comparators and the spreads.
@{constants}
  // Of each cell, less the dummy cell of its row, at row * COLUMNS + column.
  real conductance_q [0:CELLS-1] /*verilator public_flat_rd*/;
  // Of each wordline, at the last sample; their mean where the current is integrated.
  real voltage [0:ROWS-1] /*verilator public_flat_rd*/;
  longint unsigned samples_q;
@{programming_declarations}  int unsigned seed;

@{generator}
@{functions}@{decision}
  // The sum of the codes of all rows.
  function automatic real load_of(input logic [@{drive_msb}:0] drive);
    int codes;
    codes = 0;
    for (int row = 0; row < ROWS; row++) begin
      codes = codes + int'(drive[row * DRIVE_BITS +: DRIVE_BITS]);
    end
    load_of = $itor(codes);
  endfunction

  // That of now.
  real load_now;

  always @* load_now = load_of(drive_i);

  // The current of a bitline with its noise.
  function automatic real sample_of(input int column);
    real current;
    current = 0.0;
    for (int row = 0; row < ROWS; row++) begin
      @{driven}begin
        current = current + @{row_voltage}
            * conductance_q[row * COLUMNS + column];
      end
    end
@{adjustment}    sample_of = sampled(
        current, normal(SAMPLE_STREAM, int'(tile_i) * COLUMNS + column, samples_q),
        normal(THERMAL_STREAM, int'(tile_i) * COLUMNS + column, samples_q));
  endfunction

@{programming_functions}@{voltages}
  initial begin
    if ($value$plusargs("memweave_seed=%d", seed) == 0) seed = 0;
    seed = seed + LAYER_SEED;
    for (int position = 0; position < CELLS; position++) conductance_q[position] = @{first_difference};
    samples_q = 0;
@{programming_start}  end

  always @(posedge clk_i) begin
    if (sample_i) begin
      samples_q <= samples_q + 1;
    end
@{programming_strobe}  end

  for (genvar lane = 0; lane < LANES; lane = lane + 1) begin : gen_lane
    real sampled_q /*verilator public_flat_rd*/;
    real gain_q;
    real offset_q;
    real bow_q;
@{lane_state}
    initial begin
      @{held} = 0.0;
      gain_q = 1.0;
      offset_q = 0.0;
      bow_q = 0.0;
    end

    always @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) begin
        @{held} <= 0.0;
      end else if (sample_i) begin
        @{held} <= sample_of(lane * LANE_COLUMNS + int'(column_i));
        gain_q <= gain(normal(GAIN_STREAM, int'(tile_i) * LANES + lane, 64'd0));
        offset_q <= offset(normal(OFFSET_STREAM, int'(tile_i) * LANES + lane, 64'd0));
        bow_q <= bow(normal(BOW_STREAM, int'(tile_i) * LANES + lane, 64'd0));
      end
    end
  end

@{comparators}
endmodule
