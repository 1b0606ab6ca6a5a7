import Foundation
import Memweave
import Testing

@testable import MemweaveCommand

/// `memweave learn`, through the program.
@Suite struct LearnTests {
  @Test func `the page of results holds what a reduced run prints`() throws {
    let page = try String(
      contentsOf: Program.root.appendingPathComponent("docs/results/q-learning.md"),
      encoding: .utf8)
    let outcome = try Program().run("learn", Program.mazeWalker, "--seeds", "3")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("device, normalised, exponent 0.8"))
    #expect(page.contains("```\n\(outcome.output)```"))
  }

  @Test(arguments: [(12.17301e-6, "12.17 us"), (0.01905007, "19.05 ms"), (156.78e-6, "156.8 us")])
  func `times have four digits, short ones too`(seconds: Double, text: String) {
    #expect(Summary.time(seconds) == text)
  }

  @Test func `golden model and RTL learn the same, by every strategy`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    func rows(_ model: String) throws -> String {
      let outcome = try program.run(
        "learn", "small.yaml", "--model", model, "--seeds", "2")
      #expect(outcome.status == 0)
      return outcome.output.split(separator: "\n").dropFirst().joined(separator: "\n")
    }
    let golden = try rows("golden")
    #expect(golden.split(separator: "\n").count == 42)
    #expect(try rows("rtl") == golden)
  }

  @Test(arguments: [LearningEngine.crossbar, .table])
  func `golden model and RTL learn the same in a sequence of mazes`(engine: LearningEngine)
    async throws
  {
    let specification = try AcceleratorDescription("sequence-walker") {
      Learning(engine: engine, states: 16, actions: 4, changeDetector: ChangeDetector())
    }.specification()
    let mazes = try [
      ["S...", ".##.", ".##.", "...G"], ["S#..", ".#.#", "....", "##.G"],
    ].map { try Maze(parsing: $0.joined(separator: "\n"), file: "maze.txt") }
    func outcomes(_ model: LearningModel) async throws -> [[LearningOutcome]] {
      let task = LearningTask.sequence(mazes)
      return try await LearningComparison(
        specification: specification, task: task, model: model,
        strategies: [.constant(0.5)]
          + .all(of: specification, on: task).filter { !$0.isBaseline }, seeds: 2,
        settings: TrainingSettings(specification.learning)
      ).outcomes()
    }
    let golden = try await outcomes(.golden)
    #expect(golden.count == 5)
    #expect(try await outcomes(.rtl) == golden)
    // Stimulation makes a difference.
    #expect(golden[4] != golden[1])
  }

  @Test func `the robot learns with several tilings, golden as in RTL`() async throws {
    let specification = try AcceleratorDescription("robot") {
      Learning(engine: .table, states: 512, actions: 3)
    }.specification()
    func returns(_ model: LearningModel) async throws -> [[[Double]]] {
      var comparison = WorkloadComparison(
        specification: specification, workload: .robot, maze: .static10, model: model,
        strategies: [.constant(0.3), .device(.normalised, stretching: 0.8)], seeds: 1,
        settings: TrainingSettings(specification.learning))
      comparison.tilings = 3
      return try await comparison.returns()
    }
    let golden = try await returns(.golden)
    #expect(try await returns(.rtl) == golden)
    for strategy in golden {
      let (first, last) = (strategy[0].prefix(30), strategy[0].suffix(30))
      #expect(last.reduce(0, +) > first.reduce(0, +) + 30)
    }
  }

  @Test func `curves are written, and without gnuplot as CSV only`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run(
      "learn", "small.yaml", "--seeds", "2", "-o", "curves", "--json",
      environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("apt-get install gnuplot-nox"))
    let folder = program.folder.appendingPathComponent("curves")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(
      names == ["curves.csv", "curves.gp", "learning-rates.csv", "values-1.svg", "values-2.svg"])
    let rates = try String(
      contentsOf: folder.appendingPathComponent("learning-rates.csv"), encoding: .utf8)
    #expect(rates.split(separator: "\n").count == 201)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["seeds"] as? Int == 2)
  }

  @Test(arguments: [
    (["--dynamic", "--maze", "m"], "--dynamic has its own mazes"),
    (["--dynamic", "-o", "d"], "of a single maze"),
    (["--report", "r", "--json"], "--report takes no option but --seeds"),
    (["--model", "rlt"], "expected one of float, golden, rtl"),
    (["--seeds", "0"], "expected a whole number"),
    (["--resume", "d"], "--resume goes with --report only"),
    (["--episodes", "9", "--workload", "bandit"], "--workload goes with"),
    (["--tilings", "2"], "--tilings goes with --workload robot only"),
    (["--tilings", "2", "--workload", "robot"], "describe an agent with 'engine: table'"),
  ])
  func `contradictions end with 2`(words: [String], message: String) throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run(["learn", "small.yaml"] + words)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message))
    #expect(program.contents == ["small.yaml"])
  }

  @Test func `a sequence of mazes needs 64 states`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let small = try program.run("learn", "small.yaml", "--dynamic")
    #expect(small.status == 2)
    #expect(small.errors.contains("the maze has 64 cells, the agent has 16 states"))
  }
}
