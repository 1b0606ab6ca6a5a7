import Diagnostics
import Reference

extension Maze {
  /// The 10 × 10 task STATIC10; its shortest path has 18 steps.
  public static let static10 = Maze(
    trusted: [
      "S.........",
      ".####.###.",
      ".#......#.",
      ".#.####.#.",
      "...#..#...",
      ".#.#..#.#.",
      ".#......#.",
      ".##.###.#.",
      ".....#....",
      ".###...##G",
    ])

  /// The four 8 × 8 mazes of the task DYN in their order; their shortest paths have 14, 24, 28 and 16 steps.
  public static let dynamic8: [Maze] = [
    Maze(
      trusted: [
        "S.......", "........", "........", "........", "........", "........", "........",
        ".......G",
      ]),
    Maze(
      trusted: [
        "S.......", "........", "######..", "........", "........", "..######", "........",
        ".......G",
      ]),
    Maze(
      trusted: [
        "S.......", "#######.", "........", ".#######", "........", "#######.", "........",
        ".......G",
      ]),
    Maze(
      trusted: [
        "S.#.....", ".##.###.", "....#...", ".####.##", "....#...", "###.###.", "....#...",
        ".##...#G",
      ]),
  ]

  /// A maze without walls, start at the upper left, goal at the lower right.
  ///
  /// - Throws: `DiagnosticReport` (`maze-size`) unless both sizes are 1 or more and there are 2 to 65536 cells.
  public static func open(rows: Int, columns: Int) throws -> Maze {
    try checkSize(rows: rows, columns: columns)
    return Maze(
      rows: rows, columns: columns, walls: [], start: 0, goal: rows * columns - 1)
  }

  /// A maze with walls in about a third of its cells, always with a path from the upper left to the lower right.
  ///
  /// Cells are visited in an order shuffled by xorshift32 from the seed; each becomes a wall unless that would close the last
  /// path, until a third of them are walls. The same arguments give the same maze.
  ///
  /// - Throws: `DiagnosticReport` (`maze-size`), as for `open`.
  public static func generated(rows: Int, columns: Int, seed: UInt32) throws -> Maze {
    let open = try open(rows: rows, columns: columns)
    var random = XorShift32(seed: seed)
    var order = Array(1..<(open.cells - 1))
    for index in order.indices.dropLast() {
      order.swapAt(index, index + random.below(order.count - index))
    }
    var walls: Set<Int> = []
    var path = Set(open.shortestPath() ?? [])
    for cell in order where walls.count < open.cells / 3 {
      walls.insert(cell)
      guard path.contains(cell) else { continue }
      let walled = Maze(
        rows: rows, columns: columns, walls: walls, start: open.start, goal: open.goal)
      if let detour = walled.shortestPath() {
        path = Set(detour)
      } else {
        walls.remove(cell)
      }
    }
    return Maze(rows: rows, columns: columns, walls: walls, start: open.start, goal: open.goal)
  }

  /// A maze for an agent with this many states: STATIC10 for 100, else a generated one (seed 1).
  ///
  /// Its size is the most square of the factorisations. Where even that is more than twice as wide as high (a prime
  /// number of states, say), it is the floor of the square root high, and a few states stay unused.
  ///
  /// - Throws: `DiagnosticReport` (`maze-size`) unless `states` is 2...65536.
  public static func fitting(states: Int) throws -> Maze {
    if states == 100 { return static10 }
    guard (2...65536).contains(states) else {
      throw sizeProblem("\(states) states", remedy: "ask for 2 to 65536 states")
    }
    let root = Int(Double(states).squareRoot())
    let divisor = (1...root).last { states % $0 == 0 } ?? 1
    let rows = states / divisor <= 2 * divisor ? divisor : root
    return try generated(rows: rows, columns: states / rows, seed: 1)
  }

  private init(trusted rows: [String]) {
    let characters = rows.flatMap { Array($0) }
    self.init(
      rows: rows.count, columns: characters.count / rows.count,
      walls: Set(characters.indices.filter { characters[$0] == "#" }),
      start: characters.firstIndex(of: "S") ?? 0,
      goal: characters.firstIndex(of: "G") ?? characters.count - 1)
  }

  private static func checkSize(rows: Int, columns: Int) throws {
    let possible = 1...65536
    guard possible.contains(rows), possible.contains(columns),
      (2...65536).contains(rows * columns)
    else {
      throw sizeProblem(
        "\(rows) × \(columns) cells", remedy: "ask for at least 1 × 2 and at most 65536 cells")
    }
  }

  private static func sizeProblem(_ size: String, remedy: String) -> DiagnosticReport {
    DiagnosticReport(
      Diagnostic(.error, "maze-size", "a maze cannot have \(size)", remedy: remedy))
  }
}
