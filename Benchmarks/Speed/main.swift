import BenchmarkSupport
import CircuitChecks
import CircuitSimulator
import Foundation
import HDL
import SystemVerilog

/// Seconds that `work` takes.
func seconds(_ work: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let duration = try clock.measure(work)
  return duration / .seconds(1)
}

/// Amaranth's figure for the same work, from its own script: cycles a second, or seconds.
func amaranth(_ arguments: [String]) throws -> Double {
  try OtherProgram.figure(
    of: CommandLine.arguments[1], [CommandLine.arguments[2]] + arguments)
}

func text(_ value: Double, _ digits: Int) -> String {
  value.formatted(.number.precision(.fractionLength(digits)))
}

/// Elaborates, checks and prints a design.
func write(_ design: some Hardware) throws {
  let circuit = try Circuit(elaborating: design)
  _ = CircuitChecks.check(circuit)
  _ = SystemVerilogFile.files(of: circuit)
}

guard CommandLine.arguments.count == 3 else {
  print("usage: Benchmarks PYTHON SCRIPT")
  exit(2)
}

let cycles = 1_000_000
let simulation = try Simulation(Circuit(elaborating: Busy()))
try simulation.poke("enable", 1)
let spent = try seconds { try simulation.step(cycles) }
let ours = Double(cycles) / spent
let theirs = try amaranth(["simulate", "20000"])
print("Simulation of an LFSR, a FIFO and counters, cycles a second:")
print(
  "  CircuitSimulator \(text(ours, 0))   Amaranth \(text(theirs, 0))   \(text(ours / theirs, 1))x")

print("Elaboration, checks and SystemVerilog of a row of tiles, seconds")
print("(Amaranth: without checks; of 10,000 tiles without the way from RTLIL to Verilog):")
// The first run compiles Yosys.
_ = try amaranth(["elaborate", "2"])
for count in [10, 100, 1_000, 10_000] {
  let spent = try seconds { try write(Row(count: count)) }
  let theirs = try amaranth(["elaborate", "\(count)"])
  print(
    "  \(count) tiles: Memweave \(text(spent, 4))   Amaranth \(text(theirs, 4))   "
      + "\(text(theirs / spent, 1))x")
}

print("The same for one module of registers, seconds, and microseconds for each:")
for count in [10, 100, 1_000, 10_000] {
  let spent = try seconds { try write(Flat(count: count)) }
  print("  \(count): \(text(spent, 4))   \(text(spent / Double(count) * 1e6, 0))")
}
