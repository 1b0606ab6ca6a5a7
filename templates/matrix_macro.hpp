// Tile of a matrix engine: @{rows} x @{columns} memristors and a dummy bitline, wordline converters,
// column multiplexers, sample-and-hold circuits and comparators, as a SystemC module.
//
// The arithmetic is on double, operation by operation that of the golden model: compile without
// fused multiply-add (-ffp-contract=off) and without -ffast-math. Random numbers depend on the seed,
// on the layer and the tile, and on how many cells were programmed or samples taken before.
// Voltages are in volts, currents in amperes, conductances in siemens.
#pragma once

#include <cmath>
#include <cstdint>
#include <systemc>

class @{name} : public sc_core::sc_module {
 public:
  static constexpr int ROWS = @{rows};
  static constexpr int COLUMNS = @{columns};
  static constexpr int LANES = @{lanes};
  static constexpr int LANE_COLUMNS = @{lane_columns};
  static constexpr int DRIVE_BITS = @{drive_bits};
  static constexpr int CELLS = @{cells};

  sc_core::sc_in<bool> clk_i{"clk_i"};
  // Clears the held samples; the cells keep what they hold.
  sc_core::sc_in<bool> rst_ni{"rst_ni"};
@{pins}
  // Of each cell, less the dummy cell of its row, at row * COLUMNS + column.
  double conductance_q[CELLS] = {};

  SC_HAS_PROCESS(@{name});

  explicit @{name}(sc_core::sc_module_name name, std::uint32_t seed = 0)
      : sc_core::sc_module(name), generator{seed + LAYER_SEED} {
    for (double& conductance : conductance_q) conductance = @{first_difference};
    SC_METHOD(at_clock_edge);
    sensitive << clk_i.pos() << rst_ni.neg();
    dont_initialize();
    SC_METHOD(compare);
    sensitive << changed@{sensitive};
  }

 private:
  // What tells the seeds of the layers apart.
  static constexpr std::uint32_t LAYER_SEED = @{layer_seed}u;
  // Streams of random numbers.
@{streams}
  // The cells, their voltages, the comparators and the spreads.
@{constants}
@{generator}
  Generator generator;
  // Something that is held is another one.
  sc_core::sc_event changed{"changed"};
  std::uint64_t samples_q = 0;

  // What a lane holds: the current that was taken last, and its comparator.
  struct Lane {
    double current_q = 0.0;
    double gain_q = 1.0;
    double offset_q = 0.0;
    double bow_q = 0.0;
@{lane_state}  };

  Lane lanes[LANES];

@{functions}
  // Some bits of a pin, whatever its type.
  template <typename Word>
  static int field(const Word& word, int low, int bits) {
    return static_cast<int>(static_cast<std::uint64_t>(word) >> low & ((1u << bits) - 1));
  }

  template <int WIDTH>
  static int field(const sc_dt::sc_bv<WIDTH>& word, int low, int bits) {
    return static_cast<int>(word.range(low + bits - 1, low).to_uint());
  }

  std::uint32_t tile() const { return tile_i.read(); }

  // The number of a lane among those of the layer.
  std::uint32_t lane_number(int lane) const { return tile() * LANES + lane; }

  // What a comparator sees of a current.
  double seen(const Lane& lane, double current) const {
    return compared(current, lane.gain_q, lane.offset_q, lane.bow_q);
  }

  // What a lane holds.
  static double sample_of(const Lane& lane) { return @{sample}; }

  // Whether a comparator says that a level is reached.
  bool reached(double seen, double level, int lane, std::uint64_t draw) const {
@{reached}  }
@{converter_functions}@{programming_functions}
  // Takes the currents of a column of every lane.
  void take_sample() {
    const auto drive = drive_i.read();
    int codes[ROWS];
    int sum = 0;
    for (int row = 0; row < ROWS; ++row) {
      codes[row] = field(drive, row * DRIVE_BITS, DRIVE_BITS);
      sum += codes[row];
    }
    const double load = sum;
    double volts[ROWS];
    for (int row = 0; row < ROWS; ++row) volts[row] = @{row_voltage};
    for (int lane = 0; lane < LANES; ++lane) {
      const int column = lane * LANE_COLUMNS + static_cast<int>(column_i.read());
      double current = 0.0;
      for (int row = 0; row < ROWS; ++row) {
        @{driven}current = current + volts[row] * conductance_q[row * COLUMNS + column];
      }
@{adjustment}      Lane& held = lanes[lane];
@{integration}      held.current_q = sampled(
          current, generator.normal(SAMPLE_STREAM, tile() * COLUMNS + column, samples_q),
          generator.normal(THERMAL_STREAM, tile() * COLUMNS + column, samples_q));
      held.gain_q = gain(generator.normal(GAIN_STREAM, lane_number(lane), 0));
      held.offset_q = offset(generator.normal(OFFSET_STREAM, lane_number(lane), 0));
      held.bow_q = bow(generator.normal(BOW_STREAM, lane_number(lane), 0));
    }
    ++samples_q;
  }

  void at_clock_edge() {
    if (!rst_ni.read()) {
      for (Lane& lane : lanes) lane.current_q = 0.0;
@{reset}      changed.notify(sc_core::SC_ZERO_TIME);
      return;
    }
@{decisions}    if (sample_i.read()) take_sample();
@{programming_strobe}    changed.notify(sc_core::SC_ZERO_TIME);
  }

  void compare() {
@{comparators}  }
};
