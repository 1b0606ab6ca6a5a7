import Specifications

/// The golden model of an accelerator with the table engine: whole operations in integers.
///
/// The source of every rule is `docs/table-engine.md`.
public struct TableAcceleratorReference: GoldenAgent {
  public let specification: QLearningAcceleratorSpecification
  public private(set) var engine: TableEngineReference
  public private(set) var learningRate: LearningRateReference
  private let cycleCounts: TableCycleCounts
  public private(set) var rates: AgentRatesReference
  private var steps = 0
  private var episodes = 0
  /// The state and action the next reward is for.
  private var remembered = Remembered()

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
    rates = AgentRatesReference(specification)
    cycleCounts = TableCycleCounts(engine, learningRate: specification.learningRate)
  }

  public var counters: AcceleratorCounters {
    var counters = AcceleratorCounters(
      steps: steps, episodes: episodes, pulses: 0, conversions: 0, faults: 0)
    counters.stimulations = rates.stimulations
    return counters
  }

  public var cellStates: [Double] { [] }

  public mutating func start(hardwareSeed: UInt32) -> InitialisationRecord {
    engine = TableEngineReference(
      engine.specification, discount: 0, exploration: 0, seed: hardwareSeed)
    rates = AgentRatesReference(specification)
    (steps, episodes) = (0, 0)
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
    let stimulated = begins && rates.stimulates(settings)
    var advancedAtLastPlateau: Bool?
    if stimulated {
      rates.stimulate()
      record.rateCodes = learningRate.stimulate()
    }
    if begins {
      episodes += 1
      advancedAtLastPlateau = learningRate.isAtLastPlateau
      if let code = learningRate.advance() { record.rateCodes.append(code) }
      rates.begin(settings)
    }
    weigh(settings, begins: begins)
    learningRate.tick()
    let learns = settings.learning && !input.first
    let done = input.done && !input.first
    let result = engine.result(
      of: TableTransition(
        state: remembered.state, action: remembered.action, reward: input.reward,
        next: input.state, terminal: done, learn: learns, rate: learningRate(settings),
        byVisits: rates.source(settings) == .visits))
    if learns {
      steps += 1
      rates.update(error: result.error, visitRate: result.rate)
      record.error = result.error
      record.updatedValue = result.value
    }
    record.learningRate = learningRate(settings)
    if !done {
      record.action = result.action
      record.explored = result.explored
      remembered = Remembered(state: input.state, action: result.action)
    }
    record.latency = cycleCounts.transaction(
      advancedAtLastPlateau: advancedAtLastPlateau, stimulated: stimulated)
    return record
  }

  public func learningRate(_ settings: AgentSettings) -> Int {
    rates.learningRate(settings, device: learningRate.rate)
  }

  /// Expected SARSA takes over discount and exploration where a learning episode begins; every other
  /// algorithm at once.
  private mutating func weigh(_ settings: AgentSettings, begins: Bool) {
    let exploration = rates.exploration(settings)
    engine.exploration = settings.learning ? exploration : 0
    if engine.specification.algorithm == .expectedSARSA, !begins { return }
    engine.weigh(discount: settings.discount, exploration: exploration)
  }
}
