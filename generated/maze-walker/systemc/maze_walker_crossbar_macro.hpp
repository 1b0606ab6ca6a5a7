// Crossbar of 100 x 12 ohmic memristors with its wordline converter and comparator, as a
// SystemC module.
//
// The arithmetic is on double, operation by operation that of the golden model: compile without
// fused multiply-add (-ffp-contract=off) and without -ffast-math. Random numbers depend on the seed,
// on the cell or column, and on how many pulses or samples came before.
// Voltages are in volts, currents in amperes, conductances in siemens, times in seconds.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <systemc>

class maze_walker_crossbar_macro : public sc_core::sc_module {
 public:
  static constexpr int COLUMNS = 12;
  static constexpr int CELLS = 1200;

  sc_core::sc_in<bool> clk_i{"clk_i"};
  // Clears the held sample; the devices keep their states.
  sc_core::sc_in<bool> rst_ni{"rst_ni"};
  // the wordline that is driven
  sc_core::sc_in<std::uint32_t> row_i{"row_i"};
  // how far: the wordline converter's code
  sc_core::sc_in<std::uint32_t> wordline_code_i{"wordline_code_i"};
  // the bitline that is sensed or programmed
  sc_core::sc_in<std::uint32_t> column_i{"column_i"};
  // senses the reference current instead of the bitline
  sc_core::sc_in<bool> reference_i{"reference_i"};
  // samples the sensed current at the clock edge
  sc_core::sc_in<bool> sample_i{"sample_i"};
  // the code the sampled current is compared with
  sc_core::sc_in<std::uint32_t> threshold_i{"threshold_i"};
  // the sampled current reaches the threshold
  sc_core::sc_out<bool> comparator_o{"comparator_o"};
  // programs the selected cell at the clock edge
  sc_core::sc_in<bool> pulse_i{"pulse_i"};
  // SET, not RESET
  sc_core::sc_in<bool> pulse_set_i{"pulse_set_i"};
  sc_core::sc_in<std::uint32_t> pulse_amplitude_i{"pulse_amplitude_i"};

  // Of each cell, 0 (high resistance) to 1 (low resistance), at row * COLUMNS + column.
  double state_q[CELLS] = {};

  SC_HAS_PROCESS(maze_walker_crossbar_macro);

  explicit maze_walker_crossbar_macro(sc_core::sc_module_name name, std::uint32_t seed = 0)
      : sc_core::sc_module(name), generator{seed} {
    SC_METHOD(at_clock_edge);
    sensitive << clk_i.pos() << rst_ni.neg();
    dont_initialize();
    SC_METHOD(compare);
    sensitive << threshold_i << compared_q;
  }

 private:
  // Streams of random numbers.
  static constexpr std::uint32_t DEVICE_STREAM = 1;
  static constexpr std::uint32_t CYCLE_STREAM = 2;
  static constexpr std::uint32_t SAMPLE_STREAM = 3;
  // The device, its voltages and its spreads.
  static constexpr double OFF_CONDUCTANCE = 2.0e-06;
  static constexpr double LOGARITHM_OF_ON_OFF_RATIO = 6.214608098422191;
  static constexpr double READ_VOLTAGE = 0.2;
  static constexpr double READ_CODE = 15.0;
  static constexpr double READ_NOISE = 0.001;
  static constexpr double REFERENCE_CURRENT = 0.000101375;
  static constexpr double COMPARATOR_OFFSET = 1.9200000000000003e-06;
  static constexpr double LOW_CURRENT = 5.000000000000001e-06;
  static constexpr double STEP_CURRENT = 7.5e-07;
  static constexpr double SET_WIDTH = 0.001;
  static constexpr double RESET_WIDTH = 0.001;
  static constexpr double SET_LIMIT = 1.2;
  static constexpr double SET_START = 0.5;
  static constexpr double SET_STEP = 0.01;
  static constexpr double RESET_LIMIT = 3.2;
  static constexpr double RESET_START = 2.66;
  static constexpr double RESET_STEP = 0.04;
  static constexpr double DEVICE_SPREAD = 0.2;
  static constexpr double CYCLE_SPREAD = 0.1;
  static constexpr double LOGARITHM_OF_SET_TIME_AT_UPPER_KNEE = -19.757665636658587;
  static constexpr double UPPER_KNEE = 1.2;
  static constexpr double THIRD_SET_DECLINE = 2.0932591754491323;
  static constexpr double LOGARITHM_OF_SET_TIME_AT_LOWER_KNEE = -13.815510557964274;
  static constexpr double LOWER_KNEE = 0.8;
  static constexpr double SECOND_SET_DECLINE = 14.85538769673578;
  static constexpr double FIRST_SET_DECLINE = 46.051701859880914;
  static constexpr double FULL_RESET_TIME = 0.002;
  static constexpr double FULL_RESET_VOLTAGE = 3.2;
  static constexpr double RESET_DECLINE = 11.512925464970229;

  // Random numbers that depend on the seed and on where they are used alone.
  struct Generator {
    std::uint32_t seed;

    // One output of a SplitMix64 sequence.
    static std::uint64_t mixed(std::uint64_t state) {
      std::uint64_t word = state + 0x9E3779B97F4A7C15u;
      word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
      word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
      return word ^ (word >> 31);
    }

    // The sum of the four 16-bit numbers in a word.
    static std::int64_t sum_of_quarters(std::uint64_t word) {
      return (word & 0xFFFF) + (word >> 16 & 0xFFFF) + (word >> 32 & 0xFFFF) + (word >> 48);
    }

    std::uint64_t key(std::uint32_t stream, std::uint32_t index, std::uint64_t draw) const {
      const std::uint64_t start = mixed(std::uint64_t{stream} << 32 | seed);
      return mixed(mixed(start ^ index) ^ draw);
    }

