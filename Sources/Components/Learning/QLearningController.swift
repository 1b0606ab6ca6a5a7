import HDL
import Specifications

/// The agent: runs the transactions of the Q-learning accelerator on its tile, learning-rate unit
/// and random numbers.
///
/// `docs/q-learning-accelerator.md` says what a transaction does and how many cycles it takes; each
/// phase below is one step of it. A phase that waits for a unit starts it in its first cycle
/// (`launch`) and leaves in the cycle in which the unit is done.
public class QLearningController: Hardware {
  enum Phase: HardwareEnumeration {
    case stopped, calibrate, firstPlateau, fill
    case ready, dispatch, stimulate, advance, read
    case discount, error, increment, round, write, readAgain
    case choose, respond
  }

  @FlippedPorts var control: AgentControl
  @Ports(prefix: "") var counts = TileCounters()
  @FlippedPorts var observation: ObservationStream
  @Ports var actions: ActionStream
  @Ports var trace: AgentTrace

  @Instance var tile: any OperatedTile
  @Instance var rateUnit: any AgentRateUnit
  @Instance var randomNumbers: any AgentRandomNumbers
  @Instance var maximum: GreedyMaximum
  @Instance var temporalDifference: any AgentArithmetic
  @Instance var rates: AgentRates
  @Instance var visitRate: VisitRateUnit?

  @State(reset: Phase.stopped) var phase
  @Register("the first cycle of a phase that waits for a unit") var launch
  @Register var reward
  @Register("the state of this observation") var nextState
  @Register(1, reset: 0) var first
  @Register(1, reset: 0) var terminal
  @Register("the state of the observation before") var state
  @Register("the action chosen in it") var lastAction
  @Register("the value of that action") var lastValue
  @Register var fillRow
  @Register var fillValue
  @Register(32, reset: 0) var stepCount
  @Register(32, reset: 0) var episodeCount
  @Register(32, reset: 0) var pulseCount
  @Register(32, reset: 0) var conversionCount
  @Register(32, reset: 0) var faultCount

  let specification: QLearningAcceleratorSpecification
  let sensingTile: (any SensingTile)?

  public convenience init(_ specification: QLearningAcceleratorSpecification) {
    let usesSenses = specification.learning.greedyChoice == .winnerTakeAll
    let normalises = specification.learningRate.mapping == .normalised
    self.init(
      specification,
      tile: Self.tile(specification, senses: usesSenses),
      rateUnit: normalises
        ? NormalisedLearningRateUnit(specification) : LearningRateUnit(specification),
      temporalDifference: TemporalDifference(specification), randomNumbers: RandomNumbers())
  }

  /// With units of its own.
  init(
    _ specification: QLearningAcceleratorSpecification, tile unit: any OperatedTile,
    rateUnit: any AgentRateUnit, temporalDifference: any AgentArithmetic,
    randomNumbers: any AgentRandomNumbers
  ) {
    let tile = specification.tile
    let learning = specification.learning
    let stateBits = counterWidth(tile.rows)
    let actionBits = counterWidth(tile.valuesPerRow)
    self.specification = specification
    _control = FlippedPorts(AgentControl(specification), prefix: "")
    _observation = FlippedPorts(ObservationStream(specification))
    _actions = Ports(ActionStream(specification), prefix: "")
    _trace = Ports(AgentTrace(specification))

    sensingTile = unit as? any SensingTile
    _tile = Instance(wrappedValue: unit)
    _rateUnit = Instance(wrappedValue: rateUnit)
    _randomNumbers = Instance(wrappedValue: randomNumbers)
    _maximum = Instance(
      wrappedValue: GreedyMaximum(count: tile.valuesPerRow, width: tile.valueBits))
    _temporalDifference = Instance(wrappedValue: temporalDifference)

    _rates = Instance(wrappedValue: AgentRates(specification))
    _visitRate = Instance(
      learning.visitRate.map {
        VisitRateUnit(
          $0, depth: $0.count == .state ? tile.rows : 1 << (stateBits + actionBits))
      })

    _launch = Register(1, reset: 0, "the first cycle of a phase that waits for a unit")
    _reward = Register(signed: learning.rewardBits, reset: 0)
    _nextState = Register(stateBits, reset: 0, "the state of this observation")
    _state = Register(stateBits, reset: 0, "the state of the observation before")
    _lastAction = Register(actionBits, reset: 0, "the action chosen in it")
    _lastValue = Register(signed: tile.valueBits, reset: 0, "the value of that action")
    _fillRow = Register(stateBits, reset: 0)
    _fillValue = Register(actionBits, reset: 0)
  }

