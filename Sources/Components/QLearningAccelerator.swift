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

  @Input("an observation is there") var observationValid
  @Output("it is taken") var observationReady
  @Input("for the last action") var observationReward
  @Input("the state now") var observationState
  @Input("the first state of an episode") var observationFirst
  @Input("a terminal state") var observationDone
  @Output("an action is there") var actionValid
  @Input("it is taken") var actionReady
  @Output("0 in a terminal state") var action

  @Output(17, "the learning rate in force") var traceLearningRate
  @Output(32, "cells given up since the start") var traceFaults
  @Output("a code of the learning-rate converter") var traceRateValid
  @Output var traceRateCode
  @Output("a code of the tile's converter") var traceConversionValid
  @Output var traceConversionColumn
  @Output var traceConversionCode
  @Output("a value of a row") var traceValueValid
  @Output var traceValueAction
  @Output var traceValue
  @Output("a programming pulse") var tracePulseValid
  @Output var tracePulseColumn
  @Output var tracePulseSet
  @Output var tracePulseAmplitude
  @Output("an update") var traceUpdateValid
  @Output var traceUpdateError
  @Output var traceUpdateValue
  @Output("an action is chosen") var traceChoiceValid
  @Output("at random") var traceChoiceExplored

  @Instance var bus: AXI4LiteSubordinate
  @Instance var registers: AgentRegisterBank
  @Instance var agent: QLearningController

  private let specification: QLearningAcceleratorSpecification

  public init(_ specification: QLearningAcceleratorSpecification) {
    self.specification = specification
    let tile = specification.tile
    let learning = specification.learning
    let addressBits = AgentRegisters(learning).map.addressBits
    let actionBits = counterWidth(tile.valuesPerRow)
    let columnBits = counterWidth(tile.columns)
    _axiAwaddr = Input(addressBits)
    _axiAraddr = Input(addressBits)
    _observationReward = Input(
      signed: learning.rewardBits,
      "for the last action, in units of 2^-\(learning.errorFractionBits)")
    _observationState = Input(counterWidth(tile.rows), "the state now")
    _action = Output(actionBits, "0 in a terminal state")
    _traceRateCode = Output(specification.learningRate.converter.bits)
    _traceConversionColumn = Output(columnBits)
    _traceConversionCode = Output(specification.converter.bits)
    _traceValueAction = Output(actionBits)
    _traceValue = Output(
      signed: tile.valueBits, "in units of 2^-\(learning.fractionBits)")
    _tracePulseColumn = Output(columnBits)
    _tracePulseAmplitude = Output(specification.programVerify.amplitudeBits)
    _traceUpdateError = Output(
      signed: specification.errorBits, "in units of 2^-\(learning.errorFractionBits)")
    _traceUpdateValue = Output(
      signed: tile.valueBits, "in units of 2^-\(learning.fractionBits)")
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
    agent.observationValid <== observationValid
    observationReady <== agent.observationReady
    agent.observationReward <== observationReward
    agent.observationState <== observationState
    agent.observationFirst <== observationFirst
    agent.observationDone <== observationDone
    actionValid <== agent.actionValid
    agent.actionReady <== actionReady
    action <== agent.action
  }

  @LogicBuilder private var traces: Logic {
    traceLearningRate <== agent.learningRate
    traceFaults <== agent.faults
    traceRateValid <== agent.traceRateValid
    traceRateCode <== agent.traceRateCode
    traceConversionValid <== agent.traceConversionValid
    traceConversionColumn <== agent.traceConversionColumn
    traceConversionCode <== agent.traceConversionCode
    traceValueValid <== agent.traceValueValid
    traceValueAction <== agent.traceValueAction
    traceValue <== agent.traceValue
    tracePulseValid <== agent.tracePulseValid
    tracePulseColumn <== agent.tracePulseColumn
    tracePulseSet <== agent.tracePulseSet
    tracePulseAmplitude <== agent.tracePulseAmplitude
    traceUpdateValid <== agent.traceUpdateValid
    traceUpdateError <== agent.traceUpdateError
    traceUpdateValue <== agent.traceUpdateValue
    traceChoiceValid <== agent.traceChoiceValid
    traceChoiceExplored <== agent.traceChoiceExplored
  }
}
