import Reference
import Specifications
import Workloads

/// What the trainings of several agents cost, by the golden model: pulses, energy of the memristors, and clock
/// cycles, the start included.
public struct TrainingCosts: Sendable {
  /// One training.
  public struct Training: Sendable, Hashable {
    public var transactions: Int
    public var cycles: Int
    public var costs: DeviceCosts
  }

  /// By seed, from 1 on.
  public let trainings: [Training]

  /// - Throws: `DiagnosticReport` when agent and maze do not fit.
  public init(
    _ specification: QLearningAcceleratorSpecification, task: LearningTask,
    settings: TrainingSettings, seeds: Int
  ) async throws {
    trainings = try await withThrowingTaskGroup(of: (Int, Training).self) { group in
      for seed in 1...max(1, seeds) {
        group.addTask {
          var agent = CountedAgent(specification, seed: UInt32(seed))
          let outcome = try task.train(&agent, specification: specification, settings: settings)
          return (
            seed,
            Training(
              transactions: outcome.transactions, cycles: agent.cycles, costs: agent.model.costs)
          )
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// The mean of a figure over the trainings.
  public func mean(_ figure: (Training) -> Double) -> Double {
    trainings.map(figure).reduce(0, +) / Double(trainings.count)
  }
}

/// A golden model whose clock cycles are counted.
private struct CountedAgent: Agent {
  var model: any GoldenAgent
  var cycles: Int

  init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    model = specification.goldenAgent(seed: seed)
    cycles =
      model.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed)).latency
  }

  mutating func action(for input: AgentInput, settings: AgentSettings) throws -> Int {
    let record = model.transact(input, settings: settings)
    cycles += record.latency
    return record.action ?? 0
  }
}
