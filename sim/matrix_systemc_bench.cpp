// Replays a recorded run on a generated matrix engine in SystemC: the RTL, Verilated, with the macros and
// this bench as SystemC modules. It programs the cells, gives vectors, and checks every output and the
// cycles that are promised. README.md says how to run it and what stands in the files.

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <systemc>
#include <vector>

#include "accelerator.hpp"

namespace {

// The value of a plusarg such as +replay=FILE; `otherwise` where it is not given.
std::string plusarg(const char* name, const char* otherwise) {
  const std::string head = std::string{"+"} + name + "=";
  for (int index = 1; index < sc_core::sc_argc(); ++index) {
    const char* const word = sc_core::sc_argv()[index];
    if (std::strncmp(word, head.c_str(), head.size()) == 0) return word + head.size();
  }
  return otherwise;
}

// A pin that not every engine has, or, where it is missing, another signal.
#define OPTIONAL_PIN(name)                                                                   \
  template <typename Engine>                                                                 \
  auto name##_of(Engine& engine, sc_core::sc_signal<bool>&, int) -> decltype((engine.name)) { \
    return engine.name;                                                                      \
  }                                                                                          \
  template <typename Engine>                                                                 \
  sc_core::sc_signal<bool>& name##_of(Engine&, sc_core::sc_signal<bool>& other, long) {      \
    return other;                                                                            \
  }

OPTIONAL_PIN(calibrate_i)
OPTIONAL_PIN(calibrating_o)
OPTIONAL_PIN(program_start_i)
OPTIONAL_PIN(program_last_i)

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
  struct Taken {
    std::uint64_t value;
    int cycle;
  };

  accelerator& dut;
  sc_core::sc_clock& clock;
  sc_core::sc_signal<bool> missing{"missing"};
  sc_core::sc_signal<bool>& calibrate_i = calibrate_i_of(dut, missing, 0);
  sc_core::sc_signal<bool>& calibrating_o = calibrating_o_of(dut, missing, 0);
  sc_core::sc_signal<bool>& program_start_i = program_start_i_of(dut, missing, 0);
  sc_core::sc_signal<bool>& program_last_i = program_last_i_of(dut, missing, 0);
  std::FILE* trace = nullptr;
  bool out_of_reset = false;
  bool finished = false;
  int cycle = 0;
  int accepted = 0;
  int limit = 1000;
  // Outputs that were compared.
  std::size_t outputs = 0;
  std::vector<Taken> taken;

  // Inputs change in the middle of a cycle, outputs are looked at a little later.
  void step() {
    wait(clock.negedge_event());
    ++cycle;
    settle();
  }

  void settle() { wait(1, sc_core::SC_NS); }

  void fail(const char* what) {
    ++errors;
    std::printf("cycle %d, after %zu outputs: %s\n", cycle, outputs, what);
    if (errors > 20) finish();
  }

  void check(const char* what, long long found, long long wanted) {
    if (found == wanted) return;
    fail(what);
    std::printf("  expected %lld, found %lld\n", wanted, found);
  }

  // Ends the simulation; nothing is done after it.
  void finish() {
    if (finished) return;
    finished = true;
    if (errors == 0) {
      std::printf("PASS: %zu outputs in %d cycles\n", outputs, cycle);
    } else {
      std::printf("FAIL: %d differences\n", errors);
    }
    sc_core::sc_stop();
    wait(sc_core::sc_event{});
  }

  // All outputs are taken at once, as a register would take them.
  void watch() {
    if (!out_of_reset || !dut.output_valid_o.read()) return;
    const std::uint64_t value = dut.output_data_o.read();
    taken.push_back({value, cycle});
    if (trace) {
      std::fprintf(trace, "output %d %llu\n", cycle, static_cast<unsigned long long>(value));
    }
  }

  // Lets cycles pass until something holds, and counts them.
  template <typename Condition>
  int wait_until(Condition holds, const char* what) {
    int waited = 0;
    for (; !holds(); ++waited) {
      if (waited > limit) {
        fail(what);
        finish();
      }
      step();
    }
    return waited;
  }

  void calibrate(int cycles) {
    calibrate_i.write(true);
    step();
    calibrate_i.write(false);
    settle();
    const int waited =
        wait_until([&] { return !calibrating_o.read(); }, "the calibration does not end");
    check("cycles of the calibration", waited, cycles);
  }

  void write_cell(const int (&numbers)[7]) {
    dut.program_layer_i.write(numbers[0]);
    dut.program_tile_i.write(numbers[1]);
    dut.program_row_i.write(numbers[2]);
    dut.program_column_i.write(numbers[3]);
    dut.program_level_i.write(numbers[4]);
    program_last_i.write(numbers[5] != 0);
    dut.program_valid_i.write(true);
    step();
    dut.program_valid_i.write(false);
    settle();
    const int waited =
        wait_until([&] { return dut.program_ready_o.read(); }, "the programming does not end");
    check("cycles of the programming", waited, numbers[6]);
  }

  void give(std::uint64_t value) {
    dut.input_data_i.write(value);
    dut.input_valid_i.write(true);
    settle();
    wait_until([&] { return dut.input_ready_o.read(); }, "input_ready_o stayed 0");
    accepted = cycle;
    if (trace) {
      std::fprintf(trace, "input %d %llu\n", cycle, static_cast<unsigned long long>(value));
    }
    step();
    dut.input_valid_i.write(false);
  }

  void take(std::uint64_t value, int latency) {
    wait_until([&] { return taken.size() > outputs; }, "output_valid_o stayed 0");
    const Taken found = taken[outputs];
    check("output", found.value, value);
    if (latency != 0) check("cycles to the first output", found.cycle - accepted, latency);
    ++outputs;
  }

  // What a word of the recording asks for; false where it is none.
  bool obey(const std::string& word, std::ifstream& file) {
    std::uint64_t value = 0;
    int cycles = 0;
    if (word == "seed") {
      file >> value;
      check("+memweave_seed", std::stoul(plusarg("memweave_seed", "0")), value);
    } else if (word == "limit") {
      file >> limit;
    } else if (word == "clear") {
      file >> cycles;
      const int waited = wait_until(
          [&] { return dut.program_ready_o.read(); }, "the reports are not cleared");
      check("cycles of the clearing", waited, cycles);
    } else if (word == "tune") {
      file >> cycles;
      calibrate(cycles);
    } else if (word == "verify") {
      program_start_i.write(true);
      step();
      program_start_i.write(false);
    } else if (word == "cell") {
      int numbers[7] = {};
      for (int& number : numbers) file >> number;
      write_cell(numbers);
    } else if (word == "give") {
      file >> value;
      give(value);
    } else if (word == "take") {
      file >> value >> cycles;
      take(value, cycles);
    } else {
      return false;
    }
    return true;
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
    dut.output_ready_i.write(true);
    step();
    step();
    dut.rst_ni.write(true);
    settle();
    out_of_reset = true;
    for (std::string word; file >> word;) {
      if (obey(word, file)) continue;
      std::printf("an unknown word in the recording: %s\n", word.c_str());
      fail("the recording cannot be read");
      finish();
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
