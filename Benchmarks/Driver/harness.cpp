// Drives the table engine by hand, as main.swift does.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "Vtable_engine.h"
#include "verilated.h"

int main(int count, char** arguments) {
  const long cycles = count > 1 ? std::atol(arguments[1]) : 1000;
  VerilatedContext context;
  Vtable_engine model{&context};
  std::uint32_t word = 1;
  const auto next = [&word] {
    word ^= word << 13;
    word ^= word >> 17;
    word ^= word << 5;
    return word;
  };
  const auto cycle = [&model] {
    model.clk_i = 0;
    model.eval();
    model.clk_i = 1;
    model.eval();
  };
  model.rst_ni = 0;
  cycle();
  cycle();
  model.rst_ni = 1;
  model.result_ready_i = 1;
  std::uint64_t sum = 0;
  const std::clock_t start = std::clock();
  for (long i = 0; i < cycles; ++i) {
    model.state_i = next() & 0x7F;
    model.action_i = next() & 0x3;
    model.reward_i = next() & 0xFFFF;
    model.next_i = next() & 0x7F;
    model.terminal_i = next() & 1;
    model.learn_i = next() & 1;
    model.rate_i = next() & 0xFFFF;
    model.transition_valid_i = next() & 1;
    cycle();
    sum += model.value_o;
  }
  const double time = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("driven %.9f %llu\n", time, static_cast<unsigned long long>(sum));
}
