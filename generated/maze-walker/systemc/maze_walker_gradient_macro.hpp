// Second-order memristor with an oxygen gradient, with its pulse driver and comparator, as a SystemC
// module.
//
// The arithmetic is on double, operation by operation that of the golden model: compile without
// fused multiply-add (-ffp-contract=off) and without -ffast-math. Random numbers depend on the seed
// and on how many samples came before.
// Voltages are in volts, currents in amperes, conductances in siemens, times in seconds.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <systemc>

class maze_walker_gradient_macro : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> clk_i{"clk_i"};
  // Clears the held sample; the devices keep their states.
  sc_core::sc_in<bool> rst_ni{"rst_ni"};
  // puts the device back before its first plateau at the clock edge
  sc_core::sc_in<bool> restore_i{"restore_i"};
  // gives a pulse at the clock edge
  sc_core::sc_in<bool> pulse_i{"pulse_i"};
  sc_core::sc_in<std::uint32_t> pulse_amplitude_i{"pulse_amplitude_i"};
  // one tick of device time passes at the clock edge
  sc_core::sc_in<bool> tick_i{"tick_i"};
  // senses the reference current instead of the device
  sc_core::sc_in<bool> reference_i{"reference_i"};
  // samples the sensed current at the clock edge
  sc_core::sc_in<bool> sample_i{"sample_i"};
  // the code the sampled current is compared with
  sc_core::sc_in<std::uint32_t> threshold_i{"threshold_i"};
  // the sampled current reaches the threshold
  sc_core::sc_out<bool> comparator_o{"comparator_o"};

  // The plateau, a whole number; the fraction of the way back, 0 to 1; 1 from a drive pulse to its
  // hold pulse, else 0.
  double plateau_q = 0.0;
  double recovered_q = 0.0;
  double pending_q = 0.0;

  SC_HAS_PROCESS(maze_walker_gradient_macro);

  explicit maze_walker_gradient_macro(sc_core::sc_module_name name, std::uint32_t seed = 0)
      : sc_core::sc_module(name), generator{seed} {
    SC_METHOD(at_clock_edge);
    sensitive << clk_i.pos() << rst_ni.neg();
    dont_initialize();
    SC_METHOD(compare);
    sensitive << threshold_i << compared_q;
  }

 private:
  // The stream of random numbers.
  static constexpr std::uint32_t SAMPLE_STREAM = 5;
  // The device and its voltages.
  static constexpr double INITIAL_CONDUCTANCE = 0.0001;
  static constexpr double STRETCHING = 0.8;
  static constexpr double PLATEAU_SCALE = 7.152972816331333;
  static constexpr double READ_VOLTAGE = 0.1;
  static constexpr double REMAINING_FRACTION = 0.9999916667013888;
  static constexpr double AMPLITUDE_STEP = 0.1;
  static constexpr double DRIVE_THRESHOLD = 2.0;
  static constexpr double HOLD_THRESHOLD = 1.0;
  static constexpr double LAST_PLATEAU = 40.0;
  static constexpr double READ_NOISE = 0.0;
  static constexpr double REFERENCE_CURRENT = 5.100311279296876e-06;
  static constexpr double COMPARATOR_OFFSET = 1.0200000000000003e-07;
  static constexpr double LOW_CURRENT = 0.0;
  static constexpr double STEP_CURRENT = 6.225585937500001e-10;

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

  // The current with which the device is read.
  static double current(double plateau, double recovered) {
    const double depth = (plateau > 0.0) ? std::exp(STRETCHING * std::log(plateau / PLATEAU_SCALE))
        : 0.0;
    const double plateau_conductance = INITIAL_CONDUCTANCE * std::exp(-depth);
    const double conductance = plateau_conductance + (INITIAL_CONDUCTANCE - plateau_conductance) *
        recovered;
    return conductance * READ_VOLTAGE;
  }

  // The recovered fraction after a tick.
  static double relaxed(double recovered) {
    return 1.0 - (1.0 - recovered) * REMAINING_FRACTION;
  }

  // The plateau after a pulse.
  static double pulsed_plateau(double plateau, double pending, double amplitude) {
    const double voltage = amplitude * AMPLITUDE_STEP;
    const double held = (voltage >= DRIVE_THRESHOLD) ? 0.0 : ((voltage >= HOLD_THRESHOLD) ? pending
        : 0.0);
    const double next_plateau = plateau + 1.0;
    return (held > 0.0) ? ((LAST_PLATEAU < next_plateau) ? LAST_PLATEAU : next_plateau) : plateau;
  }

  // The recovered fraction after a pulse.
  static double pulsed_recovered(double recovered, double pending, double amplitude) {
    const double voltage = amplitude * AMPLITUDE_STEP;
    const double held = (voltage >= DRIVE_THRESHOLD) ? 0.0 : ((voltage >= HOLD_THRESHOLD) ? pending
        : 0.0);
    return (held > 0.0) ? 0.0 : recovered;
  }

  // Whether a hold pulse is awaited after a pulse: 1 or 0.
  static double pulsed_pending(double pending, double amplitude) {
    const double voltage = amplitude * AMPLITUDE_STEP;
    const double held = (voltage >= DRIVE_THRESHOLD) ? 0.0 : ((voltage >= HOLD_THRESHOLD) ? pending
        : 0.0);
    return (voltage >= DRIVE_THRESHOLD) ? 1.0 : pending - held;
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

  void at_clock_edge() {
    if (!rst_ni.read()) {
      compared_q.write(0.0);
      return;
    }
    if (sample_i.read()) {
      const double sampled = reading(
          current(plateau_q, recovered_q), generator.normal(SAMPLE_STREAM, 0, samples_q));
      compared_q.write(
          reference_i.read() ? compared(REFERENCE_CURRENT) : compared(sampled));
      ++samples_q;
    }
    if (restore_i.read()) {
      plateau_q = 0.0;
      recovered_q = 0.0;
      pending_q = 0.0;
    } else if (tick_i.read()) {
      recovered_q = relaxed(recovered_q);
    } else if (pulse_i.read()) {
      const double amplitude = pulse_amplitude_i.read();
      const double plateau = pulsed_plateau(plateau_q, pending_q, amplitude);
      const double recovered = pulsed_recovered(recovered_q, pending_q, amplitude);
      pending_q = pulsed_pending(pending_q, amplitude);
      plateau_q = plateau;
      recovered_q = recovered;
    }
  }

  void compare() { comparator_o.write(compared_q.read() >= threshold(threshold_i.read())); }
};
