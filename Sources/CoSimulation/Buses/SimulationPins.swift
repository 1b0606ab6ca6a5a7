import CircuitSimulator
import RegisterMaps

/// The pins of a bus port of a circuit that runs in the circuit simulator.
///
/// ```swift
/// let simulation = try Simulation(Circuit(elaborating: AXI4LiteRegisterBank(TimerRegisters())))
/// let bus = AXI4LiteManager(SimulationPins(simulation, prefix: "axi_"))
/// let timer = try RegisterDriver(TimerRegisters(), over: bus)
/// ```
public struct SimulationPins: BusPins {
  private let simulation: Simulation
  private let prefix: String

  /// - Parameter prefix: begins the names of the ports, such as `axi_`.
  public init(_ simulation: Simulation, prefix: String = "") {
    self.simulation = simulation
    self.prefix = prefix
  }

  public var cycle: Int { simulation.cycle }

  public func set(_ input: String, _ value: UInt64) throws {
    try simulation.poke(prefix + input, value)
  }

  public func get(_ output: String) throws -> UInt64 {
    try simulation.peekVector(prefix + output).words[0]
  }

  public func step() throws { try simulation.step() }
}
