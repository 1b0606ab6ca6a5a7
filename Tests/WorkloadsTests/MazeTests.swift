import Diagnostics
import Testing
import Workloads

@Suite struct MazeTests {
  @Test func static10HasTheShortestPathOfTheTask() {
    #expect(Maze.static10.rows == 10)
    #expect(Maze.static10.columns == 10)
    #expect(Maze.static10.start == 0)
    #expect(Maze.static10.goal == 99)
    #expect(Maze.static10.shortestPath()?.count == 19)
  }

  @Test func rowsAreReadBack() throws {
    #expect(try Maze(parsing: Maze.static10.rowTexts) == .static10)
    #expect(try Maze(parsing: "\n\(Maze.static10.description)\n\n") == .static10)
  }

  private func problems(_ text: String) -> [String] {
    let report = #expect(throws: DiagnosticReport.self) {
      try Maze(parsing: text, file: "a.maze")
    }
    return report?.diagnostics.map { "\($0.place.map(\.description) ?? "") \($0.identifier)" } ?? []
  }

  @Test func problemsHaveTheirPlaces() {
    #expect(problems("S..\n..\n..G") == ["a.maze:2:3 maze-ragged"])
    #expect(problems("S..\n..G.") == ["a.maze:2:4 maze-ragged"])
    #expect(problems("\nS.x\n..G") == ["a.maze:2:3 maze-character"])
    #expect(problems("...\n..G") == ["a.maze:1:1 maze-start"])
    #expect(problems("S..\n...") == ["a.maze:1:1 maze-goal"])
    #expect(problems("S..\n.SG") == ["a.maze:2:2 maze-start"])
    #expect(problems("SG.\n.GG") == ["a.maze:2:2 maze-goal", "a.maze:2:3 maze-goal"])
    #expect(problems("S#.\n##G") == ["a.maze:1:1 maze-path"])
    #expect(problems("  \n") == ["a.maze:1:1 maze-empty"])
    #expect(
      problems("..\n.") == [
        "a.maze:2:2 maze-ragged", "a.maze:1:1 maze-start", "a.maze:1:1 maze-goal",
      ])
  }

  /// What cannot be seen, or moves the cursor, is told by its number.
  @Test(arguments: [
    ("\t", "\\t"), ("\u{1B}", "\\u{1B}"), ("\u{200B}", "\\u{200B}"), ("\u{A0}", "\\u{A0}"),
    ("\u{202E}", "\\u{202E}"), ("é", "é"), (" ", " "),
  ])
  func unknownCellsAreToldSoThatTheyAreSeen(cell: String, shown: String) {
    let report = #expect(throws: DiagnosticReport.self) { try Maze(parsing: "S\(cell)G") }
    #expect(report?.diagnostics.map(\.message) == ["'\(shown)' is not a cell of a maze"])
  }

  @Test func foreignLineBreaksAreNoCells() throws {
    #expect(try Maze(parsing: "S..\r\n..G\r\n") == Maze(parsing: "S..\n..G"))
    #expect(try Maze(parsing: "S..\r..G") == Maze(parsing: "S..\n..G"))
  }

  @Test func aTextThatIsNoMazeIsToldOfInAFewLines() {
    let rows = String(repeating: "no maze\n", count: 1000)
    let report = #expect(throws: DiagnosticReport.self) { try Maze(parsing: rows) }
    #expect(report?.diagnostics.count == 20)
    #expect(
      report?.diagnostics.last?.notes.last?.message
        == "6982 more problems like these are not shown")
  }

  @Test func diagonalsShortenPaths() throws {
    let maze = try Maze.open(rows: 6, columns: 6)
    #expect(maze.shortestPath()?.count == 11)
    #expect(maze.shortestPath(moves: Move.moves(actions: 8))?.count == 6)
    #expect(maze.shortestPath(moves: Move.moves(actions: 2)) == nil)
  }

  @Test(arguments: [(1, 2), (1, 9), (2, 2), (6, 6), (8, 8), (20, 30)], [1, 2, 77] as [UInt32])
  func generatedMazesHaveAPath(size: (Int, Int), seed: UInt32) throws {
    let maze = try Maze.generated(rows: size.0, columns: size.1, seed: seed)
    #expect(maze.shortestPath() != nil)
    #expect(try maze == Maze.generated(rows: size.0, columns: size.1, seed: seed))
    #expect(maze.walls.count <= maze.cells / 3)
    #expect(try Maze(parsing: maze.rowTexts) == maze)
  }

  @Test(arguments: [(100, 10, 10), (64, 8, 8), (36, 6, 6), (2, 1, 2), (97, 9, 10), (40, 5, 8)])
  func fittingMazesAreNearlySquare(states: Int, rows: Int, columns: Int) throws {
    let maze = try Maze.fitting(states: states)
    #expect(maze.rows == rows)
    #expect(maze.columns == columns)
  }

  @Test func impossibleSizesAreRefused() {
    #expect(throws: DiagnosticReport.self) { try Maze.open(rows: 1, columns: 1) }
    #expect(throws: DiagnosticReport.self) { try Maze.open(rows: 0, columns: 5) }
    #expect(throws: DiagnosticReport.self) { try Maze.generated(rows: -3, columns: -3, seed: 1) }
    #expect(throws: DiagnosticReport.self) { try Maze.fitting(states: 1) }
    #expect(throws: DiagnosticReport.self) { try Maze.open(rows: .max, columns: 2) }
  }
}
