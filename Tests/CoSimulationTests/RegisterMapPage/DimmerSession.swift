import CircuitSimulator
import CoSimulation
import HDL
import RegisterMaps

/// Switches the dimmer on, over its bus, in the circuit simulator.
func switchOn(_ simulation: Simulation) throws -> UInt64 {
  let bus = AXI4LiteManager(SimulationPins(simulation, prefix: "axi_"))
  let dimmer = try RegisterDriver(DimmerRegisters(), over: bus)
  try dimmer.write(\.levels[1].value, 128)
  try dimmer.modify(\.control) {
    $0.on = true
    $0.curve = .gamma
    $0.restart = true
  }
  while try !dimmer.read(\.status.wrapped) { try simulation.step(16) }
  try dimmer.write(\.status.wrapped, true)
  return try dimmer.read(\.status.periods)
}
