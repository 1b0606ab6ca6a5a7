import Accelerators
import Foundation
import Reference
import Specifications
import Workloads

/// An accelerator and what it is asked to do.
struct Scenario: Sendable {
  let specification: QLearningAcceleratorSpecification
  let seed: UInt32
  let transactions: [RecordedTransaction]

  /// The value of the seed register at the start.
  var hardwareSeed: UInt32 { QLearningAcceleratorReference.hardwareSeed(for: seed) }

  /// The first episodes of a training in the maze that fits.
  static func maze(
    _ description: AcceleratorDescription, episodes: Int, seed: UInt32 = 1
  ) throws -> Scenario {
    let specification = try description.specification()
    var settings = TrainingSettings(specification.learning)
    settings.episodeLimit = episodes
    settings.stepLimit = 60
    let run = try TrainingRun(
      maze: .fitting(states: specification.states), specification: specification,
      settings: settings)
    var agent = RecordingAgent(specification, seed: seed)
    _ = try run.run(&agent)
    return Scenario(
      specification: specification, seed: seed, transactions: agent.transactions)
  }

  /// Transactions no maze would give.
  static func random(
    _ description: AcceleratorDescription, count: Int, seed: UInt32 = 1
  ) throws -> Scenario {
    let specification = try description.specification()
    var transactions = RandomTransactions(specification, seed: UInt64(seed))
    return Scenario(
      specification: specification, seed: seed, transactions: transactions.next(count))
  }
}

/// The golden model, taking down what it is asked.
private struct RecordingAgent: Agent {
  private var model: any GoldenAgent
  private(set) var transactions: [RecordedTransaction] = []

  init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    model = specification.goldenAgent(seed: seed)
    _ = model.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
  }

  mutating func action(for input: AgentInput, settings: AgentSettings) throws -> Int {
    transactions.append(RecordedTransaction(settings: settings, input: input))
    return try model.action(for: input, settings: settings)
  }
}
