import Memweave
import Testing

/// A whole training in hardware, without a host, held against the golden model.
@Suite struct MazeTrainingTests {
  @Test func `a table engine learns two mazes in the same hardware`() throws {
    let specification = try AcceleratorDescription("small-table") {
      Learning(engine: .table, states: 24, actions: 4, rounding: .stochastic)
    }.specification()
    let model = try MazeTrainingModel(GeneratedMazeTraining(specification))
    let mazes = try [
      Maze(parsing: ["S..#", ".#..", "...G"]),
      Maze(parsing: ["..#....G", ".#..#.#.", "S..#...."]),
    ]
    for (maze, seed) in zip(mazes, [UInt32(3), 11]) {
      var settings = TrainingSettings(specification.learning)
      settings.stepLimit = 60
      let training = try MazeTraining(
        TrainingRun(maze: maze, specification: specification, settings: settings))
      let run = try training.run(model, seed: seed)
      #expect(run.result.converged)
      #expect(run.result.path.last == maze.goal)
    }
  }

  @Test func `a crossbar learns a maze, and another maze than promised is noticed`() throws {
    let specification = try AcceleratorDescription("small-crossbar") {
      Learning(states: 9, actions: 4)
    }.specification()
    let model = try MazeTrainingModel(GeneratedMazeTraining(specification))
    var settings = TrainingSettings(specification.learning)
    settings.source = .constant
    settings.constantLearningRate = 0.8
    settings.stepLimit = 40
    var training = try MazeTraining(
      TrainingRun(
        maze: Maze(parsing: ["S..", ".#.", "..G"]), specification: specification,
        settings: settings))
    #expect(try training.run(model, seed: 5).result.converged)
    training.program.openMoves[0] = 0
    #expect(throws: Mismatch.self) { try training.run(model, seed: 5) }
  }

  @Test func `the program trains in hardware`() throws {
    let program = try Program()
    try program.write(
      """
      name: tiny
      learning:
        engine: table
        states: 12
        actions: 4
      """, to: "tiny.yaml")
    try program.write("S.#\n...\n#.G\n", to: "maze.txt")
    let outcome = try program.run("train", "tiny.yaml", "--maze", "maze.txt", "-o", "hardware")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("tiny-training: a maze of 3 x 3, seed 1"))
    #expect(outcome.output.contains("0 mismatches"))
    #expect(program.contents == ["hardware", "maze.txt", "tiny.yaml"])
    let large = try program.run("train", "tiny.yaml", "--maze", "missing.txt")
    #expect(large.status == 2)
  }
}
