import Diagnostics
import HDL
import RegisterMaps
import Specifications

/// The whole accelerator with the table engine: the same bus and streams as with the crossbar, and
/// what of the trace there is.
public final class TableAccelerator: Hardware {
  @FlippedPorts var axi: AXI4LiteBus

  @FlippedPorts var observation: ObservationStream
  @Ports var actions: ActionStream

  @Output(17, "the learning rate in force") var traceLearningRate
  @Ports var trace: TableTrace

  @Instance var registers: AXI4LiteRegisterBank<AgentRegisters>
  @Instance var agent: TableAgent

  private let specification: QLearningAcceleratorSpecification

  /// - Throws: `DiagnosticReport` with what is wrong with the register map or the engine's figures.
  public init(
    _ specification: QLearningAcceleratorSpecification, engine: TableEngineSpecification
  ) throws {
    self.specification = specification
    let registers = try AXI4LiteRegisterBank(AgentRegisters(specification))
    _axi = FlippedPorts(
      AXI4LiteBus(addressWidth: registers.table.addressWidth), "AXI4-Lite")
    _observation = FlippedPorts(ObservationStream(specification))
    _actions = Ports(ActionStream(specification), prefix: "")
    _trace = Ports(TableTrace(specification))
    _registers = Instance(registers)
    _agent = Instance(wrappedValue: try TableAgent(specification, engine: engine))
  }

  public var moduleName: String { specification.name }
  public var documentation: String {
    """
    Learning agent for \(specification.states) states and \(specification.actions) actions, \
    its values in on-chip memory, its learning rate from a second-order memristor.
    """
  }

  public var body: Logic {
    axi <==> registers.axi
    observation <==> agent.observation
    agent.actions <==> actions
    registers.serve(
      agent.control, learning: registers[\.control.learning])
    traceLearningRate <== agent.control.learningRate
    agent.trace <==> trace
  }
}

extension UnreachedHardware {
  static let ofTableAccelerator: [Self] =
    ["agent_steps", "agent_episodes"].map {
      .signal($0, bits: 8...31, in: "maze-table", because: fewTransactions)
    } + [.signal("agent_stimulations", bits: 6...31, in: "maze-table", because: fewStimulations)]
}
