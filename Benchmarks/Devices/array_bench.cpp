// Clocks a crossbar of 128 x 128 devices: without a request, with a pulse to one cell and a reading of
// its column in turns, and with a pulse to all cells. Seconds are those of the processor.
//
// Compiled with -DMODEL=V<name>_array -DVOLTS=… -DSECONDS=…; -DTIMED where it has a port seconds_i.
#include <cmath>
#include <cstdio>
#include <ctime>

#define TEXT_OF(name) #name
#define HEADER_OF(name) TEXT_OF(name.h)
#include HEADER_OF(MODEL)
#include "verilated.h"

static VerilatedContext context;
static MODEL model(&context);

static void clock_once() {
  model.clk_i = 0;
  model.eval();
  model.clk_i = 1;
  model.eval();
}

static void drive(bool all, int cell) {
  for (int word = 0; word < 4; ++word) model.rows_i[word] = model.columns_i[word] = all ? ~0u : 0;
  if (all) return;
  const int row = cell / 128 % 128;
  const int column = cell % 128;
  model.rows_i[row / 32] = 1u << row % 32;
  model.columns_i[column / 32] = 1u << column % 32;
  model.column_i = column;
}

template <typename Cycle>
static double cycles_a_second(int cycles, Cycle cycle) {
  double best = 0;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t start = std::clock();
    for (int number = 0; number < cycles; ++number) cycle(number);
    best = std::fmax(best, cycles * double(CLOCKS_PER_SEC) / (std::clock() - start));
  }
  return best;
}

int main(int count, char **arguments) {
  context.commandArgs(count, arguments);
  model.rst_ni = 1;
  model.voltage_i = VOLTS;
#ifdef TIMED
  model.seconds_i = SECONDS;
#endif
  clock_once();
  model.pulse_i = model.sample_i = 0;
  const double idle = cycles_a_second(1000000, [](int) { clock_once(); });
  const double single = cycles_a_second(20000, [](int number) {
    model.pulse_i = number % 2 == 0;
    model.sample_i = number % 2 == 1;
    model.voltage_i = number % 4 == 0 ? VOLTS : -(VOLTS);
    drive(false, number * 7919);
    if (number % 2 == 1) {
      for (int word = 0; word < 4; ++word) model.rows_i[word] = ~0u;
    }
    clock_once();
  });
  model.pulse_i = 1;
  model.sample_i = 0;
  drive(true, 0);
  const double all = cycles_a_second(200, [](int number) {
    model.voltage_i = number % 2 == 0 ? VOLTS : -(VOLTS);
    clock_once();
  });
  std::printf("%.3g clock cycles a second idle, %.3g with a cell and a column in turns, "
              "%.3g with all cells\n", idle, single, all);
  model.final();
  return std::isfinite(model.current_o) ? 0 : 1;
}
