import Reference
import Specifications

/// How many trainings with constant rates are given up, by the form of the values and the rule for equal ones.
public struct ResolutionStudy: Sendable {
  /// What is trained.
  public enum Learner: Sendable, Hashable {
    /// The float model, its values kept in few bits where there is a number.
    case float(StoredNumber?, ties: TieRule)
    /// The golden model of an accelerator.
    case golden(QLearningAcceleratorSpecification)
  }

  /// Of the float model; discount and exploration are its as well.
  public var specification: QLearningAcceleratorSpecification
  public var task: LearningTask
  /// Constant learning rates, 0...1, at least one.
  public var rates: [Double]
  /// The seeds are 1 to this, at least 1.
  public var seeds: Int

  public init(
    specification: QLearningAcceleratorSpecification, task: LearningTask, rates: [Double],
    seeds: Int
  ) {
    self.specification = specification
    self.task = task
    self.rates = rates
    self.seeds = seeds
  }

  /// The share of the trainings, over all rates and seeds, in which a maze is given up, 0...1.
  ///
  /// - Throws: `DiagnosticReport` when agent and mazes do not fit.
  public func givenUp(by learner: Learner) async throws -> Double {
    let trainings = rates.flatMap { rate in (1...max(1, seeds)).map { (rate, UInt32($0)) } }
    let count = try await withThrowingTaskGroup(of: Bool.self) { group in
      for (rate, seed) in trainings {
        group.addTask { try outcome(of: learner, rate: rate, seed: seed).isCapped }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    return Double(count) / Double(trainings.count)
  }

  private func outcome(
    of learner: Learner, rate: Double, seed: UInt32
  ) throws -> LearningOutcome {
    let strategy = LearningStrategy.constant(rate)
    switch learner {
    case .float(let number, let ties):
      var specification = specification
      if let number { specification.learning.errorFractionBits = number.fractionBits }
      var rules = FloatRules()
      (rules.number, rules.ties) = (number, ties)
      var agent = FloatQLearning(
        states: specification.states, actions: specification.actions,
        errorFractionBits: specification.learning.errorFractionBits, rates: [], seed: seed,
        rules: rules)
      return try train(&agent, specification, strategy)
    case .golden(let specification):
      var agent = specification.goldenAgent(seed: seed)
      _ = agent.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
      return try train(&agent, specification, strategy)
    }
  }

  private func train<A: Agent>(
    _ agent: inout A, _ specification: QLearningAcceleratorSpecification,
    _ strategy: LearningStrategy
  ) throws -> LearningOutcome {
    try task.train(
      &agent, specification: specification,
      settings: strategy.applied(to: TrainingSettings(specification.learning)))
  }
}
