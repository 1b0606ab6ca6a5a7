import HDL
import Specifications

/// What the agent is told about the world, from the world's end.
struct ObservationStream: HardwareBundle {
  @Output("an observation is there") var valid
  @Input("it is taken") var ready
  @Output var reward
  @Output("the state now") var state
  @Output("the first state of an episode") var first
  @Output("a terminal state") var done

  init(_ specification: QLearningAcceleratorSpecification) {
    let learning = specification.learning
    _reward = Output(
      signed: learning.rewardBits,
      "for the last action, in units of 2^-\(learning.errorFractionBits)")
    _state = Output(counterWidth(specification.tile.rows), "the state now")
  }
}

/// What the agent does, from its end. The members carry whole names: the ports have no prefix.
struct ActionStream: HardwareBundle {
  @Output("an action is there") var actionValid
  @Input("it is taken") var actionReady
  @Output("0 in a terminal state") var action

  init(_ specification: QLearningAcceleratorSpecification) {
    _action = Output(counterWidth(specification.tile.valuesPerRow), "0 in a terminal state")
  }
}

/// What software tells an agent, with either engine, and what it reads of it; from software's end. The
/// members carry whole names: the ports have no prefix.
struct AgentControl: HardwareBundle {
  @Output("calibrates and clears everything") var start
  @Output("learns; otherwise every action is greedy and nothing is written") var learning
  @Output("takes the constant learning rate, as its schedule has it") var constantSource
  @Outputs var visitSource: SignalArray
  @Outputs var detection: SignalArray
  @Output("stimulates the memristor again before each learning episode") var stimulation
  @Output(17, "in units of 2^-16") var constantRate
  @Output(17, "in units of 2^-16") var rateRatio
  @Output(17, "in units of 2^-16") var rateFloor
  @Output(17, "in units of 2^-16") var discount
  @Output(17, "in units of 2^-16") var exploration
  @Output(17, "in units of 2^-16") var explorationRatio
  @Output(17, "in units of 2^-16") var explorationFloor
  @Output(32, "of the random numbers, taken at start") var seed
  @Input("neither stopped nor ready") var busy
  @Input("was started") var started
  @Input(17, "the learning rate in force") var learningRate
  @Input(32, "updates") var steps
  @Input(32, "episodes begun while learning") var episodes
  @Input(32, "how often the memristor was stimulated again") var stimulations

  init(_ specification: QLearningAcceleratorSpecification) {
    _visitSource = Outputs(
      count: specification.learning.visitRate == nil ? 0 : 1, width: 1,
      "takes the learning rate that follows from the updates before")
    _detection = Outputs(
      count: specification.learning.changeDetector == nil ? 0 : 1, width: 1,
      "stimulates the memristor again where the environment has changed")
  }
}

/// What an agent with a crossbar has counted of it.
struct TileCounters: HardwareBundle {
  @Output(32, "programming pulses") var pulses
  @Output(32, "conversions of the tile") var conversions
  @Output(32, "cells given up") var faults
}

/// What happens inside, as the co-simulation compares it; each strobe is one cycle long.
struct AgentTrace: HardwareBundle {
  @Output("a code of the learning-rate converter") var rateValid
  @Output var rateCode
  @Output("a code of the tile's converter") var conversionValid
  @Output var conversionColumn
  @Output var conversionCode
  @Output("a value of a row") var valueValid
  @Output var valueAction
  @Output var value
  @Output("a programming pulse") var pulseValid
  @Output var pulseColumn
  @Output var pulseSet
  @Output var pulseAmplitude
  @Output("an update") var updateValid
  @Output var updateError
  @Output var updateValue
  @Output("an action is chosen") var choiceValid
  @Output("at random") var choiceExplored

  init(_ specification: QLearningAcceleratorSpecification) {
    let tile = specification.tile
    let learning = specification.learning
    let columnBits = counterWidth(tile.columns)
    let units = "in units of 2^-\(learning.fractionBits)"
    _rateCode = Output(specification.learningRate.converter.bits)
    _conversionColumn = Output(columnBits)
    _conversionCode = Output(specification.converter.bits)
    _valueAction = Output(counterWidth(tile.valuesPerRow))
    _value = Output(signed: tile.valueBits, units)
    _pulseColumn = Output(columnBits)
    _pulseAmplitude = Output(specification.programVerify.amplitudeBits)
    _updateError = Output(
      signed: specification.errorBits, "in units of 2^-\(learning.errorFractionBits)")
    _updateValue = Output(signed: tile.valueBits, units)
  }
}

/// What happens inside an agent with the table engine; the strobes that `AgentTrace` has too.
struct TableTrace: HardwareBundle {
  @Output("a code of the learning-rate converter") var rateValid
  @Output var rateCode
  @Output("an update") var updateValid
  @Output var updateError
  @Output var updateValue
  @Output("an action is chosen") var choiceValid
  @Output("at random") var choiceExplored

  init(_ specification: QLearningAcceleratorSpecification) {
    let bits = specification.learning.fractionBits
    _rateCode = Output(specification.learningRate.converter.bits)
    _updateError = Output(signed: specification.errorBits, "in units of 2^-\(bits + 16)")
    _updateValue = Output(signed: specification.valueBits, "in units of 2^-\(bits)")
  }
}