  public var documentation: String {
    "The Q-learning agent: \(specification.states) states, \(specification.actions) actions."
  }

  @LogicBuilder public var body: Logic {
    status
    traces
    counters
    arithmetic
    learningRates
    tileCommands
    sequence
    properties
    situations
  }

  @LogicBuilder private var properties: Logic {
    let atRest = ((phase == Phase.stopped) | (phase == Phase.ready)).named("at_rest")
    assert(~(atRest & (tile.pulse | tile.conversionValid)), "the tile rests with the agent")
    assert(
      ~tile.pulse | (phase == Phase.fill) | (phase == Phase.write),
      "cells are only changed to be written")
    assert(~(tile.conversionValid & rateUnit.conversionValid), "one converter at a time")
  }

  /// What a run should come to.
  @LogicBuilder var situations: Logic {
    cover((phase == Phase.readAgain) & launch, "the row that was written is read again")
    cover(trace.updateValid & ~changed, "an update changes nothing")
    cover(actions.actionValid & ~actions.actionReady, "an action waits to be taken")
    cover(choosing & explores, "an action is chosen at random")
    cover(control.start & control.busy, "a start comes while the agent is busy")
  }

  // MARK: Outputs

  @LogicBuilder private var status: Logic {
    control.busy <== ~((phase == Phase.stopped) | (phase == Phase.ready))
    control.started
      <== ~((phase == Phase.stopped) | (phase == Phase.calibrate) | (phase == Phase.firstPlateau)
      | (phase == Phase.fill))
    control.steps <== stepCount
    control.episodes <== episodeCount
    counts.pulses <== pulseCount
    counts.conversions <== conversionCount
    counts.faults <== faultCount
    observation.ready <== (phase == Phase.ready) & ~control.start
    actions.actionValid <== phase == Phase.respond
    actions.action <== mux(terminal, 0, lastAction)
  }

  @LogicBuilder private var traces: Logic {
    trace.rateValid <== rateUnit.conversionValid
    trace.rateCode <== rateUnit.conversionCode
    trace.conversionValid <== tile.conversionValid
    trace.conversionColumn <== tile.column
    trace.conversionCode <== tile.conversionCode
    trace.valueValid <== tile.valueValid
    trace.valueAction <== tile.valueIndex
    trace.value <== tile.value
    trace.pulseValid <== tile.pulse
    trace.pulseColumn <== tile.column
    trace.pulseSet <== tile.pulseSet
    trace.pulseAmplitude <== tile.pulseAmplitude
    trace.updateValid <== (phase == Phase.write) & launch
    trace.updateError <== temporalDifference.error
    trace.updateValue <== temporalDifference.updated
    trace.choiceValid <== choosing
    trace.choiceExplored <== explores
  }

  @LogicBuilder private var counters: Logic {
    when(trace.updateValid) { stepCount <== stepCount &+ 1 }
    when((phase == Phase.dispatch) & first & control.learning) {
      episodeCount <== episodeCount &+ 1
    }
    when(tile.pulse) { pulseCount <== pulseCount &+ 1 }
    when(tile.conversionValid) { conversionCount <== conversionCount &+ 1 }
    when(tile.fault) { faultCount <== faultCount &+ 1 }
    when(starting) {
      stepCount <== 0
      episodeCount <== 0
      pulseCount <== 0
      conversionCount <== 0
      faultCount <== 0
    }
  }

  // MARK: Units

