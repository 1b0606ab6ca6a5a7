import Reference

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A maze that does not always do what it is told: moves slip, rewards are noisy, the goal moves.
public struct UnsteadyMaze: LearningEnvironment {
  public let actions: Int
  /// The probability that another move is made than was chosen, each of the moves as likely, 0...1.
  public let slip: Double
  /// Standard deviation of the rewards, at least 0.
  public let rewardNoise: Double
  /// Episodes after which the goal moves to the next of the maze's goals; `nil` where it stays.
  public let goalPeriod: Int?

  private let mazes: [Maze]
  private var environment: MazeEnvironment
  private var episodes = 0
  private var random: XorShift32

  /// - Parameters:
  ///   - maze: with its start and goal.
  ///   - seed: of slips and noise.
  public init(
    _ maze: Maze, actions: Int = 4, slip: Double = 0, rewardNoise: Double = 0,
    goalPeriod: Int? = nil, seed: UInt32
  ) {
    self.actions = actions
    self.slip = slip
    self.rewardNoise = rewardNoise
    self.goalPeriod = goalPeriod
    mazes = goalPeriod == nil ? [maze] : maze.withGoalsInCorners
    environment = MazeEnvironment(maze: mazes[0], actions: actions)
    random = XorShift32(seed: seed)
  }

  public var states: Int { environment.maze.cells }

  public mutating func begin() -> Int {
    if let goalPeriod {
      let maze = mazes[episodes / max(1, goalPeriod) % mazes.count]
      environment = MazeEnvironment(maze: maze, actions: actions)
    }
    episodes += 1
    environment.reset()
    return environment.state
  }

  public mutating func step(_ action: Int) -> EnvironmentResponse {
    let slips = slip > 0 && random.ratio() < slip
    let response = environment.step(slips ? random.below(actions) : action)
    let noise = rewardNoise > 0 ? rewardNoise * random.normal() : 0
    return EnvironmentResponse(
      reward: response.reward + noise, state: response.state, done: response.done)
  }
}

extension Maze {
  /// The maze, and the same with its goal in each other corner that can be reached.
  var withGoalsInCorners: [Maze] {
    let corners = [cells - 1, columns - 1, cells - columns, 0]
    let others = corners.filter { $0 != goal && $0 != start && !walls.contains($0) }
      .map { Maze(rows: rows, columns: columns, walls: walls, start: start, goal: $0) }
      .filter { $0.shortestPath() != nil }
    return [self] + others
  }
}

extension XorShift32 {
  /// A number of the standard normal distribution (G. E. P. Box, M. E. Muller, 1958).
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - ratio())).squareRoot()
    return radius * cos(2 * Double.pi * ratio())
  }
}
