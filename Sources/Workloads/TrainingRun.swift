import Diagnostics
import Specifications

/// Trains an agent in a maze until its greedy path stays a shortest one, or short enough.
///
/// After every learning episode the greedy path is measured by transactions of the same agent with learning off.
public struct TrainingRun: Sendable {
  public let maze: Maze
  public let specification: QLearningAcceleratorSpecification
  public let settings: TrainingSettings
  /// Steps of a shortest path with the agent's moves.
  public let shortestLength: Int
  /// Steps the greedy path may have.
  public let acceptedLength: Int

  /// - Throws: `DiagnosticReport`: `maze-states` when the maze has more cells than the agent has states,
  ///   `maze-path` when the agent's moves do not lead to the goal, `training-limits` when a limit is less than 1.
  public init(
    maze: Maze, specification: QLearningAcceleratorSpecification, settings: TrainingSettings
  ) throws {
    guard maze.cells <= specification.states else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "maze-states",
          "the maze has \(maze.cells) cells, the agent has \(specification.states) states",
          remedy: "give the crossbar \(maze.cells) rows, or take a smaller maze"))
    }
    let limits = [settings.stepLimit, settings.convergenceEpisodes, settings.episodeLimit]
    guard limits.allSatisfy({ $0 >= 1 }) else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "training-limits", "a limit of the training is less than 1",
          remedy: "let steps, convergence episodes and episodes each be 1 or more"))
    }
    let moves = Move.moves(actions: specification.actions)
    guard let path = maze.shortestPath(moves: moves) else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "maze-path", "with \(specification.actions) actions no path leads to the goal",
          remedy: "give the agent 4 actions (up, down, left, right) or 8"))
    }
    self.maze = maze
    self.specification = specification
    self.settings = settings
    shortestLength = path.count - 1
    acceptedLength = Int((Double(shortestLength) * settings.acceptedRatio).rounded(.up))
  }

  /// Trains with the maze that fits the specification and the registers as they are after reset.
  public init(_ specification: QLearningAcceleratorSpecification) throws {
    try self.init(
      maze: .fitting(states: specification.states), specification: specification,
      settings: TrainingSettings(specification.learning))
  }

  /// Runs the training.
  ///
  /// - Parameters:
  ///   - agent: an agent that has been started.
  ///   - episodesBefore: episodes of the agent in earlier mazes, which a decay of the learning rate counts.
  ///   - progress: called after every episode.
  /// - Throws: what the agent throws.
  public func run<A: Agent>(
    _ agent: inout A, episodesBefore: Int = 0, progress: (TrainingEpisode) throws -> Void = { _ in }
  ) throws -> TrainingResult {
    var result = TrainingResult(
      episodesToConvergence: nil, episodes: 0, steps: 0, transactions: 0,
      shortestLength: shortestLength, path: [])
    var successive = 0
    var environment = UnsteadyMaze(
      maze, actions: specification.actions, unsteadiness: settings.unsteadiness)
    while result.episodes < settings.episodeLimit {
      let (steps, reachedGoal) = try learn(
        &agent, in: &environment, episode: episodesBefore + result.episodes + 1,
        followsChange: episodesBefore > 0 && result.episodes == 0)
      let (path, transactions) = try evaluate(&agent)
      result.episodes += 1
      result.steps += steps
      result.transactions += steps + 1 + transactions
      result.path = path
      let isAccepted = path.last == maze.goal && path.count - 1 <= acceptedLength
      successive = isAccepted ? successive + 1 : 0
      try progress(
        TrainingEpisode(
          number: result.episodes, steps: steps, reachedGoal: reachedGoal, greedyPath: path,
          isShortest: isAccepted && path.count - 1 == shortestLength))
      if successive == settings.convergenceEpisodes {
        result.episodesToConvergence = result.episodes - successive + 1
        return result
      }
    }
    return result
  }

  /// One learning episode; its steps, and whether it reached the goal.
  private func learn<A: Agent>(
    _ agent: inout A, in environment: inout UnsteadyMaze, episode: Int, followsChange: Bool
  ) throws -> (steps: Int, reachedGoal: Bool) {
    let registers = settings.learningRegisters(episode: episode)
    var action = try agent.action(
      for: first(environment.begin()),
      settings: settings.learningRegisters(episode: episode, followsChange: followsChange))
    for step in 1...settings.stepLimit {
      let response = environment.step(action)
      action = try agent.action(for: input(response), settings: registers)
      if response.done { return (step, true) }
    }
    return (settings.stepLimit, false)
  }

  /// Follows the greedy path to the goal, or until it cannot become short enough: at the first cell seen before or
  /// when it is too long.
  private func evaluate<A: Agent>(_ agent: inout A) throws -> (path: [Int], transactions: Int) {
    var environment = MazeEnvironment(maze: maze, actions: specification.actions)
    let registers = settings.evaluationRegisters
    var path = [environment.state]
    var action = try agent.action(for: first(environment.state), settings: registers)
    var transactions = 1
    while true {
      let response = environment.step(action)
      if !settings.followsLoops, path.contains(response.state) { break }
      path.append(response.state)
      if !response.done, path.count > acceptedLength { break }
      action = try agent.action(for: input(response), settings: registers)
      transactions += 1
      if response.done { break }
    }
    return (path, transactions)
  }

  private func first(_ state: Int) -> AgentInput {
    AgentInput(reward: 0, state: state, first: true, done: false)
  }

  private func input(_ response: EnvironmentResponse) -> AgentInput {
    AgentInput(
      reward: specification.learning.rewardCode(response.reward), state: response.state,
      first: false, done: response.done)
  }
}
