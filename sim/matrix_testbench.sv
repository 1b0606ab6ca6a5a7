// Replays a recorded run on a generated matrix engine: programs its cells, gives it vectors, and checks
// every output, the cycles that are promised, and that no output is unknown. README.md says how to run
// it and what stands in the recording. With +trace=FILE it writes down what goes in and comes out.

`ifndef TOP
`define TOP digits
`endif
`ifndef INPUT_BITS
`define INPUT_BITS 5
`endif
`ifndef OUTPUT_BITS
`define OUTPUT_BITS 32
`endif
`ifndef LAYER_BITS
`define LAYER_BITS 1
`endif
`ifndef TILE_BITS
`define TILE_BITS 1
`endif
`ifndef ROW_BITS
`define ROW_BITS 6
`endif
`ifndef COLUMN_BITS
`define COLUMN_BITS 7
`endif
`ifndef LEVEL_BITS
`define LEVEL_BITS 2
`endif

module testbench;
  // Outputs that left the engine and are not compared yet.
  localparam integer MOST = 65536;

  logic clk, rst_n, out_of_reset;
  logic input_valid, input_ready, output_valid, program_valid, program_ready;
  logic calibrate, calibrating, verify, last;
  logic [`INPUT_BITS-1:0] input_data;
  logic [`OUTPUT_BITS-1:0] output_data;
  logic [`LAYER_BITS-1:0] layer;
  logic [`TILE_BITS-1:0] tile;
  logic [`ROW_BITS-1:0] row;
  logic [`COLUMN_BITS-1:0] column;
  logic [`LEVEL_BITS-1:0] level;

  // verilator lint_off PINMISSING
  `TOP dut (
    .clk_i(clk),
    .rst_ni(rst_n),
    .input_valid_i(input_valid),
    .input_ready_o(input_ready),
    .input_data_i(input_data),
    .output_valid_o(output_valid),
    .output_ready_i(1'b1),
    .output_data_o(output_data),
`ifdef CALIBRATED
    .calibrate_i(calibrate),
    .calibrating_o(calibrating),
`endif
`ifdef VERIFIED
    .program_start_i(verify),
    .program_last_i(last),
    .report_layer_i({`LAYER_BITS{1'b0}}),
    .report_tile_i({`TILE_BITS{1'b0}}),
    .report_row_i({`ROW_BITS{1'b0}}),
    .report_column_i({`COLUMN_BITS{1'b0}}),
`endif
    .program_valid_i(program_valid),
    .program_ready_o(program_ready),
    .program_layer_i(layer),
    .program_tile_i(tile),
    .program_row_i(row),
    .program_column_i(column),
    .program_level_i(level)
  );
  // verilator lint_on PINMISSING
`ifndef CALIBRATED
  assign calibrating = 1'b0;
`endif

  // A bit that is neither 0 nor 1; two-state simulators have none.
  logic unknown;
  assign unknown = (^{input_ready, output_valid, program_ready, calibrating}) === 1'bx
      || (output_valid && (^output_data) === 1'bx);

  integer file, trace, count, cycle, accepted, errors, outputs, seed, limit, waited, given, shown;
  reg [1023:0] path;
  reg [63:0] word, value;
  reg [`OUTPUT_BITS-1:0] taken [0:MOST-1];
  integer taken_at [0:MOST-1];
  integer number [0:6];

  always #5 clk = ~clk;

  // All outputs are taken at once, as a register would take them.
  always @(posedge clk) begin
    if (out_of_reset && output_valid) begin
      taken[shown % MOST] = output_data;
      taken_at[shown % MOST] = cycle;
      shown = shown + 1;
      if (trace != 0) $fdisplay(trace, "output %0d %0d", cycle, output_data);
    end
  end

  // Inputs change in the middle of a cycle, outputs are looked at a little later.
  task step;
    begin
      @(negedge clk);
      cycle = cycle + 1;
      #1;
      if (out_of_reset && unknown) fail("an output is unknown");
    end
  endtask

  task fail(input reg [511:0] what);
    begin
      errors = errors + 1;
      $display("cycle %0d, after %0d outputs: %0s", cycle, outputs, what);
      if (errors > 20) finish;
    end
  endtask

  task finish;
    begin
      if (errors == 0) $display("PASS: %0d outputs in %0d cycles", outputs, cycle);
      else begin
        $display("FAIL: %0d differences", errors);
        $fatal(0);
      end
      $finish;
    end
  endtask

  task check(input reg [511:0] what, input integer found, input integer wanted);
    if (found !== wanted) begin
      fail(what);
      $display("  expected %0d, found %0d", wanted, found);
    end
  endtask

  // Lets cycles pass until a signal is 1, and counts them.
`define WAIT_FOR(signal, what) \
      waited = 0; \
      while (signal !== 1'b1) begin \
        step; \
        waited = waited + 1; \
        if (waited > limit) begin \
          fail(what); \
          finish; \
        end \
      end

  task calibrate_all(input integer cycles);
    begin
      calibrate = 1'b1;
      step;
      calibrate = 1'b0;
      #1;
      `WAIT_FOR(!calibrating, "the calibration does not end")
      check("cycles of the calibration", waited, cycles);
    end
  endtask

  task write_cell(input integer cycles);
    begin
      layer = number[0][`LAYER_BITS-1:0];
      tile = number[1][`TILE_BITS-1:0];
      row = number[2][`ROW_BITS-1:0];
      column = number[3][`COLUMN_BITS-1:0];
      level = number[4][`LEVEL_BITS-1:0];
      last = number[5][0];
      program_valid = 1'b1;
      step;
      program_valid = 1'b0;
      #1;
      `WAIT_FOR(program_ready, "the programming does not end")
      check("cycles of the programming", waited, cycles);
    end
  endtask

  task give;
    begin
      input_data = value[`INPUT_BITS-1:0];
      input_valid = 1'b1;
      #1;
      `WAIT_FOR(input_ready, "input_ready_o stayed 0")
      accepted = cycle;
      if (trace != 0) $fdisplay(trace, "input %0d %0d", cycle, input_data);
      step;
      input_valid = 1'b0;
    end
  endtask

  task take(input integer latency);
    begin
      `WAIT_FOR((shown > outputs), "output_valid_o stayed 0")
      if (taken[outputs % MOST] !== value[`OUTPUT_BITS-1:0]) begin
        fail("output");
        $display("  expected %0d, found %0d", value[`OUTPUT_BITS-1:0], taken[outputs % MOST]);
      end
      if (latency != 0)
        check("cycles to the first output", taken_at[outputs % MOST] - accepted, latency);
      outputs = outputs + 1;
    end
  endtask

  initial begin
    clk = 1'b0;
    rst_n = 1'b0;
    out_of_reset = 1'b0;
    {input_valid, program_valid, calibrate, verify, last} = 5'd0;
    input_data = 0;
    {layer, tile, row, column, level} = 0;
    cycle = 0;
    accepted = 0;
    errors = 0;
    outputs = 0;
    shown = 0;
    limit = 1000;
    trace = 0;
    if ($value$plusargs("trace=%s", path) != 0) trace = $fopen(path, "w");
    if ($value$plusargs("replay=%s", path) == 0) path = "replay.txt";
    file = $fopen(path, "r");
    if (file == 0) begin
      $display("FAIL: %0s cannot be read; name the recording by +replay=FILE", path);
      $fatal(0);
    end else begin
      step;
      step;
      rst_n = 1'b1;
      #1;
      out_of_reset = 1'b1;
      count = $fscanf(file, "%s", word);
      while (count == 1) begin
        case (word)
          "seed": begin
            count = $fscanf(file, "%d", given);
            if ($value$plusargs("memweave_seed=%d", seed) == 0) seed = 0;
            check("+memweave_seed", seed, given);
          end
          "limit": count = $fscanf(file, "%d", limit);
          "clear": begin
            count = $fscanf(file, "%d", given);
            `WAIT_FOR(program_ready, "the reports are not cleared")
            check("cycles of the clearing", waited, given);
          end
          "tune": begin
            count = $fscanf(file, "%d", given);
            calibrate_all(given);
          end
          "verify": begin
            verify = 1'b1;
            step;
            verify = 1'b0;
          end
          "cell": begin
            count = $fscanf(file, "%d %d %d %d %d %d %d", number[0], number[1], number[2], number[3],
              number[4], number[5], number[6]);
            write_cell(number[6]);
          end
          "give": begin
            count = $fscanf(file, "%d", value);
            give;
          end
          "take": begin
            count = $fscanf(file, "%d %d", value, given);
            take(given);
          end
          default: begin
            $display("an unknown word in the recording: %0s", word);
            fail("the recording cannot be read");
            finish;
          end
        endcase
        count = $fscanf(file, "%s", word);
      end
      finish;
    end
  end
endmodule
