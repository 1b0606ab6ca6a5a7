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

  @Input("calibrates and clears everything") var start
  @Input("learns; otherwise every action is greedy and nothing is written") var learning
  @Input("takes the constant learning rate") var constantSource
  @Input("takes the learning rate that follows from the updates of the value") var visitSource
  @Input("stimulates the memristor again where the environment has changed") var detection
  @Input("stimulates the memristor again before each learning episode") var stimulation
  @Input(17, "in units of 2^-16") var constantRate
  @Input(17, "in units of 2^-16") var discount
  @Input(17, "in units of 2^-16") var exploration
  @Input(17, "in units of 2^-16") var rateRatio
  @Input(17, "in units of 2^-16") var rateFloor
  @Input(17, "in units of 2^-16") var explorationRatio
  @Input(17, "in units of 2^-16") var explorationFloor
  @Input(32, "of the random numbers, taken at start") var seed
  @Output("neither stopped nor ready") var busy
  @Output("was started") var started
  @Output(17, "the learning rate in force") var learningRate
  @Output(32, "updates") var steps
  @Output(32, "episodes begun while learning") var episodes
  @Output(32, "how often the memristor was stimulated again") var stimulations

  @FlippedPorts var observation: ObservationStream
  @Ports var actions: ActionStream
  @Ports var trace: TableTrace

  @Instance var engine: TableEngine
  @Instance var rateUnit: LearningRateUnit
  @Instance var discountSplit: DiscountSplit?
  @Instance var rateSchedule = GeometricSchedule()
  @Instance var explorationSchedule = GeometricSchedule()
  @Instance var changeDetector: ChangeDetector?

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
  @Register(32, reset: 0) var stimulationCount
  @Register(1, reset: 0, "the environment has changed since the last stimulation") var isChanged
  @Registers var visitRate: SignalArray

  private let specification: QLearningAcceleratorSpecification

  /// - Throws: `DiagnosticReport` where a figure of the engine is out of its range.
  public init(
    _ specification: QLearningAcceleratorSpecification, engine: TableEngineSpecification
  ) throws {
    self.specification = specification
    let stateBits = counterWidth(engine.states)
    let actionBits = counterWidth(engine.actions)
    _observation = FlippedPorts(ObservationStream(specification))
    _actions = Ports(ActionStream(specification), prefix: "")
    _trace = Ports(TableTrace(specification))
    _engine = Instance(wrappedValue: try TableEngine.make(engine))
    _rateUnit = Instance(
      wrappedValue: specification.learningRate.mapping == .normalised
        ? NormalisedLearningRateUnit(specification) : LearningRateUnit(specification))
    _discountSplit = Instance(
      engine.algorithm == .expectedSARSA ? DiscountSplit(actions: engine.actions) : nil)
    _changeDetector = Instance(
      specification.learning.changeDetector.map {
        ChangeDetector($0, errorBits: engine.errorBits)
      })
    _visitRate = Registers(
      count: engine.visitExponent == nil ? 0 : 1, width: 17, reset: 0,
      "the rate of the last update, by visits")
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
    rates
    changes
    traces
    counters
    sequence
    assert(
      ~rateUnit.conversionValid | (phase == Phase.firstPlateau) | (phase == Phase.stimulate)
        | (phase == Phase.advance),
      "the memristor rests while the engine works")
    cover(answering & learns, "a value is updated")
    cover(answering & engine.explored, "an action is chosen at random")
    cover(start & busy, "a start comes while the agent is busy")
  }

  // MARK: Outputs

  @LogicBuilder private var status: Logic {
    busy <== ~((phase == Phase.stopped) | (phase == Phase.ready))
    started
      <== ~((phase == Phase.stopped) | (phase == Phase.firstPlateau) | (phase == Phase.clear))
    let fixed = mux(constantSource & ~visitSource, rateSchedule.value, rateUnit.rate)
    learningRate
      <== (visitRate.count == 0 ? fixed : mux(visitSource, visitRate[0], fixed))
    stimulations <== stimulationCount
    steps <== stepCount
    episodes <== episodeCount
    observation.ready <== (phase == Phase.ready) & ~start
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
    when(stimulating) { stimulationCount <== stimulationCount &+ 1 }
    when(starting) {
      stepCount <== 0
      episodeCount <== 0
      stimulationCount <== 0
    }
  }

  // MARK: Units

  @LogicBuilder private var units: Logic {
    engine.start <== (phase == Phase.clear) & launch
    engine.seed <== seed
    engine.exploration <== mux(learning, explorationSchedule.value, Literal(0, width: 17))
    engine.transitionValid <== phase == Phase.issue
    engine.state <== state
    engine.action <== lastAction
    engine.reward <== reward
    engine.next <== nextState
    engine.terminal <== terminal
    engine.learn <== learns
    engine.rate <== learningRate
    for input in engine.byVisits { input <== visitSource }
    engine.resultReady <== phase == Phase.answer
    rateUnit.start
      <== ((phase == Phase.firstPlateau) | (phase == Phase.stimulate) | (phase == Phase.advance))
      & launch
    rateUnit.initialise <== (phase == Phase.firstPlateau) | (phase == Phase.stimulate)
    for input in rateUnit.restore { input <== phase == Phase.stimulate }
    rateUnit.tick <== phase == Phase.issue
    if let discountSplit, let engine = engine as? ExpectedSARSATableEngine {
      discountSplit.clear <== starting
      discountSplit.start <== (phase == Phase.advance) & rateUnit.done
      discountSplit.discount <== discount
      discountSplit.exploration <== explorationSchedule.value
      engine.discount <== discountSplit.onGreatest
      engine.discountOnSum <== discountSplit.onSum
    } else {
      engine.discount <== discount
    }
  }

  /// Schedules, and the rate that follows from the updates of a value.
  @LogicBuilder private var rates: Logic {
    for schedule in [rateSchedule, explorationSchedule] {
      schedule.restart <== starting | stimulating
      schedule.step <== (phase == Phase.advance) & launch
    }
    rateSchedule.initial <== constantRate
    rateSchedule.ratio <== rateRatio
    rateSchedule.floor <== rateFloor
    explorationSchedule.initial <== exploration
    explorationSchedule.ratio <== explorationRatio
    explorationSchedule.floor <== explorationFloor
    for held in visitRate {
      when(trace.updateValid) { held <== engine.usedRate[0] }
      when(starting) { held <== 0 }
    }
  }

  /// Whether the environment has changed, until the device is stimulated again.
  @LogicBuilder private var changes: Logic {
    if let changeDetector {
      changeDetector.restart <== starting
      changeDetector.update <== trace.updateValid
      changeDetector.error <== engine.error
      when(changeDetector.changed) { isChanged <== 1 }
      cover(changeDetector.changed, "the environment is seen to have changed")
    }
    when(starting | stimulating) { isChanged <== 0 }
  }

  private var stimulating: Signal {
    ((phase == Phase.stimulate) & launch).named("stimulating")
  }

  private var starting: Signal {
    (start & ((phase == Phase.stopped) | (phase == Phase.ready))).named("starting")
  }

  private var learns: Signal { (learning & ~first).named("learns") }

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
        when(start) { enter(.firstPlateau) }
      case .firstPlateau:
        when(rateUnit.done) { enter(.clear) }
      case .clear:
        when(engine.transitionReady) { goto(Phase.ready) }
      case .ready:
        when(start) { enter(.firstPlateau) }
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
    when(observation.first & learning & (stimulation | detection & isChanged)) {
      enter(.stimulate)
    }
    .elsewhen(observation.first & learning) { enter(.advance) }
    .otherwise { goto(Phase.issue) }
  }
}

extension UnreachedHardware {
  static let ofTableAgent: [Self] = [
    "steps", "step_count", "episodes", "episode_count", "stimulations", "stimulation_count",
  ].map {
    .signal($0, bits: 9...31, in: "maze-table", because: "the test has a few hundred transactions")
  }
}
