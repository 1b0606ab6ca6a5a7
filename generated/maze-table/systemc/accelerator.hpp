// maze_table in SystemC: the Verilated RTL (`verilator --sc --prefix model`, top module
// maze_table_pins) and its macros. The signals are its pins.
#pragma once

#include <cstdint>
#include <systemc>

#include "model.h"
#include "maze_table_gradient_macro.hpp"

class accelerator : public sc_core::sc_module {
 public:
  sc_core::sc_signal<bool> rst_ni{"rst_ni"};
  sc_core::sc_signal<bool> axi_awvalid_i{"axi_awvalid_i"};
  sc_core::sc_signal<bool> axi_awready_o{"axi_awready_o"};
  sc_core::sc_signal<std::uint32_t> axi_awaddr_i{"axi_awaddr_i"};
  sc_core::sc_signal<bool> axi_wvalid_i{"axi_wvalid_i"};
  sc_core::sc_signal<bool> axi_wready_o{"axi_wready_o"};
  sc_core::sc_signal<std::uint32_t> axi_wdata_i{"axi_wdata_i"};
  sc_core::sc_signal<std::uint32_t> axi_wstrb_i{"axi_wstrb_i"};
  sc_core::sc_signal<bool> axi_bvalid_o{"axi_bvalid_o"};
  sc_core::sc_signal<bool> axi_bready_i{"axi_bready_i"};
  sc_core::sc_signal<std::uint32_t> axi_bresp_o{"axi_bresp_o"};
  sc_core::sc_signal<bool> axi_arvalid_i{"axi_arvalid_i"};
  sc_core::sc_signal<bool> axi_arready_o{"axi_arready_o"};
  sc_core::sc_signal<std::uint32_t> axi_araddr_i{"axi_araddr_i"};
  sc_core::sc_signal<bool> axi_rvalid_o{"axi_rvalid_o"};
  sc_core::sc_signal<bool> axi_rready_i{"axi_rready_i"};
  sc_core::sc_signal<std::uint32_t> axi_rdata_o{"axi_rdata_o"};
  sc_core::sc_signal<std::uint32_t> axi_rresp_o{"axi_rresp_o"};
  sc_core::sc_signal<bool> observation_valid_i{"observation_valid_i"};
  sc_core::sc_signal<bool> observation_ready_o{"observation_ready_o"};
  sc_core::sc_signal<std::uint32_t> observation_reward_i{"observation_reward_i"};
  sc_core::sc_signal<std::uint32_t> observation_state_i{"observation_state_i"};
  sc_core::sc_signal<bool> observation_first_i{"observation_first_i"};
  sc_core::sc_signal<bool> observation_done_i{"observation_done_i"};
  sc_core::sc_signal<bool> action_valid_o{"action_valid_o"};
  sc_core::sc_signal<bool> action_ready_i{"action_ready_i"};
  sc_core::sc_signal<std::uint32_t> action_o{"action_o"};
  sc_core::sc_signal<std::uint32_t> trace_learning_rate_o{"trace_learning_rate_o"};
  sc_core::sc_signal<bool> trace_rate_valid_o{"trace_rate_valid_o"};
  sc_core::sc_signal<std::uint32_t> trace_rate_code_o{"trace_rate_code_o"};
  sc_core::sc_signal<bool> trace_update_valid_o{"trace_update_valid_o"};
  sc_core::sc_signal<std::uint64_t> trace_update_error_o{"trace_update_error_o"};
  sc_core::sc_signal<std::uint32_t> trace_update_value_o{"trace_update_value_o"};
  sc_core::sc_signal<bool> trace_choice_valid_o{"trace_choice_valid_o"};
  sc_core::sc_signal<bool> trace_choice_explored_o{"trace_choice_explored_o"};
  sc_core::sc_signal<bool> gradient_restore_o{"gradient_restore_o"};
  sc_core::sc_signal<bool> gradient_pulse_o{"gradient_pulse_o"};
  sc_core::sc_signal<std::uint32_t> gradient_pulse_amplitude_o{"gradient_pulse_amplitude_o"};
  sc_core::sc_signal<bool> gradient_tick_o{"gradient_tick_o"};
  sc_core::sc_signal<bool> gradient_reference_o{"gradient_reference_o"};
  sc_core::sc_signal<bool> gradient_sample_o{"gradient_sample_o"};
  sc_core::sc_signal<std::uint32_t> gradient_threshold_o{"gradient_threshold_o"};
  sc_core::sc_signal<bool> gradient_comparator_i{"gradient_comparator_i"};

