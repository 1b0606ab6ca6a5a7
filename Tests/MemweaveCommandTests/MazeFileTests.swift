import Foundation
import Testing

/// Mazes of the user's own, through the program.
@Suite struct MazeFileTests {
  @Test(arguments: [
    ("S#.\n###\n.#G\n", "1:1: error: no path leads from the start to the goal"),
    ("S..\n.S.\n..G\n", "2:2: error: the maze has a second start"),
    ("S..\n...\n.GG\n", "3:3: error: the maze has a second goal"),
    ("S..\n..\n..G\n", "2:3: error: row 2 has 2 cells, the first row has 3"),
    ("S..\n.o.\n..G\n", "2:2: error: 'o' is not a cell of a maze"),
    ("\n\n...\n..G\n", "3:1: error: the maze has no start"),
    ("", "1:1: error: the maze has no cells"),
  ])
  func `a bad maze ends with 2, line and column, and nothing is written`(
    text: String, message: String
  ) throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    try program.write(text, to: "bad.maze")
    for command in ["cosim", "reference", "run", "learn"] {
      let outcome = try program.run(command, "small.yaml", "--maze", "bad.maze")
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("bad.maze:\(message)"))
    }
    #expect(program.contents == ["bad.maze", "small.yaml"])
  }

  @Test func `a file that is none, a folder, and what is no text are refused`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    try Data([0x53, 0xFF, 0xFE, 0x47]).write(to: program.folder.appendingPathComponent("bytes"))
    for (maze, message) in [
      ("none", "there is no file 'none'"), (".", "'.' is no regular file"),
      ("bytes", "'bytes' is not UTF-8 text"),
    ] {
      let outcome = try program.run("reference", "small.yaml", "--maze", maze)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("\(maze):1:1: error: \(message)"))
    }
  }

  @Test func `a maze with more cells than the agent has states is refused`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    try program.write("S....\n.....\n.....\n....G\n", to: "wide.maze")
    let outcome = try program.run("reference", "small.yaml", "--maze", "wide.maze")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("the maze has 20 cells, the agent has 16 states"))
  }

  @Test func `hardware and reference walk a given maze, smaller than the agent`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    try program.write("\u{FEFF}S#.\r\n...\r\n.#G\r\n", to: "own.maze")
    let outcome = try program.run("cosim", "small.yaml", "--maze", "own.maze", "--json")
    #expect(outcome.status == 0)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["path"] as? [Int] == [0, 3, 4, 5, 8])
  }

  @Test func `a maze of 32 by 32 needs 1,024 states and nothing else`() throws {
    let program = try Program()
    try program.write(smallDescription.replacing("16", with: "1024"), to: "big.yaml")
    var rows = (0..<32).map { row in
      String(repeating: row % 8 == 7 ? "###.####" : ".......#", count: 4)
    }
    rows[3] = "..S" + String(repeating: ".", count: 29)
    rows[28] = String(repeating: ".", count: 30) + "G."
    try program.write(rows.joined(separator: "\n"), to: "rooms.maze")
    let outcome = try program.run(
      "reference", "big.yaml", "--maze", "rooms.maze", "--episodes", "2", "--json")
    #expect(outcome.status == 0)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["shortestLength"] as? Int == 53)
    #expect(report["episodes"] as? Int == 2)
  }
}
