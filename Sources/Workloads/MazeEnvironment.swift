/// A maze as the task of a learning agent.
///
/// Reaching the goal pays +1 and ends the episode, every other step costs 0.01, a move into a wall or the border costs 0.1 and leads
/// nowhere.
public struct MazeEnvironment: Sendable {
  public static let goalReward = 1.0
  public static let stepReward = -0.01
  public static let wallReward = -0.1

  public let maze: Maze
  public let moves: [Move]
  public private(set) var state: Int

  /// - Parameter actions: the agent's actions; see `Move.moves(actions:)`.
  public init(maze: Maze, actions: Int) {
    self.maze = maze
    moves = Move.moves(actions: actions)
    state = maze.start
  }

  /// Puts the agent back to the start, or into another cell.
  public mutating func reset(to cell: Int? = nil) {
    state = cell ?? maze.start
  }

  /// Takes one action; one without a move counts as a move into a wall.
  public mutating func step(_ action: Int) -> EnvironmentResponse {
    let target =
      moves.indices.contains(action) ? maze.destination(from: state, by: moves[action]) : nil
    guard let target else {
      return EnvironmentResponse(reward: Self.wallReward, state: state, done: false)
    }
    state = target
    return target == maze.goal
      ? EnvironmentResponse(reward: Self.goalReward, state: target, done: true)
      : EnvironmentResponse(reward: Self.stepReward, state: target, done: false)
  }
}
