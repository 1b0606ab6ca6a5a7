import Reference
import Specifications
import TestSupport
import Testing
import Workloads

@Suite struct DynamicTrainingTests {
  /// By the normalised device with exponent 0.6.
  private func training() throws -> DynamicTraining {
    let specification = MazeWalker(states: 64).specification
    return try DynamicTraining(
      mazes: Maze.dynamic8, specification: specification,
      settings: TrainingSettings(specification.learning))
  }

  @Test func theMazesAreThoseOfTheTask() throws {
    #expect(Maze.dynamic8.map { $0.shortestPath()?.count } == [15, 25, 29, 17])
    #expect(Maze.dynamic8.allSatisfy { $0.rows == 8 && $0.columns == 8 })
    for maze in Maze.dynamic8 { #expect(try Maze(parsing: maze.rowTexts) == maze) }
    #expect(try training().stages.map(\.acceptedLength) == [18, 30, 35, 20])
  }

  @Test func aMazeIsGivenUpWhereThatIsAsked() throws {
    let specification = MazeWalker(states: 64).specification
    func limits(_ limit: Int) throws -> Set<Int> {
      var settings = TrainingSettings(specification.learning)
      settings.episodeLimit = limit
      return Set(
        try DynamicTraining(mazes: Maze.dynamic8, specification: specification, settings: settings)
          .stages.map(\.settings.episodeLimit))
    }
    #expect(try limits(7) == [7])
    #expect(try limits(5000) == [1000])
  }

  @Test func theDeviceIsStimulatedAgainAtEachChange() throws {
    let training = try training()
    var calm = FloatQLearning(
      states: 64, actions: 4, errorFractionBits: 16,
      rates: FloatQLearning.gradientRates(
        plateaus: 40, remaining: 0.019, exponent: 0.6, mapping: .normalised, fullScale: 0.981),
      seed: 3)
    var stimulated = calm
    var changes = 0
    let first = try training.run(&calm)
    let second = try training.run(&stimulated) { agent in
      agent.restimulate()
      changes += 1
    }
    #expect(changes == 3)
    #expect(first[0] == second[0])
    #expect(first != second)
  }
}
