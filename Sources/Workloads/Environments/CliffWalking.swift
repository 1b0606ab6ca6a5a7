/// Along a cliff from one corner to the other: 4 rows of 12 cells, each step costs 1, one over the cliff
/// 100 and leads back to the start. (R. S. Sutton, A. G. Barto, Reinforcement Learning, 2nd ed., 2018,
/// example 6.6.)
public struct CliffWalking: LearningEnvironment {
  public static let rows = 4
  public static let columns = 12
  private static let start = 36
  private static let goal = 47

  private var state = start

  public init() {}

  public var states: Int { Self.rows * Self.columns }
  public var actions: Int { 4 }

  public mutating func begin() -> Int {
    state = Self.start
    return state
  }

  public mutating func step(_ action: Int) -> EnvironmentResponse {
    let move = Move(rawValue: action) ?? .up
    let row = min(max(state / Self.columns + move.rowChange, 0), Self.rows - 1)
    let column = min(max(state % Self.columns + move.columnChange, 0), Self.columns - 1)
    let target = row * Self.columns + column
    if target > Self.start, target < Self.goal {
      state = Self.start
      return EnvironmentResponse(reward: -100, state: state, done: false)
    }
    state = target
    return EnvironmentResponse(reward: -1, state: state, done: target == Self.goal)
  }
}
