import Specifications

/// What strategies are compared on.
public enum LearningTask: Sendable, Hashable {
  /// One maze, until the greedy path stays a shortest one.
  case maze(Maze)
  /// Mazes one after the other, as `DynamicTraining` has them.
  case sequence([Maze])

  /// The whole training of one agent.
  ///
  /// - Parameters:
  ///   - agent: an agent that has been started.
  ///   - specification: of the agent.
  /// - Throws: `DiagnosticReport` when agent and mazes do not fit, and what the agent throws.
  public func train<A: Agent>(
    _ agent: inout A, specification: QLearningAcceleratorSpecification, settings: TrainingSettings
  ) throws -> LearningOutcome {
    switch self {
    case .maze(let maze):
      let run = try TrainingRun(maze: maze, specification: specification, settings: settings)
      var steps: [Int] = []
      let result = try run.run(&agent) { steps.append($0.steps) }
      return LearningOutcome([result], steps: steps)
    case .sequence(let mazes):
      let training = try DynamicTraining(
        mazes: mazes, specification: specification, settings: settings)
      return LearningOutcome(try training.run(&agent), steps: [])
    }
  }
}

/// What came of the training of one agent.
public struct LearningOutcome: Sendable, Hashable, Codable {
  /// Episodes until the greedy path stayed good, over all mazes; the limit for a maze that was given up.
  public var episodes: Int
  /// A maze was given up.
  public var isCapped: Bool
  /// Transactions of the agent, evaluation included.
  public var transactions: Int
  /// Steps of each episode in a single maze; empty for a sequence.
  public var steps: [Int]

  public init(episodes: Int, isCapped: Bool, transactions: Int, steps: [Int]) {
    self.episodes = episodes
    self.isCapped = isCapped
    self.transactions = transactions
    self.steps = steps
  }

  init(_ results: [TrainingResult], steps: [Int]) {
    self.init(
      episodes: results.map { $0.episodesToConvergence ?? $0.episodes }.reduce(0, +),
      isCapped: results.contains { !$0.converged },
      transactions: results.map(\.transactions).reduce(0, +), steps: steps)
  }
}
