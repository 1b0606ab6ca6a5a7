import CircuitSimulator
import Foundation
import HDL

/// Lets the counter count, and records every signal of every cycle.
func recordCounting(into folder: URL) throws {
  let simulation = try Simulation(Circuit(elaborating: Counter()))
  simulation.reset()
  let dump = simulation.dump()  // from here on
  try simulation.poke("enable", 1)
  try simulation.step(300)
  try Data(dump.text.utf8).write(to: folder.appendingPathComponent("counter.vcd"))
  try Data(dump.fst).write(to: folder.appendingPathComponent("counter.fst"))
}
