import Diagnostics

extension Maze {
  /// Reads a maze from its rows: `S` start, `G` goal, `#` wall, `.` free.
  ///
  /// - Parameters:
  ///   - rows: one string a row, all of one length.
  ///   - place: where the first row stands in the user's text; rows are taken to follow line by line.
  /// - Throws: `DiagnosticReport` with everything found wrong: `maze-empty`, `maze-ragged`, `maze-character`, `maze-start`,
  ///   `maze-goal`, `maze-path`.
  public init(parsing rows: [String], at place: Place = Place(file: "maze", line: 1, column: 1))
    throws
  {
    var reading = MazeReading(place: place)
    for (index, row) in rows.enumerated() { reading.read(row, index: index) }
    self = try reading.finish()
  }

  /// Reads a maze from lines of text; blank lines at either end are skipped.
  ///
  /// - Parameters:
  ///   - text: the rows, one to a line.
  ///   - file: the name shown in diagnostics.
  /// - Throws: `DiagnosticReport`, as for rows.
  public init(parsing text: String, file: String = "maze") throws {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
    let first = lines.firstIndex { !isBlank($0) } ?? 0
    let last = lines.lastIndex { !isBlank($0) } ?? -1
    let rows = first <= last ? Array(lines[first...last]) : []
    try self.init(parsing: rows, at: Place(file: file, line: first + 1, column: 1))
  }
}

/// What has been read of a maze so far, and what was wrong with it.
private struct MazeReading {
  /// Told of one text.
  static let mostProblems = 20

  let place: Place
  var rows = 0
  var columns = 0
  var walls: Set<Int> = []
  var starts: [(number: Int, place: Place)] = []
  var goals: [(number: Int, place: Place)] = []
  var problems: [Diagnostic] = []

  init(place: Place) {
    self.place = place
  }

  mutating func read(_ row: String, index: Int) {
    let characters = Array(row)
    if index == 0 { columns = characters.count }
    if characters.count != columns {
      problems.append(
        Diagnostic(
          .error, "maze-ragged",
          "row \(index + 1) has \(characters.count) cells, the first row has \(columns)",
          at: placeOf(index, min(characters.count, columns)),
          remedy: "give every row \(columns) characters"))
    }
    for (column, character) in characters.enumerated() {
      let here = placeOf(index, column)
      let number = index * columns + column
      switch character {
      case "S": starts.append((number, here))
      case "G": goals.append((number, here))
      case "#": walls.insert(number)
      case ".": break
      default:
        problems.append(
          Diagnostic(
            .error, "maze-character", "'\(Excerpt.of("\(character)"))' is not a cell of a maze",
            at: here,
            remedy: "write S for the start, G for the goal, # for a wall, . for a free cell"))
      }
    }
    rows += 1
  }

  mutating func finish() throws -> Maze {
    if rows == 0 || columns == 0 {
      throw DiagnosticReport(
        Diagnostic(
          .error, "maze-empty", "the maze has no cells", at: place,
          remedy: "write its rows, such as S.G"))
    }
    requireOne(starts, name: "start", letter: "S")
    requireOne(goals, name: "goal", letter: "G")
    shortenProblems()
    try DiagnosticReport(problems).throwIfErrors()
    let maze = Maze(
      rows: rows, columns: columns, walls: walls, start: starts[0].number, goal: goals[0].number)
    if maze.shortestPath() == nil {
      throw DiagnosticReport(
        Diagnostic(
          .error, "maze-path", "no path leads from the start to the goal", at: starts[0].place,
          notes: [.init("the goal is here", at: goals[0].place)],
          remedy: "open a wall between them"))
    }
    return maze
  }

  /// A text that is no maze at all has more problems than anybody reads.
  private mutating func shortenProblems() {
    let further = problems.count - Self.mostProblems
    guard further > 0 else { return }
    problems.removeLast(further)
    problems[problems.count - 1].notes.append(
      .init("\(further) more problems like these are not shown"))
  }

  private mutating func requireOne(
    _ found: [(number: Int, place: Place)], name: String, letter: Character
  ) {
    guard let first = found.first else {
      problems.append(
        Diagnostic(
          .error, "maze-\(name)", "the maze has no \(name)", at: place,
          remedy: "mark one cell with \(letter)"))
      return
    }
    for other in found.dropFirst() {
      problems.append(
        Diagnostic(
          .error, "maze-\(name)", "the maze has a second \(name)", at: other.place,
          notes: [.init("the first one is here", at: first.place)],
          remedy: "write . in one of them"))
    }
  }

  private func placeOf(_ row: Int, _ column: Int) -> Place {
    Place(file: place.file, line: place.line + row, column: (place.column ?? 1) + column)
  }
}
