// @{summary}: one device, as a SystemC module.
//
// The arithmetic is on double, operation by operation that of the Swift model it was printed from:
// compile without fused multiply-add (-ffp-contract=off) and without -ffast-math.@{randomness}
// Voltages are in volts, currents in amperes, times in seconds.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <systemc>

class @{name}_cell : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> clk_i{"clk_i"};
  // At each rising edge of pulse_i the state moves@{pulse_effect}. A step that the device does not
  // take, or a state that is no number any more, is reported as fatal.
  sc_core::sc_in<bool> pulse_i{"pulse_i"};
  // At each rising edge of sample_i the current at voltage_i is taken, with the state before it.
  sc_core::sc_in<bool> sample_i{"sample_i"};
  sc_core::sc_in<double> voltage_i{"voltage_i"};@{seconds_port}
  sc_core::sc_out<double> current_o{"current_o"};

@{states}
  SC_HAS_PROCESS(@{name}_cell);

@{constructor}
    SC_METHOD(at_clock_edge);
    sensitive << clk_i.pos();
    dont_initialize();
  }

@{functions}
 private:
@{constants}@{generator}@{counters}
  void at_clock_edge() {
    if (sample_i.read()) {
@{sample}
    }
    if (pulse_i.read()) {
@{pulse}
    }
  }
};