  @LogicBuilder private var arithmetic: Logic {
    let roundedBits = specification.learning.roundedBits
    for index in 0..<specification.actions { maximum.values[index] <== tile.values[index] }
    temporalDifference.greatest <== maximum.greatest
    temporalDifference.terminal <== terminal
    temporalDifference.reward <== reward
    temporalDifference.value <== lastValue
    temporalDifference.discount <== control.discount
    temporalDifference.rate <== updateRate
    temporalDifference.round <== phase == Phase.round
    randomNumbers.load <== starting
    randomNumbers.seed <== control.seed
    switch specification.learning.rounding {
    case .stochastic:
      temporalDifference.dither <== fitted(randomNumbers.number, to: roundedBits)
      randomNumbers.draw <== (phase == Phase.round) | (choosing & control.learning)
    case .nearest:
      temporalDifference.dither <== Literal(1 << (roundedBits - 1), width: roundedBits)
      randomNumbers.draw <== choosing & control.learning
    }
  }

  /// Schedules, rates by visits, and stimulation.
  @LogicBuilder private var learningRates: Logic {
    rates.take(control)
    rates.restart <== starting
    rates.stimulate <== (phase == Phase.stimulate) & launch
    rates.begin <== (phase == Phase.advance) & launch
    for input in rates.update { input <== trace.updateValid }
    for input in rates.error { input <== temporalDifference.error }
    rates.deviceRate <== rateUnit.rate
    if let visitRate {
      let filling = phase == Phase.fill
      let row = mux(filling, fillRow, state)
      let entry = cat(row, mux(filling, fillValue, lastAction))
      rates.visitRate[0] <== visitRate.rate
      visitRate.look <== phase == Phase.discount
      visitRate.count <== phase == Phase.error
      visitRate.clear <== filling & launch
      visitRate.index
        <== (specification.learning.visitRate?.count == .state ? row : entry).named("visited")
    }
  }

  /// That of the update under way.
  private var updateRate: Signal {
    visitRate.map { mux(control.visitSource[0], $0.rate, rates.learningRate) } ?? rates.learningRate
  }

  @LogicBuilder private var tileCommands: Logic {
    let filling = phase == Phase.fill
    tile.row <== mux(filling, fillRow, mux(phase == Phase.write, state, nextState))
    tile.calibrateStart <== (phase == Phase.calibrate) & launch
    tile.readStart <== ((phase == Phase.read) | (phase == Phase.readAgain)) & launch
    tile.writeStart <== (filling | ((phase == Phase.write) & changed)) & launch
    tile.writeIndex <== mux(filling, fillValue, lastAction)
    tile.writeValue
      <== mux(
        filling, Literal(0, signed: specification.tile.valueBits), temporalDifference.updated)
    rateUnit.start
      <== ((phase == Phase.firstPlateau) | (phase == Phase.stimulate) | (phase == Phase.advance))
      & launch
    rateUnit.initialise <== (phase == Phase.firstPlateau) | (phase == Phase.stimulate)
    rateUnit.restore <== phase == Phase.stimulate
    rateUnit.tick <== phase == Phase.dispatch
    if let sensingTile { sensingTile.sensing.senseStart <== (phase == Phase.choose) & launch }
  }

  // MARK: Decisions

  var starting: Signal {
    (control.start & ((phase == Phase.stopped) | (phase == Phase.ready))).named("starting")
  }

  var changed: Signal {
    (temporalDifference.updated != lastValue).named("changed")
  }

  /// The cycle in which the action is chosen.
  var choosing: Signal {
    let choosing = phase == Phase.choose
    return sensingTile.map { choosing & $0.sensing.senseDone } ?? choosing
  }

  private var explores: Signal {
    (control.learning & (randomNumbers.number[15...0] < rates.explorationInForce)).named("explores")
  }

  var chosenAction: Signal {
    let bits = counterWidth(specification.actions)
    let scaled =
      (randomNumbers.number[31...16]
      * Literal(specification.actions, width: counterWidth(specification.actions + 1)))
      .named("scaled_random")
    let random = fitted(scaled[scaled.width - 1...16], to: bits)
    let greedy = sensingTile.map { $0.sensing.winner } ?? maximum.index
    return mux(explores, random, greedy).named("chosen_action")
  }
}
