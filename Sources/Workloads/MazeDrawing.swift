/// A maze with a path, as text for a terminal.
public struct MazeDrawing: Sendable, Hashable {
  /// What is seen in one cell.
  enum Glyph: Sendable, Hashable {
    case start, goal, wall, free
    /// A cell of the path, and the move that leaves it, where it is one.
    case path(Move?)

    /// One character.
    var character: Character {
      switch self {
      case .start: "S"
      case .goal: "G"
      case .wall: "█"
      case .free: "·"
      case .path(.up): "↑"
      case .path(.down): "↓"
      case .path(.left): "←"
      case .path(.right): "→"
      case .path(.upLeft): "↖"
      case .path(.upRight): "↗"
      case .path(.downLeft): "↙"
      case .path(.downRight): "↘"
      case .path(nil): "•"
      }
    }
  }

  /// The glyphs row by row.
  let rows: [[Glyph]]

  /// - Parameter path: cells by number; those outside the maze are left out.
  public init(_ maze: Maze, path: [Int] = []) {
    var glyphs = (0..<maze.cells).map { maze.walls.contains($0) ? Glyph.wall : .free }
    for (index, number) in path.enumerated() where glyphs.indices.contains(number) {
      let next = path.indices.contains(index + 1) ? path[index + 1] : nil
      glyphs[number] = .path(
        Move.allCases.first { next != nil && maze.destination(from: number, by: $0) == next })
    }
    glyphs[maze.start] = .start
    glyphs[maze.goal] = .goal
    rows = (0..<maze.rows).map { row in
      Array(glyphs[(row * maze.columns)..<((row + 1) * maze.columns)])
    }
  }

  /// The drawing in a frame, in plain characters: two to a cell, so that cells look square.
  public var text: String {
    framed { glyph in
      let character = glyph.character
      return glyph == .wall ? "\(character)\(character)" : "\(character) "
    }
  }

  func framed(_ cell: (Glyph) -> String) -> String {
    let line = String(repeating: "─", count: 2 * (rows.first?.count ?? 0) + 1)
    let body = rows.map { row in "│ \(row.map(cell).joined())│" }
    return (["┌\(line)┐"] + body + ["└\(line)┘"]).joined(separator: "\n")
  }
}

/// Draws a maze with the colours of a terminal (ANSI).
public struct ColouredMazeDrawing: Sendable, Hashable {
  public var drawing: MazeDrawing

  public init(_ drawing: MazeDrawing) {
    self.drawing = drawing
  }

  public var text: String {
    drawing.framed { glyph in
      switch glyph {
      case .start, .goal: "\u{1B}[1;33m\(glyph.character)\u{1B}[0m "
      case .wall: "\u{1B}[90m██\u{1B}[0m"
      case .free: "\u{1B}[2m\(glyph.character)\u{1B}[0m "
      case .path: "\u{1B}[1;32m\(glyph.character)\u{1B}[0m "
      }
    }
  }
}
