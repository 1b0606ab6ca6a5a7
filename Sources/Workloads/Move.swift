/// One step in a maze. The raw value is the number of the agent's action.
public enum Move: Int, Sendable, Hashable, CaseIterable {
  case up, down, left, right
  case upLeft, upRight, downLeft, downRight

  public var rowChange: Int {
    switch self {
    case .up, .upLeft, .upRight: -1
    case .down, .downLeft, .downRight: 1
    case .left, .right: 0
    }
  }

  public var columnChange: Int {
    switch self {
    case .left, .upLeft, .downLeft: -1
    case .right, .upRight, .downRight: 1
    case .up, .down: 0
    }
  }

  /// The moves of an agent with this many actions: the first of the list, at most eight.
  ///
  /// Four actions are up, down, left and right; the fifth to the eighth add the diagonals. Actions beyond the eighth move nowhere.
  public static func moves(actions: Int) -> [Move] {
    Array(allCases.prefix(max(0, actions)))
  }
}
