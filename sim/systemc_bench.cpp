// Replays a recorded run on generated hardware in SystemC: the RTL, Verilated, with the macros and
// this bench as SystemC modules. README.md says how to run it and what stands in the files.

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <systemc>

#include "accelerator.hpp"

namespace {

// The number in the lowest bits, in two's complement.
long long as_signed(std::uint64_t word, int bits) {
  return static_cast<std::int64_t>(word << (64 - bits)) >> (64 - bits);
}

std::uint64_t lowest(std::int64_t number, int bits) {
  return static_cast<std::uint64_t>(number) & (~std::uint64_t{0} >> (64 - bits));
}

// The value of a plusarg such as +replay=FILE; `otherwise` where it is not given.
std::string plusarg(const char* name, const char* otherwise) {
  const std::string head = std::string{"+"} + name + "=";
  for (int index = 1; index < sc_core::sc_argc(); ++index) {
    const char* const word = sc_core::sc_argv()[index];
    if (head.compare(0, head.size(), word, std::min(head.size(), std::strlen(word))) == 0) {
      return word + head.size();
    }
  }
  return otherwise;
}

class Bench : public sc_core::sc_module {
 public:
  SC_HAS_PROCESS(Bench);

  Bench(sc_core::sc_module_name name, accelerator& dut, sc_core::sc_clock& clock)
      : sc_core::sc_module(name), dut(dut), clock(clock) {
    SC_THREAD(replay);
    SC_METHOD(watch);
    sensitive << clock.posedge_event();
    dont_initialize();
  }

  ~Bench() override {
    if (trace) std::fclose(trace);
  }

  int errors = 0;

 private:
  accelerator& dut;
  sc_core::sc_clock& clock;
  std::FILE* trace = nullptr;
  bool out_of_reset = false;
  bool finished = false;
  int cycle = 0;
  int began = 0;
  int observations = 0;
  int remembered_row = 0;

  template <typename... Values>
  void tell(const char* format, Values... values) {
    if (trace) std::fprintf(trace, format, values...);
  }

  // Inputs change in the middle of a cycle, outputs are looked at a little later.
  void step() {
    wait(clock.negedge_event());
    ++cycle;
    settle();
  }

  void settle() { wait(1, sc_core::SC_NS); }

  void fail(const char* what) {
    ++errors;
    std::printf("cycle %d, after %d observations: %s\n", cycle, observations, what);
    if (errors > 20) finish();
  }

  void check(const char* what, std::int64_t found, std::int64_t wanted) {
    if (found == wanted) return;
    fail(what);
    std::printf("  expected %lld, found %lld\n", static_cast<long long>(wanted),
                static_cast<long long>(found));
  }

  // Ends the simulation; nothing is done after it.
  void finish() {
    if (finished) return;
    finished = true;
    tell_cells();
    tell("end %d\n", cycle);
    if (errors == 0) {
      std::printf("PASS: %d observations in %d cycles\n", observations, cycle);
    } else {
      std::printf("FAIL: %d differences\n", errors);
    }
    sc_core::sc_stop();
    wait(sc_core::sc_event{});
  }

  // The strobes of the trace, as a register would take them.
  void watch() {
    if (!out_of_reset || !trace) return;
    if (dut.trace_rate_valid_o.read()) tell("rate %d %u\n", cycle, dut.trace_rate_code_o.read());
#ifndef ACCELERATOR_WITHOUT_CROSSBAR
    if (dut.trace_conversion_valid_o.read()) {
      tell("conversion %d %u %u\n", cycle, unsigned(dut.trace_conversion_column_o.read()),
           unsigned(dut.trace_conversion_code_o.read()));
    }
    if (dut.trace_value_valid_o.read()) {
      tell("value %d %u %lld\n", cycle, unsigned(dut.trace_value_action_o.read()),
           as_signed(dut.trace_value_o.read(), dut.trace_value_o_bits));
    }
    if (dut.trace_pulse_valid_o.read()) {
      tell("pulse %d %u %u %u\n", cycle, unsigned(dut.trace_pulse_column_o.read()),
           unsigned(dut.trace_pulse_set_o.read()), unsigned(dut.trace_pulse_amplitude_o.read()));
    }
#endif
    if (dut.trace_update_valid_o.read()) {
      tell("update %d %lld %lld\n", cycle,
           as_signed(dut.trace_update_error_o.read(), dut.trace_update_error_o_bits),
           as_signed(dut.trace_update_value_o.read(), dut.trace_update_value_o_bits));
    }
    if (dut.trace_choice_valid_o.read()) {
      tell("choice %d %u\n", cycle, unsigned(dut.trace_choice_explored_o.read()));
    }
  }

  void tell_answer() {
    tell("answer %d %u %u %u\n", cycle, unsigned(dut.trace_learning_rate_o.read()),
         faults(), unsigned(dut.action_o.read()));
  }

#ifdef ACCELERATOR_WITHOUT_CROSSBAR
  unsigned faults() { return 0; }
#else
  unsigned faults() { return dut.trace_faults_o.read(); }
#endif

  // The cells of one row, the bits of a double each.
  void tell_row(int row) {
    tell("row %d", row);
    for (int column = 0; column < dut.COLUMNS; ++column) {
      const double state = dut.state(row, column);
      std::uint64_t bits = 0;
      std::memcpy(&bits, &state, sizeof bits);
      tell(" %016llx", static_cast<unsigned long long>(bits));
    }
    tell("\n");
  }

  void tell_cells() {
    for (int row = 0; row < dut.ROWS; ++row) tell_row(row);
  }

