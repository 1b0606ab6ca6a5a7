import Reference

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What is random in a maze, and what changes.
public struct MazeUnsteadiness: Sendable, Hashable {
  /// The probability that another move is made than was chosen, each of the moves as likely, 0...1.
  public var slip: Double
  /// Standard deviation of the rewards, at least 0.
  public var rewardNoise: Double
  /// Episodes begin in any free cell but the goal, each as likely, not at the start (exploring starts).
  public var startsAnywhere: Bool
  /// Episodes after which the goal moves to the next of the maze's goals; `nil` where it stays.
  public var goalPeriod: Int?
  /// Of all that is random.
  public var seed: UInt32

  public init(
    slip: Double = 0, rewardNoise: Double = 0, startsAnywhere: Bool = false,
    goalPeriod: Int? = nil, seed: UInt32 = 1
  ) {
    self.slip = slip
    self.rewardNoise = rewardNoise
    self.startsAnywhere = startsAnywhere
    self.goalPeriod = goalPeriod
    self.seed = seed
  }
}

/// A maze that does not always do what it is told: moves slip, rewards are noisy, the goal moves.
public struct UnsteadyMaze: LearningEnvironment {
  public let actions: Int
  public let unsteadiness: MazeUnsteadiness

  private let mazes: [Maze]
  private let starts: [Int]
  private var environment: MazeEnvironment
  private var episodes = 0
  private var random: XorShift32

  /// - Parameter maze: with its start and goal.
  public init(_ maze: Maze, actions: Int = 4, unsteadiness: MazeUnsteadiness) {
    self.actions = actions
    self.unsteadiness = unsteadiness
    mazes = unsteadiness.goalPeriod == nil ? [maze] : maze.withGoalsInCorners
    starts =
      unsteadiness.startsAnywhere
      ? (0..<maze.cells).filter { $0 != maze.goal && !maze.walls.contains($0) } : []
    environment = MazeEnvironment(maze: mazes[0], actions: actions)
    random = XorShift32(seed: unsteadiness.seed)
  }

  public var states: Int { environment.maze.cells }

  public mutating func begin() -> Int {
    if let goalPeriod = unsteadiness.goalPeriod {
      let maze = mazes[episodes / max(1, goalPeriod) % mazes.count]
      environment = MazeEnvironment(maze: maze, actions: actions)
    }
    episodes += 1
    environment.reset(to: starts.isEmpty ? nil : starts[random.below(starts.count)])
    return environment.state
  }

  public mutating func step(_ action: Int) -> EnvironmentResponse {
    let slips = unsteadiness.slip > 0 && random.ratio() < unsteadiness.slip
    var response = environment.step(slips ? random.below(actions) : action)
    if unsteadiness.rewardNoise > 0 {
      response.reward += unsteadiness.rewardNoise * random.normal()
    }
    return response
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
