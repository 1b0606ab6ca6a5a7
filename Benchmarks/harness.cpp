// The hand-written harness that the benchmarks hold Memweave against: it starts the accelerator
// over its bus, as `memweave cosim` does, and says in which cycle it was ready. A number as the
// first argument asks for as many driven cycles afterwards, each with a write and a read of a port,
// and for the nanoseconds that one took.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "Vmaze_walker.h"
#include "maze_walker_registers.h"
#include "verilated.h"

namespace {

VerilatedContext context;
Vmaze_walker* top;
long cycle = 0;

void tick() {
  top->clk_i = 0;
  top->eval();
  top->clk_i = 1;
  top->eval();
  ++cycle;
}

void write(int address, unsigned value) {
  top->axi_awaddr_i = address;
  top->axi_wdata_i = value;
  top->axi_wstrb_i = 0xF;
  top->axi_awvalid_i = top->axi_wvalid_i = 1;
  for (top->eval(); !top->axi_awready_o;) tick();
  tick();
  top->axi_awvalid_i = top->axi_wvalid_i = 0;
}

}  // namespace

int main(int argc, char** argv) {
  context.commandArgs(argc, argv);
  top = new Vmaze_walker{&context};
  tick();
  tick();
  top->rst_ni = 1;
  write(MAZE_WALKER_CONTROL_OFFSET, MAZE_WALKER_CONTROL_START_MASK);
  while (!top->observation_ready_o && cycle < 10'000'000) tick();
  std::printf("ready in cycle %ld\n", cycle);
  const long cycles = argc > 1 ? std::atol(argv[1]) : 0;
  unsigned sum = 0;
  const auto start = std::chrono::steady_clock::now();
  for (long i = 0; i < cycles; ++i) {
    top->observation_state_i = i & 63;
    tick();
    sum += top->observation_ready_o;
  }
  const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
  if (cycles > 0) std::printf("%.1f ns a driven cycle (%u)\n", time.count() / cycles, sum);
  return 0;
}
