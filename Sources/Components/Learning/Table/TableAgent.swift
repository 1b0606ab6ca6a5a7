import HDL
import Specifications

/// The agent with the table engine: runs the transactions of an accelerator on it.
///
/// It remembers the state and the action that the next reward is for, advances the learning rate where
/// a learning episode begins, and hands each observation to the engine as a transition.
/// `docs/table-engine.md` says what a transaction does and how many cycles it takes.
public final class TableAgent: Hardware {
  enum Phase: HardwareEnumeration {
    case stopped, firstPlateau, clear, ready
    case stimulate, advance, issue, answer, respond
  }

  @FlippedPorts var control: AgentControl
  @FlippedPorts var observation: ObservationStream
  @Ports var actions: ActionStream
  @Ports var trace: TableTrace

  @Instance var engine: TableEngine
  @Instance var rateUnit: LearningRateUnit
  @Instance var discountSplit: DiscountSplit?
  @Instance var rates: AgentRates

  @State(reset: Phase.stopped) var phase
  @Register("the first cycle of a phase that waits for a unit") var launch
  @Register var reward
  @Register("the state of this observation") var nextState
  @Register(1, reset: 0) var first
  @Register(1, reset: 0) var terminal
  @Register("the state of the observation before") var state
  @Register("the action chosen in it") var lastAction
  @Register(32, reset: 0) var stepCount
  @Register(32, reset: 0) var episodeCount

  private let specification: QLearningAcceleratorSpecification

  /// - Throws: `DiagnosticReport` where a figure of the engine is out of its range.
  public init(
    _ specification: QLearningAcceleratorSpecification, engine: TableEngineSpecification
  ) throws {
    self.specification = specification
    let stateBits = counterWidth(engine.states)
    let actionBits = counterWidth(engine.actions)
    _control = FlippedPorts(AgentControl(specification), prefix: "")
    _observation = FlippedPorts(ObservationStream(specification))
    _actions = Ports(ActionStream(specification), prefix: "")
    _trace = Ports(TableTrace(specification))
    _engine = Instance(wrappedValue: try TableEngine.make(engine))
    _rateUnit = Instance(
      wrappedValue: specification.learningRate.mapping == .normalised
        ? NormalisedLearningRateUnit(specification) : LearningRateUnit(specification))
    _discountSplit = Instance(
      engine.algorithm == .expectedSARSA ? DiscountSplit(actions: engine.actions) : nil)
    _rates = Instance(wrappedValue: AgentRates(specification))
    _launch = Register(1, reset: 0, "the first cycle of a phase that waits for a unit")
    _reward = Register(signed: engine.valueBits, reset: 0)
    _nextState = Register(stateBits, reset: 0, "the state of this observation")
    _state = Register(stateBits, reset: 0, "the state of the observation before")
    _lastAction = Register(actionBits, reset: 0, "the action chosen in it")
  }

  public var documentation: String {
    "The agent with its values in on-chip memory: \(specification.states) states, "
      + "\(specification.actions) actions."
  }

  @LogicBuilder public var body: Logic {
    status
    units
    learningRates
    traces
    counters
    sequence
    assert(
      ~rateUnit.conversionValid | (phase == Phase.firstPlateau) | (phase == Phase.stimulate)
        | (phase == Phase.advance),
      "the memristor rests while the engine works")
    cover(answering & learns, "a value is updated")
    cover(answering & engine.explored, "an action is chosen at random")
    cover(control.start & control.busy, "a start comes while the agent is busy")
  }

  // MARK: Outputs

  @LogicBuilder private var status: Logic {
    control.busy <== ~((phase == Phase.stopped) | (phase == Phase.ready))
    control.started
      <== ~((phase == Phase.stopped) | (phase == Phase.firstPlateau) | (phase == Phase.clear))
    control.steps <== stepCount
    control.episodes <== episodeCount
    observation.ready <== (phase == Phase.ready) & ~control.start
    actions.actionValid <== phase == Phase.respond
    actions.action <== mux(terminal, 0, lastAction)
  }

  @LogicBuilder private var traces: Logic {
    trace.rateValid <== rateUnit.conversionValid
    trace.rateCode <== rateUnit.conversionCode
    trace.updateValid <== answering & learns
    trace.updateError <== engine.error
    trace.updateValue <== engine.value
    trace.choiceValid <== answering & ~terminal
    trace.choiceExplored <== engine.explored
  }

  @LogicBuilder private var counters: Logic {
    when(trace.updateValid) { stepCount <== stepCount &+ 1 }
    when((phase == Phase.advance) & launch) { episodeCount <== episodeCount &+ 1 }
    when(starting) {
      stepCount <== 0
      episodeCount <== 0
    }
  }

