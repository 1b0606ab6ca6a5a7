import Specifications

/// The golden model of an accelerator with the table engine: whole operations in integers.
///
/// The source of every rule is `docs/table-engine.md`.
public struct TableAcceleratorReference: GoldenAgent {
  public let specification: QLearningAcceleratorSpecification
  public private(set) var engine: TableEngineReference
  public private(set) var learningRate: LearningRateReference
  private let cycleCounts: TableCycleCounts
  private var steps = 0
  private var episodes = 0
  /// The state and action the next reward is for.
  private var remembered = (state: 0, action: 0)

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
    AcceleratorCounters(steps: steps, episodes: episodes, pulses: 0, conversions: 0, faults: 0)
  }

  public var cellStates: [Double] { [] }

  public mutating func start(hardwareSeed: UInt32) -> InitialisationRecord {
    engine = TableEngineReference(
      engine.specification, discount: 0, exploration: 0, seed: hardwareSeed)
    steps = 0
    episodes = 0
    remembered = (0, 0)
    var record = InitialisationRecord()
    record.rateCodes = learningRate.initialise()
    record.latency = cycleCounts.initialisation
    return record
  }

  public mutating func transact(
    _ input: AgentInput, settings: AgentSettings
  ) -> TransactionRecord {
    var record = TransactionRecord()
    var advancedAtLastPlateau: Bool?
    if input.first, settings.learning {
      episodes += 1
      advancedAtLastPlateau = learningRate.isAtLastPlateau
      if let code = learningRate.advance() { record.rateCodes.append(code) }
    }
    weigh(settings, begins: advancedAtLastPlateau != nil)
    learningRate.tick()
    record.learningRate =
      settings.source == .device ? learningRate.rate : settings.constantLearningRate

    let learns = settings.learning && !input.first
    let done = input.done && !input.first
    let result = engine.result(
      of: TableTransition(
        state: remembered.state, action: remembered.action, reward: input.reward,
        next: input.state, terminal: done, learn: learns, rate: record.learningRate))
    if learns {
      steps += 1
      record.error = result.error
      record.updatedValue = result.value
    }
    if !done {
      record.action = result.action
      record.explored = result.explored
      remembered = (input.state, result.action)
    }
    record.latency = cycleCounts.transaction(advancedAtLastPlateau: advancedAtLastPlateau)
    return record
  }

  /// Expected SARSA takes over discount and exploration where a learning episode begins; every other
  /// algorithm at once.
  private mutating func weigh(_ settings: AgentSettings, begins: Bool) {
    engine.exploration = settings.learning ? settings.exploration : 0
    if engine.specification.algorithm == .expectedSARSA, !begins { return }
    engine.weigh(discount: settings.discount, exploration: settings.exploration)
  }
}
