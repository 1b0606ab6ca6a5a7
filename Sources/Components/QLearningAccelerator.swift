import HDL
import Specifications

/// The whole accelerator: the agent behind an AXI4-Lite register bank and a pair of ready/valid
/// streams, with its trace.
public final class QLearningAccelerator: Hardware {
  @Input("AXI4-Lite write address") var axiAwvalid
  @Output var axiAwready
  @Input var axiAwaddr
  @Input("AXI4-Lite write data") var axiWvalid
  @Output var axiWready
  @Input(32) var axiWdata
  @Input(4) var axiWstrb
  @Output("AXI4-Lite write response") var axiBvalid
  @Input var axiBready
  @Output(2) var axiBresp
  @Input("AXI4-Lite read address") var axiArvalid
  @Output var axiArready
  @Input var axiAraddr
  @Output("AXI4-Lite read data") var axiRvalid
  @Input var axiRready
  @Output(32) var axiRdata
  @Output(2) var axiRresp

  @FlippedPorts var observation: ObservationStream
  @Ports var actions: ActionStream

  @Output(17, "the learning rate in force") var traceLearningRate
  @Output(32, "cells given up since the start") var traceFaults
  @Ports var trace: AgentTrace

  @Instance var bus: AXI4LiteSubordinate
  @Instance var registers: AgentRegisterBank
  @Instance var agent: QLearningController

  private let specification: QLearningAcceleratorSpecification

  public init(_ specification: QLearningAcceleratorSpecification) {
    self.specification = specification
    let learning = specification.learning
    let addressBits = AgentRegisters(learning).map.addressBits
    _axiAwaddr = Input(addressBits)
    _axiAraddr = Input(addressBits)
    _observation = FlippedPorts(ObservationStream(specification))
    _actions = Ports(ActionStream(specification), prefix: "")
    _trace = Ports(AgentTrace(specification))
    _bus = Instance(wrappedValue: AXI4LiteSubordinate(addressBits: addressBits))
    _registers = Instance(wrappedValue: AgentRegisterBank(learning))
    _agent = Instance(wrappedValue: QLearningController(specification))
  }

  public var moduleName: String { specification.name }
  public var documentation: String {
    """
    Q-learning agent for \(specification.states) states and \(specification.actions) actions, \
    its values in a crossbar of \(specification.tile.rows) x \(specification.tile.columns) \
    memristors, its learning rate from a second-order memristor.
    """
  }

  public var body: Logic {
    busPort
    registerBank
    streams
    settings
    traces
  }

  @LogicBuilder private var busPort: Logic {
    bus.awvalid <== axiAwvalid
    axiAwready <== bus.awready
    bus.awaddr <== axiAwaddr
    bus.wvalid <== axiWvalid
    axiWready <== bus.wready
    bus.wdata <== axiWdata
    bus.wstrb <== axiWstrb
    axiBvalid <== bus.bvalid
    bus.bready <== axiBready
    axiBresp <== bus.bresp
    bus.arvalid <== axiArvalid
    axiArready <== bus.arready
    bus.araddr <== axiAraddr
    axiRvalid <== bus.rvalid
    bus.rready <== axiRready
    axiRdata <== bus.rdata
    axiRresp <== bus.rresp
  }

  @LogicBuilder private var registerBank: Logic {
    registers.write <== bus.write
    registers.writeAddress <== bus.writeAddress
    registers.writeData <== bus.writeData
    registers.writeMask <== bus.writeMask
    bus.writeKnown <== registers.writeKnown
    registers.readAddress <== bus.readAddress
    bus.readData <== registers.readData
    bus.readKnown <== registers.readKnown
    registers.busy <== agent.busy
    registers.started <== agent.started
    registers.learningRate <== agent.learningRate
    registers.steps <== agent.steps
    registers.episodes <== agent.episodes
    registers.pulses <== agent.pulses
    registers.conversions <== agent.conversions
    registers.faults <== agent.faults
  }

  @LogicBuilder private var settings: Logic {
    agent.start <== registers.start
    agent.learning <== registers.learning
    agent.constantSource <== registers.constantSource
    agent.constantRate <== registers.constantRate
    agent.discount <== registers.discount
    agent.exploration <== registers.exploration
    agent.seed <== registers.seed
  }

  @LogicBuilder private var streams: Logic {
    observation <==> agent.observation
    agent.actions <==> actions
  }

  @LogicBuilder private var traces: Logic {
    traceLearningRate <== agent.learningRate
    traceFaults <== agent.faults
    agent.trace <==> trace
  }
}
