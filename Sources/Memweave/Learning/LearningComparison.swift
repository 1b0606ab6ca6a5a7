import CoSimulation
import Generation
import Reference
import Specifications
import Workloads

/// Which model of the accelerator learns.
public enum LearningModel: String, Sendable, Hashable, CaseIterable {
  /// A table of `Double` and the device's equation.
  case float
  /// The golden model, to the bit.
  case golden
  /// The RTL, held against the golden model in every transaction.
  case rtl
}

/// Trains an accelerator by several strategies over several seeds, in parallel.
public struct LearningComparison: Sendable {
  public var specification: QLearningAcceleratorSpecification
  public var task: LearningTask
  public var model: LearningModel
  public var strategies: [LearningStrategy]
  /// The seeds are 1 to this, at least 1.
  public var seeds: Int
  /// What the strategies have in common.
  public var settings: TrainingSettings

  public init(
    specification: QLearningAcceleratorSpecification, task: LearningTask, model: LearningModel,
    strategies: [LearningStrategy], seeds: Int, settings: TrainingSettings
  ) {
    self.specification = specification
    self.task = task
    self.model = model
    self.strategies = strategies
    self.seeds = seeds
    self.settings = settings
  }

  /// Runs all trainings and puts them side by side.
  ///
  /// - Parameter progress: is told after each training how many of how many are done.
  /// - Throws: what `outcomes(progress:)` throws.
  public func table(
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws -> ComparisonTable {
    let outcomes = try await outcomes(progress: progress)
    return ComparisonTable(zip(strategies, outcomes).map { ($0, $1) })
  }

  /// Runs all trainings: for each strategy one outcome a seed. They do not depend on the number of threads.
  ///
  /// - Parameter progress: is told after each training how many of how many are done.
  /// - Throws: `Mismatch` when RTL and golden model differ, `ToolFailure` when the RTL cannot be compiled,
  ///   `DiagnosticReport` when agent and mazes do not fit.
  public func outcomes(
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws -> [[LearningOutcome]] {
    let trainers = try strategies.map { try trainer($0) }
    let all = strategies.count * seeds
    let outcomes = try await withThrowingTaskGroup(of: (Int, LearningOutcome).self) { group in
      for work in 0..<all {
        let trainer = trainers[work / seeds]
        let seed = UInt32(work % seeds + 1)
        group.addTask { (work, try trainer(seed)) }
      }
      var outcomes: [Int: LearningOutcome] = [:]
      for try await (work, outcome) in group {
        outcomes[work] = outcome
        progress(outcomes.count, all)
      }
      return outcomes
    }
    return strategies.indices.map { index in
      (0..<seeds).compactMap { outcomes[index * seeds + $0] }
    }
  }

  private typealias Trainer = @Sendable (UInt32) throws -> LearningOutcome

  /// How one agent is trained by a strategy.
  private func trainer(_ strategy: LearningStrategy) throws -> Trainer {
    let specification = strategy.applied(to: specification)
    let settings = strategy.applied(to: settings)
    let task = task
    switch model {
    case .float:
      return { seed in
        var agent = strategy.floatAgent(specification, seed: seed)
        return try task.train(&agent, specification: specification, settings: settings)
      }
    case .golden:
      return { seed in
        var agent = specification.goldenAgent(seed: seed)
        _ = agent.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
        return try task.train(&agent, specification: specification, settings: settings)
      }
    case .rtl:
      let compiled = try AcceleratorModel(GeneratedDesign(specification))
      return { seed in
        var agent = LockStep(hardware: try compiled.agent(seed: seed), seed: seed, observer: nil)
        _ = try agent.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
        let outcome = try task.train(&agent, specification: specification, settings: settings)
        try agent.finish()
        return outcome
      }
    }
  }
}
