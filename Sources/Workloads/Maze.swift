import Diagnostics

/// A rectangular maze with one start and one goal.
///
/// A cell's number is `row * columns + column`; it is also the state the agent is told.
public struct Maze: Sendable, Hashable {
  /// A cell by its place, both counted from 0 at the upper left.
  public struct Cell: Sendable, Hashable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  public let rows: Int
  public let columns: Int
  /// The cells that cannot be entered, by number.
  public let walls: Set<Int>
  /// The number of the start cell.
  public let start: Int
  /// The number of the goal cell.
  public let goal: Int

  init(rows: Int, columns: Int, walls: Set<Int>, start: Int, goal: Int) {
    self.rows = rows
    self.columns = columns
    self.walls = walls
    self.start = start
    self.goal = goal
  }

  public var cells: Int { rows * columns }

  public func cell(_ number: Int) -> Cell {
    Cell(row: number / columns, column: number % columns)
  }

  /// The number of a cell, or `nil` outside the maze.
  public func number(_ cell: Cell) -> Int? {
    guard (0..<rows).contains(cell.row), (0..<columns).contains(cell.column) else { return nil }
    return cell.row * columns + cell.column
  }

  /// The cell a move from `number` ends in, or `nil` when a wall or the border is in the way.
  ///
  /// A diagonal move asks only for a free target: corners may be cut.
  public func destination(from number: Int, by move: Move) -> Int? {
    let from = cell(number)
    let target = self.number(
      Cell(row: from.row + move.rowChange, column: from.column + move.columnChange))
    guard let target, !walls.contains(target) else { return nil }
    return target
  }

  /// The rows as `Maze(parsing:)` reads them: `S`, `G`, `#` and `.`.
  public var rowTexts: [String] {
    (0..<rows).map { row in
      String(
        (0..<columns).map { column -> Character in
          let number = row * columns + column
          if number == start { return "S" }
          if number == goal { return "G" }
          return walls.contains(number) ? "#" : "."
        })
    }
  }
}

extension Maze: CustomStringConvertible {
  public var description: String { rowTexts.joined(separator: "\n") }
}
