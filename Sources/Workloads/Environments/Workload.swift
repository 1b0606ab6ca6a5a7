/// A task that is measured by what the agent earns, by name.
public enum Workload: String, Sendable, Hashable, CaseIterable {
  /// The maze, with moves that slip to a random direction one time in five.
  case slipperyMaze = "slippery-maze"
  /// The maze, with noise of 0.3 on every reward.
  case noisyMaze = "noisy-maze"
  /// The maze, with a goal that moves to another corner every 50 episodes.
  case movingGoal = "moving-goal"
  case cliff
  case taxi
  /// Ten arms.
  case bandit
  /// Ten arms whose means wander.
  case wanderingBandit = "wandering-bandit"
  case robot

  /// Episodes of a training, and the steps after which one is broken off.
  public var episodes: Int {
    switch self {
    case .slipperyMaze, .noisyMaze, .movingGoal: 300
    case .cliff: 500
    case .taxi: 2000
    case .bandit, .wanderingBandit: 1000
    case .robot: 300
    }
  }

  public var stepLimit: Int {
    switch self {
    case .bandit, .wanderingBandit: 1
    case .taxi, .robot: 200
    case .slipperyMaze, .noisyMaze, .movingGoal, .cliff: 500
    }
  }

  /// The least and the greatest reward, of noisy ones all but one in a thousand million.
  public var rewards: ClosedRange<Double> {
    switch self {
    case .slipperyMaze, .movingGoal: -0.1...1
    case .noisyMaze: -2...2.9
    case .cliff: -100...(-1)
    case .taxi: -10...20
    case .bandit: -9...9
    case .wanderingBandit: -16...16
    case .robot: -0.8...1.3
    }
  }

  /// The environment.
  ///
  /// - Parameters:
  ///   - maze: the maze of those that have one.
  ///   - actions: of the agent; a maze's moves and a bandit's arms.
  ///   - seed: of all that is random in it.
  public func environment(maze: Maze, actions: Int, seed: UInt32) -> any LearningEnvironment {
    switch self {
    case .slipperyMaze:
      UnsteadyMaze(
        maze, actions: actions, unsteadiness: MazeUnsteadiness(slip: 0.2, seed: seed))
    case .noisyMaze:
      UnsteadyMaze(
        maze, actions: actions, unsteadiness: MazeUnsteadiness(rewardNoise: 0.3, seed: seed))
    case .movingGoal:
      UnsteadyMaze(
        maze, actions: actions, unsteadiness: MazeUnsteadiness(goalPeriod: 50, seed: seed))
    case .cliff: CliffWalking()
    case .taxi: TaxiWorld(seed: seed)
    case .bandit: Bandit(arms: actions, seed: seed)
    case .wanderingBandit: Bandit(arms: actions, wandering: 0.05, seed: seed)
    case .robot: WheeledRobot(seed: seed)
    }
  }
}
