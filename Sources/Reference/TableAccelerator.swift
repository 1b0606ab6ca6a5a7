import Specifications

/// The golden model of an accelerator with the table engine: whole operations in integers.
///
/// The source of every rule is `docs/table-engine.md`.
public struct TableAcceleratorReference: GoldenAgent {
  public let specification: QLearningAcceleratorSpecification
  public private(set) var engine: TableEngineReference
  public private(set) var learningRate: LearningRateReference
  private let cycleCounts: TableCycleCounts
  private var schedules = Schedules()
  private var changeDetector: ChangeDetectorReference?
  /// The environment has changed, and the device was not stimulated again yet.
  private var isChanged = false
  private var visitRate = 0
  private var steps = 0
  private var episodes = 0
  private var stimulations = 0
  /// The state and action the next reward is for.
  private var remembered = Remembered()

  private struct Schedules: Sendable {
    var rate = GeometricScheduleReference()
    var exploration = GeometricScheduleReference()
  }

  private struct Remembered: Sendable {
    var state = 0
    var action = 0
  }

  /// - Parameters:
  ///   - engine: the specification's.
  ///   - seed: the seed of the macro (`memweave_seed`).
  public init(
    _ specification: QLearningAcceleratorSpecification, engine: TableEngineSpecification,
    seed: UInt32
  ) {
    self.specification = specification
    self.engine = TableEngineReference(engine, discount: 0, exploration: 0, seed: 1)
    learningRate = LearningRateReference(specification.learningRate, seed: seed)
    cycleCounts = TableCycleCounts(engine, learningRate: specification.learningRate)
  }

  public var counters: AcceleratorCounters {
    var counters = AcceleratorCounters(
      steps: steps, episodes: episodes, pulses: 0, conversions: 0, faults: 0)
    counters.stimulations = stimulations
    return counters
  }

  public var cellStates: [Double] { [] }

  public mutating func start(hardwareSeed: UInt32) -> InitialisationRecord {
    engine = TableEngineReference(
      engine.specification, discount: 0, exploration: 0, seed: hardwareSeed)
    schedules = Schedules()
    changeDetector = specification.learning.changeDetector.map(ChangeDetectorReference.init)
    (isChanged, visitRate) = (false, 0)
    (steps, episodes, stimulations) = (0, 0, 0)
    remembered = Remembered()
    var record = InitialisationRecord()
    record.rateCodes = learningRate.initialise()
    record.latency = cycleCounts.initialisation
    return record
  }

  public mutating func transact(
    _ input: AgentInput, settings: AgentSettings
  ) -> TransactionRecord {
    var record = TransactionRecord()
    let begins = input.first && settings.learning
    let stimulated = begins && (settings.stimulates || (settings.detectsChange && isChanged))
    var advancedAtLastPlateau: Bool?
    if stimulated { record.rateCodes = stimulate() }
    if begins {
      episodes += 1
      advancedAtLastPlateau = learningRate.isAtLastPlateau
      if let code = learningRate.advance() { record.rateCodes.append(code) }
      step(settings)
    }
    weigh(settings, begins: begins)
    learningRate.tick()
    let learns = settings.learning && !input.first
    let done = input.done && !input.first
    let result = engine.result(
      of: TableTransition(
        state: remembered.state, action: remembered.action, reward: input.reward,
        next: input.state, terminal: done, learn: learns, rate: rate(settings),
        byVisits: source(settings) == .visits))
    if learns {
      steps += 1
      visitRate = result.rate
      record.error = result.error
      record.updatedValue = result.value
      if changeDetector?.changes(after: result.error) == true { isChanged = true }
    }
    record.learningRate = rate(settings)
    if !done {
      record.action = result.action
      record.explored = result.explored
      remembered = Remembered(state: input.state, action: result.action)
    }
    record.latency = cycleCounts.transaction(
      advancedAtLastPlateau: advancedAtLastPlateau, stimulated: stimulated)
    return record
  }

  /// Puts the device back before its first plateau and begins the schedules anew; the codes read.
  private mutating func stimulate() -> [Int] {
    stimulations += 1
    isChanged = false
    schedules = Schedules()
    learningRate.restore()
    return learningRate.initialise()
  }

  /// A learning episode begins.
  private mutating func step(_ settings: AgentSettings) {
    let schedule = settings.schedule
    schedules.rate.step(
      initial: settings.constantLearningRate, ratio: schedule.rateRatio,
      floor: schedule.rateFloor)
    schedules.exploration.step(
      initial: settings.exploration, ratio: schedule.explorationRatio,
      floor: schedule.explorationFloor)
  }

  /// An agent that does not count the updates has the device in the place of the rates by visits.
  private func source(_ settings: AgentSettings) -> LearningRateSource {
    let countsVisits = engine.specification.visitExponent != nil
    return settings.source == .visits && !countsVisits ? .device : settings.source
  }

  private func rate(_ settings: AgentSettings) -> Int {
    switch source(settings) {
    case .device:
      learningRate.rate
    case .constant:
      schedules.rate.value(
        initial: settings.constantLearningRate, ratio: settings.schedule.rateRatio)
    case .visits:
      visitRate
    }
  }

  /// Expected SARSA takes over discount and exploration where a learning episode begins; every other
  /// algorithm at once.
  private mutating func weigh(_ settings: AgentSettings, begins: Bool) {
    let exploration = schedules.exploration.value(
      initial: settings.exploration, ratio: settings.schedule.explorationRatio)
    engine.exploration = settings.learning ? exploration : 0
    if engine.specification.algorithm == .expectedSARSA, !begins { return }
    engine.weigh(discount: settings.discount, exploration: exploration)
  }
}
