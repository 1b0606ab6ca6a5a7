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

  @Instance var registers: AXI4LiteRegisterBank<TableRegisters>
  @Instance var agent: TableAgent

  private let specification: QLearningAcceleratorSpecification

  /// - Throws: `DiagnosticReport` with what is wrong with the register map or the engine's figures.
  public init(
    _ specification: QLearningAcceleratorSpecification, engine: TableEngineSpecification
  ) throws {
    self.specification = specification
    let registers = try AXI4LiteRegisterBank(TableRegisters(specification.learning))
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
    status
    observation <==> agent.observation
    agent.actions <==> actions
    settings
    traceLearningRate <== agent.learningRate
    agent.trace <==> trace
  }

  @LogicBuilder private var status: Logic {
    registers[\.status.busy] <== agent.busy
    registers[\.status.started] <== agent.started
    registers[\.status.fault] <== 0
    registers[\.learningRate.value] <== agent.learningRate
    registers[\.steps.value] <== agent.steps
    registers[\.episodes.value] <== agent.episodes
    registers[\.stimulations.value] <== agent.stimulations
  }

  @LogicBuilder private var settings: Logic {
    agent.start <== registers[\.control.start]
    agent.learning <== registers[\.control.learning]
    agent.constantSource <== registers[\.control.constantSource]
    agent.visitSource <== registers[\.control.visitSource]
    agent.detection <== registers[\.control.detection]
    agent.stimulation <== registers[\.control.stimulation]
    agent.rateRatio <== registers[\.rateRatio.value]
    agent.rateFloor <== registers[\.rateFloor.value]
    agent.explorationRatio <== registers[\.explorationRatio.value]
    agent.explorationFloor <== registers[\.explorationFloor.value]
    agent.constantRate <== registers[\.constantRate.value]
    agent.discount <== registers[\.discount.value]
    agent.exploration <== registers[\.exploration.value]
    agent.seed <== registers[\.seed.value]
  }
}

extension UnreachedHardware {
  static let ofTableAccelerator: [Self] =
    ["agent_steps", "agent_episodes", "agent_stimulations"].map {
      .signal(
        $0, bits: 9...31, in: "maze-table", because: "the test has a few hundred transactions")
    }
}
