import CoSimulation
import Diagnostics
import Generation
import Reference
import Specifications
import Workloads

extension WorkloadComparison {
  /// How the robot is trained with several tilings by a strategy: the rates of its episodes are known beforehand.
  func tiledTrainer(_ strategy: LearningStrategy) throws -> Trainer {
    guard let table = specification.table, workload == .robot, model != .float else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "tilings-engine",
          "several tilings are the robot's, their values in a table engine, golden or RTL",
          remedy: "describe an agent with 'engine: table', and take --model golden or rtl"))
    }
    let run = TileCodedRun(
      tilings: tilings, table: table, rates: rates(of: strategy),
      settings: strategy.applied(to: settings))
    guard model == .rtl else {
      return { seed in
        var engine = TableEngineReference(
          run.engine, discount: run.discount, exploration: run.exploration, seed: seed)
        return try run.run(&engine, seed: seed)
      }
    }
    let compiled = try TableEngineModel(GeneratedTableEngine(run.engine))
    return { seed in
      var engine = LockStepEngine(
        lockStep: try TableEngineLockStep(
          compiled, discount: run.discount, exploration: run.exploration, seed: seed))
      return try run.run(&engine, seed: seed)
    }
  }

  /// The learning rate of each episode, in units of 2⁻¹⁶; that of the device as its golden model gives it.
  private func rates(of strategy: LearningStrategy) -> [Int] {
    let settings = strategy.applied(to: settings)
    if settings.source == .device {
      return LearningComparison(
        specification: specification, task: .maze(maze), model: .golden, strategies: [strategy],
        seeds: 1, settings: self.settings
      ).measuredRates(of: strategy, episodes: workload.episodes)
        .map(QLearningSpecification.ratioCode)
    }
    return (1...workload.episodes).map {
      settings.learningRegisters(episode: $0).constantLearningRate
    }
  }
}

/// A table engine in RTL, held against its golden model in every transition.
private struct LockStepEngine: TransitionEngine {
  let lockStep: TableEngineLockStep

  func results(of transitions: [TableTransition]) throws -> [TableResult] {
    var results = try transitions.compactMap { try lockStep.step($0) }
    while results.count < transitions.count {
      if let result = try lockStep.step(nil) { results.append(result) }
    }
    return results
  }
}
