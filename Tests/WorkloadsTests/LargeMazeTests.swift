import Reference
import Specifications
import TestSupport
import Testing
import Workloads

@Suite struct LargeMazeTests {
  /// A maze of 1,024 cells as somebody else would write it: rooms, doors, start and goal anywhere.
  static let rooms: [String] = (0..<32).map { row in
    String(
      (0..<32).map { column -> Character in
        if row == 3, column == 2 { return "S" }
        if row == 28, column == 30 { return "G" }
        let isWall = row % 8 == 7 || column % 8 == 7
        let isDoor = row % 8 == 3 || column % 8 == 3
        return isWall && !isDoor ? "#" : "."
      })
  }

  @Test func aMazeOf32By32IsLearnt() throws {
    let maze = try Maze(parsing: Self.rooms)
    let specification = MazeWalker(states: 1024).specification
    var settings = TrainingSettings(specification.learning)
    settings.source = .constant
    settings.constantLearningRate = 0.9
    let run = try TrainingRun(maze: maze, specification: specification, settings: settings)
    var agent = FloatQLearning(
      states: 1024, actions: 4, errorFractionBits: 16, rates: [], seed: 1)
    let result = try run.run(&agent)
    #expect(result.converged)
  }
}
