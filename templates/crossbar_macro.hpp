// Crossbar of @{rows} x @{columns} ohmic memristors with its wordline converter and comparator, as a
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

class @{name}_crossbar_macro : public sc_core::sc_module {
 public:
  static constexpr int COLUMNS = @{columns};
  static constexpr int CELLS = @{cells};

  sc_core::sc_in<bool> clk_i{"clk_i"};
  // Clears the held sample; the devices keep their states.
  sc_core::sc_in<bool> rst_ni{"rst_ni"};
@{pins}
  // Of each cell, 0 (high resistance) to 1 (low resistance), at row * COLUMNS + column.
  double state_q[CELLS] = {};

  SC_HAS_PROCESS(@{name}_crossbar_macro);

  explicit @{name}_crossbar_macro(sc_core::sc_module_name name, std::uint32_t seed = 0)
      : sc_core::sc_module(name), generator{seed} {@{sense_start}
    SC_METHOD(at_clock_edge);
    sensitive << clk_i.pos() << rst_ni.neg();
    dont_initialize();
    SC_METHOD(compare);
    sensitive << threshold_i << compared_q;
  }

 private:
  // Streams of random numbers.
  static constexpr std::uint32_t DEVICE_STREAM = @{device_stream};
  static constexpr std::uint32_t CYCLE_STREAM = @{cycle_stream};
  static constexpr std::uint32_t SAMPLE_STREAM = @{sample_stream};@{offset_stream}
  // The device, its voltages and its spreads.
@{constants}
@{generator}
  Generator generator;
  // The current that was sampled last, with the comparator's offset.
  sc_core::sc_signal<double> compared_q{"compared_q", 0.0};
  std::uint64_t samples_q = 0;
  std::uint64_t pulses_q = 0;

@{functions}
  // The current of a sample of one cell.
  double sampled(std::uint32_t row, std::uint32_t column, double wordline_code) const {
    const double nominal = cell_current(state_q[row * COLUMNS + column], wordline_code);
    return reading(nominal, generator.normal(SAMPLE_STREAM, @{first_column}column, samples_q));
  }

  // The state of a cell after one pulse.
  double programmed(std::uint32_t position, bool set, double amplitude) const {
    const double rate = programming_rate(
        generator.normal(DEVICE_STREAM, @{first_cell}position, 0),
        generator.normal(CYCLE_STREAM, @{first_cell}position, pulses_q));
    const double voltage = set ? -set_magnitude(amplitude) : reset_magnitude(amplitude);
    return pulsed(state_q[position], voltage, set ? SET_WIDTH : RESET_WIDTH, rate);
  }
@{sense_functions}
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
              ? compared(REFERENCE_CURRENT@{comparator})
              : compared(sampled(row, column, wordline_code_i.read())@{comparator}));
      ++samples_q;
    }@{sense_strobe}
    if (pulse_i.read()) {
      const std::uint32_t position = row * COLUMNS + column;
      state_q[position] = programmed(position, pulse_set_i.read(), pulse_amplitude_i.read());
      ++pulses_q;
    }
  }

  void compare() { comparator_o.write(compared_q.read() >= threshold(threshold_i.read())); }
};
