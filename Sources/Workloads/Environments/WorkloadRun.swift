import Diagnostics
import Specifications

/// Trains an agent in an environment for a number of episodes, and keeps what it earns in each.
public struct WorkloadRun: Sendable {
  public let workload: Workload
  public let specification: QLearningAcceleratorSpecification
  public let settings: TrainingSettings
  private let maze: Maze

  /// - Parameter maze: of the workloads that have one.
  /// - Throws: `DiagnosticReport`: `workload-size` when the environment has more states than the agent, or other
  ///   actions, `workload-reward` when its rewards are beyond what the agent can be told.
  public init(
    _ workload: Workload, maze: Maze, specification: QLearningAcceleratorSpecification,
    settings: TrainingSettings
  ) throws {
    self.workload = workload
    self.maze = maze
    self.specification = specification
    self.settings = settings
    let environment = workload.environment(
      maze: maze, actions: specification.actions, seed: 1)
    guard environment.states <= specification.states,
      environment.actions == specification.actions
    else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "workload-size",
          "the workload '\(workload.rawValue)' has \(environment.states) states and "
            + "\(environment.actions) actions, the agent \(specification.states) and "
            + "\(specification.actions)",
          remedy: "describe an agent with at least \(environment.states) states and with "
            + "\(environment.actions) actions"))
    }
    let limit = Double(1 << (specification.learning.rewardIntegerBits - 1))
    guard workload.rewards.lowerBound >= -limit, workload.rewards.upperBound < limit else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "workload-reward",
          "rewards of the workload '\(workload.rawValue)' go from \(workload.rewards.lowerBound) to "
            + "\(workload.rewards.upperBound), those of the agent from -\(limit) to below \(limit)",
          remedy: "with 'engine: table', raise 'value-bits'"))
    }
  }

  /// What the agent earns in each episode, discounting nothing.
  ///
  /// - Parameters:
  ///   - agent: an agent that has been started.
  ///   - seed: of the environment.
  /// - Throws: what the agent throws.
  public func run<A: Agent>(_ agent: inout A, seed: UInt32) throws -> [Double] {
    var environment = workload.environment(
      maze: maze, actions: specification.actions, seed: seed)
    return try (1...workload.episodes).map { episode in
      try earn(&agent, in: &environment, episode: episode)
    }
  }

  private func earn<A: Agent, E: LearningEnvironment>(
    _ agent: inout A, in environment: inout E, episode: Int
  ) throws -> Double {
    let registers = settings.learningRegisters(episode: episode)
    var action = try agent.action(
      for: AgentInput(reward: 0, state: environment.begin(), first: true, done: false),
      settings: registers)
    var earned = 0.0
    for _ in 0..<workload.stepLimit {
      let response = environment.step(action)
      earned += response.reward
      action = try agent.action(
        for: AgentInput(
          reward: specification.learning.rewardCode(response.reward), state: response.state,
          first: false, done: response.done),
        settings: registers)
      if response.done { break }
    }
    return earned
  }
}
