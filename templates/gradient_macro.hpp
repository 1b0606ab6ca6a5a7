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

class @{name}_gradient_macro : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> clk_i{"clk_i"};
  // Clears the held sample; the devices keep their states.
  sc_core::sc_in<bool> rst_ni{"rst_ni"};
@{pins}
  // The plateau, a whole number; the fraction of the way back, 0 to 1; 1 from a drive pulse to its
  // hold pulse, else 0.
  double plateau_q = 0.0;
  double recovered_q = 0.0;
  double pending_q = 0.0;

  SC_HAS_PROCESS(@{name}_gradient_macro);

  explicit @{name}_gradient_macro(sc_core::sc_module_name name, std::uint32_t seed = 0)
      : sc_core::sc_module(name), generator{seed} {
    SC_METHOD(at_clock_edge);
    sensitive << clk_i.pos() << rst_ni.neg();
    dont_initialize();
    SC_METHOD(compare);
    sensitive << threshold_i << compared_q;
  }

 private:
  // The stream of random numbers.
  static constexpr std::uint32_t SAMPLE_STREAM = @{sample_stream};
  // The device and its voltages.
@{constants}
@{generator}
  Generator generator;
  // The current that was sampled last, with the comparator's offset.
  sc_core::sc_signal<double> compared_q{"compared_q", 0.0};
  std::uint64_t samples_q = 0;

@{functions}
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