  // Lets cycles pass until a signal is 1, as many at most as the limit says.
  void wait_for(const sc_core::sc_signal<bool>& signal, const char* port, int limit,
                const char* what) {
    for (int waited = 0; !signal.read(); ++waited) {
      if (waited > limit) {
        fail(what);
        tell("stuck %d %s\n", cycle, port);
        finish();
      }
      step();
    }
  }

  void wait_for_bus(const sc_core::sc_signal<bool>& signal, const char* port) {
    wait_for(signal, port, 64, "a handshake of the bus is stuck");
  }

  // Hands address and data over; `began` is the cycle in which they are accepted.
  void begin_write(std::uint32_t address, std::uint32_t data) {
    dut.axi_awaddr_i.write(address);
    dut.axi_wdata_i.write(data);
    dut.axi_awvalid_i.write(true);
    dut.axi_wvalid_i.write(true);
    settle();
    wait_for_bus(dut.axi_awready_o, "axi_awready_o");
    began = cycle;
    step();
    dut.axi_awvalid_i.write(false);
    dut.axi_wvalid_i.write(false);
    settle();
  }

  void end_write() {
    dut.axi_bready_i.write(true);
    settle();
    wait_for_bus(dut.axi_bvalid_o, "axi_bvalid_o");
    check("response to a write", dut.axi_bresp_o.read(), 0);
    step();
    dut.axi_bready_i.write(false);
  }

  void read(std::uint32_t address, std::uint32_t wanted) {
    dut.axi_araddr_i.write(address);
    dut.axi_arvalid_i.write(true);
    dut.axi_rready_i.write(true);
    settle();
    wait_for_bus(dut.axi_arready_o, "axi_arready_o");
    step();
    dut.axi_arvalid_i.write(false);
    settle();
    wait_for_bus(dut.axi_rvalid_o, "axi_rvalid_o");
    check("response to a read", dut.axi_rresp_o.read(), 0);
    check("register", dut.axi_rdata_o.read(), wanted);
    tell("register %x %x\n", address, unsigned(dut.axi_rdata_o.read()));
    step();
    dut.axi_rready_i.write(false);
  }

  // An agent that does not get ready within ten times its cycles is given up.
  void wait_until_ready(int latency) {
    wait_for(dut.observation_ready_o, "observation_ready_o", 10 * latency + 1000,
             "the agent does not get ready");
  }

  void start(int latency) {
    begin_write(0x04, 1);
    tell("begin %d\n", began);
    wait_until_ready(latency);
    tell_answer();
    check("cycles of the start", cycle - began, latency);
    end_write();
  }

  void observe(std::int64_t reward, int state, int first, int done, int action, int latency) {
    wait_until_ready(0);
    dut.observation_reward_i.write(lowest(reward, dut.observation_reward_i_bits));
    dut.observation_state_i.write(state);
    dut.observation_first_i.write(first != 0);
    dut.observation_done_i.write(done != 0);
    dut.observation_valid_i.write(true);
    began = cycle;
    tell("begin %d\n", began);
    step();
    dut.observation_valid_i.write(false);
    settle();
    wait_for(dut.action_valid_o, "action_valid_o", 10 * latency + 1000, "no action is chosen");
    ++observations;
    tell_answer();
    tell_row(remembered_row);
    if (!done || first) remembered_row = state;
    check("action", dut.action_o.read(), action);
    check("cycles to the action", cycle - began, latency);
    step();
  }

  void replay() {
    const std::string trace_path = plusarg("trace", "");
    if (!trace_path.empty()) trace = std::fopen(trace_path.c_str(), "w");
    const std::string path = plusarg("replay", "replay.txt");
    std::ifstream file{path};
    if (!file) {
      std::printf("FAIL: %s cannot be read; name the recording by +replay=FILE\n", path.c_str());
      ++errors;
      sc_core::sc_stop();
      return;
    }
    dut.axi_wstrb_i.write(0xF);
    dut.action_ready_i.write(true);
    step();
    step();
    dut.rst_ni.write(true);
    step();
    out_of_reset = true;
    for (std::string word; file >> word;) {
      if (word == "seed") {
        std::uint32_t seed = 0;
        file >> seed;
        check("+memweave_seed", std::stoul(plusarg("memweave_seed", "0")), seed);
      } else if (word == "write" || word == "read") {
        std::uint32_t address = 0, value = 0;
        file >> std::hex >> address >> value >> std::dec;
        if (word == "read") {
          read(address, value);
        } else {
          begin_write(address, value);
          end_write();
        }
      } else if (word == "start") {
        int latency = 0;
        file >> latency;
        start(latency);
      } else if (word == "observe") {
        std::int64_t reward = 0;
        int state = 0, first = 0, done = 0, action = 0, latency = 0;
        file >> reward >> state >> first >> done >> action >> latency;
        observe(reward, state, first, done, action, latency);
      } else {
        std::printf("an unknown word in the recording: %s\n", word.c_str());
        fail("the recording cannot be read");
        finish();
      }
    }
    finish();
  }
};

}  // namespace

// Called by the SystemC library, also where all else is hidden.
__attribute__((visibility("default"))) int sc_main(int, char**) {
  sc_core::sc_clock clock{"clock", 10, sc_core::SC_NS, 0.5, 5, sc_core::SC_NS};
  const auto seed = static_cast<std::uint32_t>(std::stoul(plusarg("memweave_seed", "0")));
  accelerator dut{"dut", clock, seed};
  Bench bench{"bench", dut, clock};
  sc_core::sc_start();
  return bench.errors == 0 ? 0 : 1;
}
