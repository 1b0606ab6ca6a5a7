`define TABLE_ENGINE

// Replays a recorded run on generated hardware and checks every action, latency and counter.
// With +trace=FILE it also writes down all that it sees, and with +state=FILE the values of all
// signals when the reset is over. README.md says how to run it and what stands in the files.

`ifndef TOP
`define TOP maze_table
`endif
`ifndef REWARD_BITS
`define REWARD_BITS 20
`endif
`ifndef STATE_BITS
`define STATE_BITS 7
`endif
`ifndef ACTION_BITS
`define ACTION_BITS 2
`endif
`ifndef ADDRESS_BITS
`define ADDRESS_BITS 7
`endif
// The cells of the crossbar, and the bits of the state of one.
`ifndef CELL_ROWS
`define CELL_ROWS 100
`endif
`ifndef CELL_COLUMNS
`define CELL_COLUMNS 12
`endif
`ifndef CELL_STATE
`define CELL_STATE(row, column) \
    $realtobits(dut.u_agent.u_tile.u_macro.state_q[row * `CELL_COLUMNS + column])
`endif

module testbench;
  logic clk, rst_n, out_of_reset;
  logic awvalid, awready, wvalid, wready, bvalid, bready;
  logic arvalid, arready, rvalid, rready;
  logic [`ADDRESS_BITS-1:0] awaddr, araddr;
  logic [31:0] wdata, rdata;
  logic [1:0] bresp, rresp;
  logic observation_valid, observation_ready, first, done, action_valid;
  logic signed [`REWARD_BITS-1:0] reward;
  logic [`STATE_BITS-1:0] state;
  logic [`ACTION_BITS-1:0] action;

  // verilator lint_off PINCONNECTEMPTY
  `TOP dut (
    .clk_i(clk),
    .rst_ni(rst_n),
    .axi_awvalid_i(awvalid),
    .axi_awready_o(awready),
    .axi_awaddr_i(awaddr),
    .axi_wvalid_i(wvalid),
    .axi_wready_o(wready),
    .axi_wdata_i(wdata),
    .axi_wstrb_i(4'hF),
    .axi_bvalid_o(bvalid),
    .axi_bready_i(bready),
    .axi_bresp_o(bresp),
    .axi_arvalid_i(arvalid),
    .axi_arready_o(arready),
    .axi_araddr_i(araddr),
    .axi_rvalid_o(rvalid),
    .axi_rready_i(rready),
    .axi_rdata_o(rdata),
    .axi_rresp_o(rresp),
    .observation_valid_i(observation_valid),
    .observation_ready_o(observation_ready),
    .observation_reward_i(reward),
    .observation_state_i(state),
    .observation_first_i(first),
    .observation_done_i(done),
    .action_valid_o(action_valid),
    .action_ready_i(1'b1),
    .action_o(action),
    .trace_learning_rate_o(),
`ifndef TABLE_ENGINE
    .trace_faults_o(),
    .trace_conversion_valid_o(),
    .trace_conversion_column_o(),
    .trace_conversion_code_o(),
    .trace_value_valid_o(),
    .trace_value_action_o(),
    .trace_value_o(),
    .trace_pulse_valid_o(),
    .trace_pulse_column_o(),
    .trace_pulse_set_o(),
    .trace_pulse_amplitude_o(),
`endif
    .trace_rate_valid_o(),
    .trace_rate_code_o(),
    .trace_update_valid_o(),
    .trace_update_error_o(),
    .trace_update_value_o(),
    .trace_choice_valid_o(),
    .trace_choice_explored_o()
  );
  // verilator lint_on PINCONNECTEMPTY

  // A bit that is neither 0 nor 1 in any output; two-state simulators have none.
  logic unknown;
  assign unknown = (^{
    awready, wready, bvalid, bresp, arready, rvalid, rdata, rresp, observation_ready,
    action_valid, action, dut.trace_learning_rate_o, dut.trace_rate_valid_o,
`ifndef TABLE_ENGINE
    dut.trace_faults_o, dut.trace_conversion_valid_o, dut.trace_conversion_column_o,
    dut.trace_conversion_code_o, dut.trace_value_valid_o, dut.trace_value_action_o,
    dut.trace_value_o, dut.trace_pulse_valid_o, dut.trace_pulse_column_o, dut.trace_pulse_set_o,
    dut.trace_pulse_amplitude_o,
`endif
    dut.trace_rate_code_o, dut.trace_update_valid_o, dut.trace_update_error_o,
    dut.trace_update_value_o, dut.trace_choice_valid_o, dut.trace_choice_explored_o
  }) === 1'bx;

  // The start is over.
  event started;

  integer file, trace, count, cycle, began, errors, observations, seed;
  integer remembered_row, index, waited;
  reg [1023:0] path;
  reg [63:0] word;
  reg signed [63:0] given_reward;
  integer address, value, given_state, given_first, given_done;
  integer expected, expected_latency;

  always #5 clk = ~clk;

  // Inputs change in the middle of a cycle, outputs are looked at a little later.
  task step;
    begin
      @(negedge clk);
      cycle = cycle + 1;
      #1;
      if (out_of_reset && unknown) begin
        fail("an output is unknown");
        tell_unknown;
      end
    end
  endtask

  // Names the outputs that are unknown, each with its bits.
`define TELL_UNKNOWN(port) \
      if ((^dut.port) === 1'bx) begin \
        $display("  %s is %b", `"port`", dut.port); \
        if (trace != 0) $fdisplay(trace, "unknown %0d %s %b", cycle, `"port`", dut.port); \
      end
  task tell_unknown;
    begin
      `TELL_UNKNOWN(axi_awready_o)
      `TELL_UNKNOWN(axi_wready_o)
      `TELL_UNKNOWN(axi_bvalid_o)
      `TELL_UNKNOWN(axi_bresp_o)
      `TELL_UNKNOWN(axi_arready_o)
      `TELL_UNKNOWN(axi_rvalid_o)
      `TELL_UNKNOWN(axi_rdata_o)
      `TELL_UNKNOWN(axi_rresp_o)
      `TELL_UNKNOWN(observation_ready_o)
      `TELL_UNKNOWN(action_valid_o)
      `TELL_UNKNOWN(action_o)
      `TELL_UNKNOWN(trace_learning_rate_o)
      `TELL_UNKNOWN(trace_rate_valid_o)
      `TELL_UNKNOWN(trace_rate_code_o)
`ifndef TABLE_ENGINE
      `TELL_UNKNOWN(trace_faults_o)
      `TELL_UNKNOWN(trace_conversion_valid_o)
      `TELL_UNKNOWN(trace_conversion_column_o)
      `TELL_UNKNOWN(trace_conversion_code_o)
      `TELL_UNKNOWN(trace_value_valid_o)
      `TELL_UNKNOWN(trace_value_action_o)
      `TELL_UNKNOWN(trace_value_o)
      `TELL_UNKNOWN(trace_pulse_valid_o)
      `TELL_UNKNOWN(trace_pulse_column_o)
      `TELL_UNKNOWN(trace_pulse_set_o)
      `TELL_UNKNOWN(trace_pulse_amplitude_o)
`endif
      `TELL_UNKNOWN(trace_update_valid_o)
      `TELL_UNKNOWN(trace_update_error_o)
      `TELL_UNKNOWN(trace_update_value_o)
      `TELL_UNKNOWN(trace_choice_valid_o)
      `TELL_UNKNOWN(trace_choice_explored_o)
    end
  endtask

  // The strobes of the trace, as a register would take them.
  always @(posedge clk) begin
    if (out_of_reset && trace != 0) begin
      if (dut.trace_rate_valid_o)
        $fdisplay(trace, "rate %0d %0d", cycle, dut.trace_rate_code_o);
`ifndef TABLE_ENGINE
      if (dut.trace_conversion_valid_o)
        $fdisplay(trace, "conversion %0d %0d %0d", cycle, dut.trace_conversion_column_o,
          dut.trace_conversion_code_o);
      if (dut.trace_value_valid_o)
        $fdisplay(trace, "value %0d %0d %0d", cycle, dut.trace_value_action_o, dut.trace_value_o);
      if (dut.trace_pulse_valid_o)
        $fdisplay(trace, "pulse %0d %0d %0d %0d", cycle, dut.trace_pulse_column_o,
          dut.trace_pulse_set_o, dut.trace_pulse_amplitude_o);
`endif
      if (dut.trace_update_valid_o)
        $fdisplay(trace, "update %0d %0d %0d", cycle, dut.trace_update_error_o,
          dut.trace_update_value_o);
      if (dut.trace_choice_valid_o)
        $fdisplay(trace, "choice %0d %0d", cycle, dut.trace_choice_explored_o);
    end
  end

  // The operation that began is over.
  task tell_answer;
    if (trace != 0) begin
`ifdef TABLE_ENGINE
      $fdisplay(trace, "answer %0d %0d 0 %0d", cycle, dut.trace_learning_rate_o, action);
`else
      $fdisplay(trace, "answer %0d %0d %0d %0d", cycle, dut.trace_learning_rate_o,
        dut.trace_faults_o, action);
`endif
    end
  endtask

  task tell_begin;
    if (trace != 0) $fdisplay(trace, "begin %0d", began);
  endtask

`ifdef TABLE_ENGINE
  // There are no cells.
  task tell_row(input integer row);
    if (trace != 0) $fdisplay(trace, "row %0d", row);
  endtask

  task tell_cells;
  endtask
`else
  // The cells of one row, the bits of a double each.
  task tell_row(input integer row);
    if (trace != 0) begin
      $fwrite(trace, "row %0d", row);
      for (index = 0; index < `CELL_COLUMNS; index = index + 1) begin
        $fwrite(trace, " %h", `CELL_STATE(row, index));
      end
      $fwrite(trace, "\n");
    end
  endtask

  task tell_cells;
    integer row;
    for (row = 0; row < `CELL_ROWS; row = row + 1) tell_row(row);
  endtask
`endif

  task fail(input reg [511:0] what);
    begin
      errors = errors + 1;
      $display("cycle %0d, after %0d observations: %0s", cycle, observations, what);
      if (errors > 20) finish;
    end
  endtask

  task finish;
    begin
      tell_cells;
      if (trace != 0) $fdisplay(trace, "end %0d", cycle);
      if (errors == 0)
        $display("PASS: %0d observations in %0d cycles", observations, cycle);
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

  // Lets cycles pass until a signal is 1. A handshake of the bus comes within 64 cycles, or never.
`define WAIT_FOR(signal, port) \
      waited = 0; \
      while (signal !== 1'b1) begin \
        step; \
        waited = waited + 1; \
        if (waited > 64) begin \
          fail("a handshake of the bus is stuck"); \
          tell_stuck(port); \
          finish; \
        end \
      end

  task tell_stuck(input reg [255:0] port);
    if (trace != 0) $fdisplay(trace, "stuck %0d %0s", cycle, port);
  endtask

  // Hands address and data over; `began` is the cycle in which they are accepted.
  task begin_write(input integer to, input integer data);
    begin
      awaddr = to[`ADDRESS_BITS-1:0];
      wdata = data;
      awvalid = 1'b1;
      wvalid = 1'b1;
      #1;
      `WAIT_FOR(awready, "axi_awready_o")
      began = cycle;
      step;
      awvalid = 1'b0;
      wvalid = 1'b0;
      #1;
    end
  endtask

  task end_write;
    begin
      bready = 1'b1;
      #1;
      `WAIT_FOR(bvalid, "axi_bvalid_o")
      check("response to a write", {30'd0, bresp}, 0);
      step;
      bready = 1'b0;
    end
  endtask

  task read(input integer from, input integer wanted);
    begin
      araddr = from[`ADDRESS_BITS-1:0];
      arvalid = 1'b1;
      rready = 1'b1;
      #1;
      `WAIT_FOR(arready, "axi_arready_o")
      step;
      arvalid = 1'b0;
      #1;
      `WAIT_FOR(rvalid, "axi_rvalid_o")
      check("response to a read", {30'd0, rresp}, 0);
      check("register", rdata, wanted);
      if (trace != 0) $fdisplay(trace, "register %0h %0h", from, rdata);
      step;
      rready = 1'b0;
    end
  endtask

  // An agent that does not get ready within ten times its cycles is given up.
  task wait_until_ready(input integer latency);
    while (observation_ready !== 1'b1) begin
      step;
      if (cycle - began > 10 * latency + 1000) begin
        fail("the agent does not get ready");
        tell_stuck("observation_ready_o");
        finish;
      end
    end
  endtask

  task start(input integer latency);
    begin
      begin_write(32'h04, 1);
      tell_begin;
      wait_until_ready(latency);
      tell_answer;
      -> started;
      check("cycles of the start", cycle - began, latency);
      end_write;
    end
  endtask

  task observe;
    begin
      began = cycle;
      wait_until_ready(0);
      reward = given_reward[`REWARD_BITS-1:0];
      state = given_state[`STATE_BITS-1:0];
      first = given_first[0];
      done = given_done[0];
      observation_valid = 1'b1;
      began = cycle;
      tell_begin;
      step;
      observation_valid = 1'b0;
      #1;
      while (action_valid !== 1'b1) begin
        step;
        if (cycle - began > 10 * expected_latency + 1000) begin
          fail("no action is chosen");
          tell_stuck("action_valid_o");
          finish;
        end
      end
      observations = observations + 1;
      tell_answer;
      tell_row(remembered_row);
      if (!given_done[0] || given_first[0]) remembered_row = given_state;
      check("action", {{32 - `ACTION_BITS{1'b0}}, action}, expected);
      check("cycles to the action", cycle - began, expected_latency);
      step;
    end
  endtask

  initial begin
    clk = 1'b0;
    rst_n = 1'b0;
    out_of_reset = 1'b0;
    {awvalid, wvalid, bready, arvalid, rready, observation_valid, first, done} = 8'd0;
    awaddr = 0;
    araddr = 0;
    wdata = 32'd0;
    reward = 0;
    state = 0;
    cycle = 0;
    errors = 0;
    observations = 0;
    remembered_row = 0;
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
      step;
      out_of_reset = 1'b1;
      if ($value$plusargs("state=%s", path) != 0) begin
        $dumpfile(path);
        $dumpvars(0, dut);
        #1 $dumpoff;
      end
      count = $fscanf(file, "%s", word);
      while (count == 1) begin
        case (word)
          "seed": begin
            count = $fscanf(file, "%d", value);
            if ($value$plusargs("memweave_seed=%d", seed) == 0) seed = 0;
            check("+memweave_seed", seed, value);
          end
          "write": begin
            count = $fscanf(file, "%h %h", address, value);
            begin_write(address, value);
            end_write;
          end
          "read": begin
            count = $fscanf(file, "%h %h", address, value);
            read(address, value);
          end
          "start": begin
            count = $fscanf(file, "%d", expected_latency);
            start(expected_latency);
          end
          "observe": begin
            count = $fscanf(file, "%d %d %d %d %d %d", given_reward, given_state, given_first,
              given_done, expected, expected_latency);
            observe;
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