    // Mean 0 and variance 1: the sum of twelve uniform numbers.
    double normal(std::uint32_t stream, std::uint32_t index, std::uint64_t draw) const {
      const std::uint64_t base = key(stream, index, draw);
      const std::int64_t sum = sum_of_quarters(mixed(base))
          + sum_of_quarters(mixed(base + 0x9E3779B97F4A7C15u))
          + sum_of_quarters(mixed(base + 0x3C6EF372FE94F82Au));
      return static_cast<double>(sum - 393210) / 65536.0;
    }

    // At least 0 and less than 1.
    double uniform(std::uint32_t stream, std::uint32_t index, std::uint64_t draw) const {
      return static_cast<double>(mixed(key(stream, index, draw)) >> 11) / 9007199254740992.0;
    }
  };

  Generator generator;
  // The current that was sampled last, with the comparator's offset.
  sc_core::sc_signal<double> compared_q{"compared_q", 0.0};
  std::uint64_t samples_q = 0;
  std::uint64_t pulses_q = 0;

  // The current of a cell whose wordline is driven with a code.
  static double cell_current(double state, double wordline_code) {
    const double relative_conductance = std::exp(LOGARITHM_OF_ON_OFF_RATIO * state);
    const double conductance = OFF_CONDUCTANCE * relative_conductance;
    const double wordline_voltage = READ_VOLTAGE * wordline_code / READ_CODE;
    return conductance * wordline_voltage;
  }

  // A reading with noise.
  static double reading(double nominal, double normal_number) {
    return nominal * (1.0 + READ_NOISE * normal_number);
  }

  // The current that the comparator sees.
  static double compared(double sample) {
    return sample + COMPARATOR_OFFSET;
  }

  // The current at the lower edge of a trial code.
  static double threshold(double trial) {
    return LOW_CURRENT + trial * STEP_CURRENT;
  }

  // The magnitude of a SET pulse.
  static double set_magnitude(double amplitude) {
    const double ramp = SET_START + amplitude * SET_STEP;
    return (SET_LIMIT < ramp) ? SET_LIMIT : ramp;
  }

  // The magnitude of a RESET pulse.
  static double reset_magnitude(double amplitude) {
    const double ramp = RESET_START + amplitude * RESET_STEP;
    return (RESET_LIMIT < ramp) ? RESET_LIMIT : ramp;
  }

  // How much faster than nominal a cell switches, from its and the pulse's random number.
  static double programming_rate(double cell_number, double pulse_number) {
    return std::exp(DEVICE_SPREAD * cell_number) * std::exp(CYCLE_SPREAD * pulse_number);
  }

  // The state after a pulse: SET when the voltage is negative, else RESET.
  static double pulsed(double state, double voltage, double width, double rate) {
    const double exposure = width * rate;
    const double opposite = -voltage;
    const double above_upper_knee = opposite - UPPER_KNEE;
    const double third_region = LOGARITHM_OF_SET_TIME_AT_UPPER_KNEE - above_upper_knee *
        THIRD_SET_DECLINE;
    const double above_lower_knee = opposite - LOWER_KNEE;
    const double second_region = LOGARITHM_OF_SET_TIME_AT_LOWER_KNEE - above_lower_knee *
        SECOND_SET_DECLINE;
    const double first_region = LOGARITHM_OF_SET_TIME_AT_LOWER_KNEE - above_lower_knee *
        FIRST_SET_DECLINE;
    const double slowest_lower_region = (second_region > first_region) ? second_region :
        first_region;
    const double set_time = std::exp((third_region > slowest_lower_region) ? third_region :
        slowest_lower_region);
    const double below_full_reset = FULL_RESET_VOLTAGE - voltage;
    const double reset_time = FULL_RESET_TIME * std::exp(below_full_reset * RESET_DECLINE);
    const double moved = (voltage < 0.0) ? state + exposure / set_time : state - exposure /
        reset_time;
    const double at_least_zero = (0.0 > moved) ? 0.0 : moved;
    return (1.0 < at_least_zero) ? 1.0 : at_least_zero;
  }

  // The current of a sample of one cell.
  double sampled(std::uint32_t row, std::uint32_t column, double wordline_code) const {
    const double nominal = cell_current(state_q[row * COLUMNS + column], wordline_code);
    return reading(nominal, generator.normal(SAMPLE_STREAM, column, samples_q));
  }

  // The state of a cell after one pulse.
  double programmed(std::uint32_t position, bool set, double amplitude) const {
    const double rate = programming_rate(
        generator.normal(DEVICE_STREAM, position, 0),
        generator.normal(CYCLE_STREAM, position, pulses_q));
    const double voltage = set ? -set_magnitude(amplitude) : reset_magnitude(amplitude);
    return pulsed(state_q[position], voltage, set ? SET_WIDTH : RESET_WIDTH, rate);
  }

  void at_clock_edge() {
    if (!rst_ni.read()) {
      compared_q.write(0.0);
      return;
    }
    const std::uint32_t row = row_i.read();
    const std::uint32_t column = column_i.read();
    if (sample_i.read()) {
      compared_q.write(
          reference_i.read()
              ? compared(REFERENCE_CURRENT)
              : compared(sampled(row, column, wordline_code_i.read())));
      ++samples_q;
    }
    if (pulse_i.read()) {
      const std::uint32_t position = row * COLUMNS + column;
      state_q[position] = programmed(position, pulse_set_i.read(), pulse_amplitude_i.read());
      ++pulses_q;
    }
  }

  void compare() { comparator_o.write(compared_q.read() >= threshold(threshold_i.read())); }
};
