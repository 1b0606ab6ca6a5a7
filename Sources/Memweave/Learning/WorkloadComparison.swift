import CoSimulation
import Generation
import Reference
import Specifications
import Workloads

/// Trains an accelerator in one environment by several strategies over several seeds, in parallel.
public struct WorkloadComparison: Sendable {
  public var specification: QLearningAcceleratorSpecification
  public var workload: Workload
  /// The maze of the workloads that have one.
  public var maze: Maze
  public var model: LearningModel
  public var strategies: [LearningStrategy]
  /// The seeds are 1 to this, at least 1; each is that of the agent and of the environment.
  public var seeds: Int
  public var settings: TrainingSettings
  /// Tilings of the robot's readings; of several, the values stand in a table engine by itself.
  public var tilings = 1

  public init(
    specification: QLearningAcceleratorSpecification, workload: Workload, maze: Maze,
    model: LearningModel, strategies: [LearningStrategy], seeds: Int, settings: TrainingSettings
  ) {
    self.specification = specification
    self.workload = workload
    self.maze = maze
    self.model = model
    self.strategies = strategies
    self.seeds = seeds
    self.settings = settings
  }

  /// Runs all trainings: what was earned in each episode, by strategy, then by seed.
  ///
  /// - Parameter progress: is told after each training how many of how many are done.
  /// - Throws: `Mismatch` when RTL and golden model differ, `ToolFailure` when the RTL cannot be compiled,
  ///   `DiagnosticReport` when agent and environment do not fit; `tilings-engine` where several tilings are asked of
  ///   another than the robot, of the float model or of a crossbar.
  public func returns(
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws -> [[[Double]]] {
    let trainers = try strategies.map(trainer)
    let all = strategies.count * seeds
    let returns = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for work in 0..<all {
        let trainer = trainers[work / seeds]
        let seed = UInt32(work % seeds + 1)
        group.addTask { (work, try trainer(seed)) }
      }
      var returns: [Int: [Double]] = [:]
      for try await (work, earned) in group {
        returns[work] = earned
        progress(returns.count, all)
      }
      return returns
    }
    return strategies.indices.map { index in
      (0..<seeds).compactMap { returns[index * seeds + $0] }
    }
  }

  typealias Trainer = @Sendable (UInt32) throws -> [Double]

  private func trainer(_ strategy: LearningStrategy) throws -> Trainer {
    if tilings > 1 { return try tiledTrainer(strategy) }
    let specification = strategy.applied(to: specification)
    let run = try WorkloadRun(
      workload, maze: maze, specification: specification,
      settings: strategy.applied(to: settings))
    switch model {
    case .float:
      return { seed in
        var agent = strategy.floatAgent(specification, seed: seed)
        return try run.run(&agent, seed: seed)
      }
    case .golden:
      return { seed in
        var agent = specification.goldenAgent(seed: seed)
        _ = agent.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
        return try run.run(&agent, seed: seed)
      }
    case .rtl:
      let compiled = try AcceleratorModel(GeneratedDesign(specification))
      return { seed in
        var agent = LockStep(hardware: try compiled.agent(seed: seed), seed: seed, observer: nil)
        _ = try agent.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
        let returns = try run.run(&agent, seed: seed)
        try agent.finish()
        return returns
      }
    }
  }
}
