// maze_walker with the pins of its macros led out, for macros in SystemC. It is read with the macros'
// black boxes in synthesis/.
module maze_walker_pins (
  input  logic clk_i,
  input  logic rst_ni,
  input  logic axi_awvalid_i,
  output logic axi_awready_o,
  input  logic [6:0] axi_awaddr_i,
  input  logic axi_wvalid_i,
  output logic axi_wready_o,
  input  logic [31:0] axi_wdata_i,
  input  logic [3:0] axi_wstrb_i,
  output logic axi_bvalid_o,
  input  logic axi_bready_i,
  output logic [1:0] axi_bresp_o,
  input  logic axi_arvalid_i,
  output logic axi_arready_o,
  input  logic [6:0] axi_araddr_i,
  output logic axi_rvalid_o,
  input  logic axi_rready_i,
  output logic [31:0] axi_rdata_o,
  output logic [1:0] axi_rresp_o,
  input  logic observation_valid_i,
  output logic observation_ready_o,
  input  logic signed [18:0] observation_reward_i,
  input  logic [6:0] observation_state_i,
  input  logic observation_first_i,
  input  logic observation_done_i,
  output logic action_valid_o,
  input  logic action_ready_i,
  output logic [1:0] action_o,
  output logic [16:0] trace_learning_rate_o,
  output logic [31:0] trace_faults_o,
  output logic trace_rate_valid_o,
  output logic [13:0] trace_rate_code_o,
  output logic trace_conversion_valid_o,
  output logic [3:0] trace_conversion_column_o,
  output logic [7:0] trace_conversion_code_o,
  output logic trace_value_valid_o,
  output logic [1:0] trace_value_action_o,
  output logic signed [14:0] trace_value_o,
  output logic trace_pulse_valid_o,
  output logic [3:0] trace_pulse_column_o,
  output logic trace_pulse_set_o,
  output logic [4:0] trace_pulse_amplitude_o,
  output logic trace_update_valid_o,
  output logic signed [20:0] trace_update_error_o,
  output logic signed [14:0] trace_update_value_o,
  output logic trace_choice_valid_o,
  output logic trace_choice_explored_o,
  output logic [6:0] crossbar_row_o,
  output logic [3:0] crossbar_wordline_code_o,
  output logic [3:0] crossbar_column_o,
  output logic crossbar_reference_o,
  output logic crossbar_sample_o,
  output logic [7:0] crossbar_threshold_o,
  input  logic crossbar_comparator_i,
  output logic crossbar_pulse_o,
  output logic crossbar_pulse_set_o,
  output logic [4:0] crossbar_pulse_amplitude_o,
  output logic gradient_restore_o,
  output logic gradient_pulse_o,
  output logic [4:0] gradient_pulse_amplitude_o,
  output logic gradient_tick_o,
  output logic gradient_reference_o,
  output logic gradient_sample_o,
  output logic [13:0] gradient_threshold_o,
  input  logic gradient_comparator_i
);

  maze_walker u_dut (
    .clk_i(clk_i),
    .rst_ni(rst_ni),
    .axi_awvalid_i(axi_awvalid_i),
    .axi_awready_o(axi_awready_o),
    .axi_awaddr_i(axi_awaddr_i),
    .axi_wvalid_i(axi_wvalid_i),
    .axi_wready_o(axi_wready_o),
    .axi_wdata_i(axi_wdata_i),
    .axi_wstrb_i(axi_wstrb_i),
    .axi_bvalid_o(axi_bvalid_o),
    .axi_bready_i(axi_bready_i),
    .axi_bresp_o(axi_bresp_o),
    .axi_arvalid_i(axi_arvalid_i),
    .axi_arready_o(axi_arready_o),
    .axi_araddr_i(axi_araddr_i),
    .axi_rvalid_o(axi_rvalid_o),
    .axi_rready_i(axi_rready_i),
    .axi_rdata_o(axi_rdata_o),
    .axi_rresp_o(axi_rresp_o),
    .observation_valid_i(observation_valid_i),
    .observation_ready_o(observation_ready_o),
    .observation_reward_i(observation_reward_i),
    .observation_state_i(observation_state_i),
    .observation_first_i(observation_first_i),
    .observation_done_i(observation_done_i),
    .action_valid_o(action_valid_o),
    .action_ready_i(action_ready_i),
    .action_o(action_o),
    .trace_learning_rate_o(trace_learning_rate_o),
    .trace_faults_o(trace_faults_o),
    .trace_rate_valid_o(trace_rate_valid_o),
    .trace_rate_code_o(trace_rate_code_o),
    .trace_conversion_valid_o(trace_conversion_valid_o),
    .trace_conversion_column_o(trace_conversion_column_o),
    .trace_conversion_code_o(trace_conversion_code_o),
    .trace_value_valid_o(trace_value_valid_o),
    .trace_value_action_o(trace_value_action_o),
    .trace_value_o(trace_value_o),
    .trace_pulse_valid_o(trace_pulse_valid_o),
    .trace_pulse_column_o(trace_pulse_column_o),
    .trace_pulse_set_o(trace_pulse_set_o),
    .trace_pulse_amplitude_o(trace_pulse_amplitude_o),
    .trace_update_valid_o(trace_update_valid_o),
    .trace_update_error_o(trace_update_error_o),
    .trace_update_value_o(trace_update_value_o),
    .trace_choice_valid_o(trace_choice_valid_o),
    .trace_choice_explored_o(trace_choice_explored_o)
  );

  assign crossbar_row_o = u_dut.u_agent.u_tile.u_macro.row_i;
  assign crossbar_wordline_code_o = u_dut.u_agent.u_tile.u_macro.wordline_code_i;
  assign crossbar_column_o = u_dut.u_agent.u_tile.u_macro.column_i;
  assign crossbar_reference_o = u_dut.u_agent.u_tile.u_macro.reference_i;
  assign crossbar_sample_o = u_dut.u_agent.u_tile.u_macro.sample_i;
  assign crossbar_threshold_o = u_dut.u_agent.u_tile.u_macro.threshold_i;
  assign u_dut.u_agent.u_tile.u_macro.comparator_o = crossbar_comparator_i;
  assign crossbar_pulse_o = u_dut.u_agent.u_tile.u_macro.pulse_i;
  assign crossbar_pulse_set_o = u_dut.u_agent.u_tile.u_macro.pulse_set_i;
  assign crossbar_pulse_amplitude_o = u_dut.u_agent.u_tile.u_macro.pulse_amplitude_i;
  assign gradient_restore_o = u_dut.u_agent.u_rate_unit.u_macro.restore_i;
  assign gradient_pulse_o = u_dut.u_agent.u_rate_unit.u_macro.pulse_i;
  assign gradient_pulse_amplitude_o = u_dut.u_agent.u_rate_unit.u_macro.pulse_amplitude_i;
  assign gradient_tick_o = u_dut.u_agent.u_rate_unit.u_macro.tick_i;
  assign gradient_reference_o = u_dut.u_agent.u_rate_unit.u_macro.reference_i;
  assign gradient_sample_o = u_dut.u_agent.u_rate_unit.u_macro.sample_i;
  assign gradient_threshold_o = u_dut.u_agent.u_rate_unit.u_macro.threshold_i;
  assign u_dut.u_agent.u_rate_unit.u_macro.comparator_o = gradient_comparator_i;

endmodule