  // MARK: Units

  @LogicBuilder private var units: Logic {
    engine.start <== (phase == Phase.clear) & launch
    engine.seed <== control.seed
    engine.exploration <== mux(control.learning, rates.explorationInForce, Literal(0, width: 17))
    engine.transitionValid <== phase == Phase.issue
    engine.state <== state
    engine.action <== lastAction
    engine.reward <== reward
    engine.next <== nextState
    engine.terminal <== terminal
    engine.learn <== learns
    engine.rate <== rates.learningRate
    for (input, choice) in zip(engine.byVisits, control.visitSource) { input <== choice }
    engine.resultReady <== phase == Phase.answer
    rateUnit.start
      <== ((phase == Phase.firstPlateau) | (phase == Phase.stimulate) | (phase == Phase.advance))
      & launch
    rateUnit.initialise <== (phase == Phase.firstPlateau) | (phase == Phase.stimulate)
    rateUnit.restore <== phase == Phase.stimulate
    rateUnit.tick <== phase == Phase.issue
    if let discountSplit, let engine = engine as? ExpectedSARSATableEngine {
      discountSplit.clear <== starting
      discountSplit.start <== (phase == Phase.advance) & rateUnit.done
      discountSplit.discount <== control.discount
      discountSplit.exploration <== rates.explorationInForce
      engine.discount <== discountSplit.onGreatest
      engine.discountOnSum <== discountSplit.onSum
    } else {
      engine.discount <== control.discount
    }
  }

  /// Schedules, rates by visits, and stimulation.
  @LogicBuilder private var learningRates: Logic {
    rates.take(control)
    rates.restart <== starting
    rates.stimulate <== (phase == Phase.stimulate) & launch
    rates.begin <== (phase == Phase.advance) & launch
    for input in rates.update { input <== trace.updateValid }
    for input in rates.error { input <== engine.error }
    rates.deviceRate <== rateUnit.rate
    for (rate, used) in zip(rates.visitRate, engine.usedRate) { rate <== used }
  }

  private var starting: Signal {
    (control.start & ((phase == Phase.stopped) | (phase == Phase.ready))).named("starting")
  }

  private var learns: Signal { (control.learning & ~first).named("learns") }

  /// The cycle in which the engine's result is there.
  private var answering: Signal {
    ((phase == Phase.answer) & engine.resultValid).named("answering")
  }

  // MARK: Sequence

  /// Enters a phase that starts a unit.
  @LogicBuilder private func enter(_ next: Phase) -> Logic {
    launch <== 1
    goto(next)
  }

  @LogicBuilder private var sequence: Logic {
    launch <== 0
    when(starting) {
      state <== 0
      lastAction <== 0
    }
    machine(phase) { phase in
      switch phase {
      case .stopped:
        when(control.start) { enter(.firstPlateau) }
      case .firstPlateau:
        when(rateUnit.done) { enter(.clear) }
      case .clear:
        when(engine.transitionReady) { goto(Phase.ready) }
      case .ready:
        when(control.start) { enter(.firstPlateau) }
          .elsewhen(observation.valid) { accept }
      case .stimulate:
        when(rateUnit.done) { enter(.advance) }
      case .advance:
        when(discountSplit?.done ?? rateUnit.done) { goto(Phase.issue) }
      case .issue:
        goto(Phase.answer)
      case .answer:
        when(engine.resultValid) {
          when(~terminal) {
            state <== nextState
            lastAction <== engine.chosen
          }
          goto(Phase.respond)
        }
      case .respond:
        when(actions.actionReady) { goto(Phase.ready) }
      }
    }
  }

  @LogicBuilder private var accept: Logic {
    reward <== observation.reward
    nextState <== observation.state
    first <== observation.first
    terminal <== observation.done & ~observation.first
    when(observation.first & control.learning & rates.stimulates) {
      enter(.stimulate)
    }
    .elsewhen(observation.first & control.learning) { enter(.advance) }
    .otherwise { goto(Phase.issue) }
  }
}

extension UnreachedHardware {
  static let ofTableAgent: [Self] =
    ["steps", "step_count", "episodes", "episode_count"].map {
      .signal($0, bits: 8...31, in: "maze-table", because: fewTransactions)
    }
    + ["stimulations", "rates_stimulations"].map {
      .signal($0, bits: 6...31, in: "maze-table", because: fewStimulations)
    } + [.signal("rate_unit_rate", bits: 16...16, in: "maze-table", because: belowOne)]
}
