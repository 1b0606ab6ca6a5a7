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