  // How wide the pins are.
  static constexpr int axi_awvalid_i_bits = 1;
  static constexpr int axi_awready_o_bits = 1;
  static constexpr int axi_awaddr_i_bits = 7;
  static constexpr int axi_wvalid_i_bits = 1;
  static constexpr int axi_wready_o_bits = 1;
  static constexpr int axi_wdata_i_bits = 32;
  static constexpr int axi_wstrb_i_bits = 4;
  static constexpr int axi_bvalid_o_bits = 1;
  static constexpr int axi_bready_i_bits = 1;
  static constexpr int axi_bresp_o_bits = 2;
  static constexpr int axi_arvalid_i_bits = 1;
  static constexpr int axi_arready_o_bits = 1;
  static constexpr int axi_araddr_i_bits = 7;
  static constexpr int axi_rvalid_o_bits = 1;
  static constexpr int axi_rready_i_bits = 1;
  static constexpr int axi_rdata_o_bits = 32;
  static constexpr int axi_rresp_o_bits = 2;
  static constexpr int observation_valid_i_bits = 1;
  static constexpr int observation_ready_o_bits = 1;
  static constexpr int observation_reward_i_bits = 20;
  static constexpr int observation_state_i_bits = 7;
  static constexpr int observation_first_i_bits = 1;
  static constexpr int observation_done_i_bits = 1;
  static constexpr int action_valid_o_bits = 1;
  static constexpr int action_ready_i_bits = 1;
  static constexpr int action_o_bits = 2;
  static constexpr int trace_learning_rate_o_bits = 17;
  static constexpr int trace_rate_valid_o_bits = 1;
  static constexpr int trace_rate_code_o_bits = 14;
  static constexpr int trace_update_valid_o_bits = 1;
  static constexpr int trace_update_error_o_bits = 40;
  static constexpr int trace_update_value_o_bits = 20;
  static constexpr int trace_choice_valid_o_bits = 1;
  static constexpr int trace_choice_explored_o_bits = 1;

  model rtl{"rtl"};
  maze_table_gradient_macro gradient;

  accelerator(sc_core::sc_module_name name, sc_core::sc_clock& clock, std::uint32_t seed)
      : sc_core::sc_module(name),
        gradient{"gradient", seed} {
    rtl.clk_i(clock);
    rtl.rst_ni(rst_ni);
    rtl.axi_awvalid_i(axi_awvalid_i);
    rtl.axi_awready_o(axi_awready_o);
    rtl.axi_awaddr_i(axi_awaddr_i);
    rtl.axi_wvalid_i(axi_wvalid_i);
    rtl.axi_wready_o(axi_wready_o);
    rtl.axi_wdata_i(axi_wdata_i);
    rtl.axi_wstrb_i(axi_wstrb_i);
    rtl.axi_bvalid_o(axi_bvalid_o);
    rtl.axi_bready_i(axi_bready_i);
    rtl.axi_bresp_o(axi_bresp_o);
    rtl.axi_arvalid_i(axi_arvalid_i);
    rtl.axi_arready_o(axi_arready_o);
    rtl.axi_araddr_i(axi_araddr_i);
    rtl.axi_rvalid_o(axi_rvalid_o);
    rtl.axi_rready_i(axi_rready_i);
    rtl.axi_rdata_o(axi_rdata_o);
    rtl.axi_rresp_o(axi_rresp_o);
    rtl.observation_valid_i(observation_valid_i);
    rtl.observation_ready_o(observation_ready_o);
    rtl.observation_reward_i(observation_reward_i);
    rtl.observation_state_i(observation_state_i);
    rtl.observation_first_i(observation_first_i);
    rtl.observation_done_i(observation_done_i);
    rtl.action_valid_o(action_valid_o);
    rtl.action_ready_i(action_ready_i);
    rtl.action_o(action_o);
    rtl.trace_learning_rate_o(trace_learning_rate_o);
    rtl.trace_rate_valid_o(trace_rate_valid_o);
    rtl.trace_rate_code_o(trace_rate_code_o);
    rtl.trace_update_valid_o(trace_update_valid_o);
    rtl.trace_update_error_o(trace_update_error_o);
    rtl.trace_update_value_o(trace_update_value_o);
    rtl.trace_choice_valid_o(trace_choice_valid_o);
    rtl.trace_choice_explored_o(trace_choice_explored_o);
    rtl.gradient_restore_o(gradient_restore_o);
    rtl.gradient_pulse_o(gradient_pulse_o);
    rtl.gradient_pulse_amplitude_o(gradient_pulse_amplitude_o);
    rtl.gradient_tick_o(gradient_tick_o);
    rtl.gradient_reference_o(gradient_reference_o);
    rtl.gradient_sample_o(gradient_sample_o);
    rtl.gradient_threshold_o(gradient_threshold_o);
    rtl.gradient_comparator_i(gradient_comparator_i);
    gradient.clk_i(clock);
    gradient.rst_ni(rst_ni);
    gradient.restore_i(gradient_restore_o);
    gradient.pulse_i(gradient_pulse_o);
    gradient.pulse_amplitude_i(gradient_pulse_amplitude_o);
    gradient.tick_i(gradient_tick_o);
    gradient.reference_i(gradient_reference_o);
    gradient.sample_i(gradient_sample_o);
    gradient.threshold_i(gradient_threshold_o);
    gradient.comparator_o(gradient_comparator_i);
  }

#define ACCELERATOR_WITHOUT_CROSSBAR
  // The cells of the crossbar: there is none.
  static constexpr int ROWS = 0;
  static constexpr int COLUMNS = 0;
  double state(int, int) const { return 0.0; }
};
