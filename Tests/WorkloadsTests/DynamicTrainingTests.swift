import Reference
import Specifications
import TestSupport
import Testing
import Workloads

@Suite struct DynamicTrainingTests {
  /// Episodes of the task DYN in all, mean and deviation over 1000 seeds, in the prototype (DEVICES B2).
  struct Published: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rate: Double?
    var decay: LearningRateDecay?
    var mapping = LearningRateMapping.normalised
    var exponent = 0.6
    var mean: Double
    var deviation: Double
  }

  private static let table = [
    Published(testDescription: "constant 0.1", rate: 0.1, mean: 434, deviation: 23),
    Published(testDescription: "constant 0.2", rate: 0.2, mean: 231, deviation: 15),
    Published(
      testDescription: "decay 0.99", decay: LearningRateDecay(start: 0.9, ratio: 0.99, floor: 0.05),
      mean: 123, deviation: 16),
    Published(testDescription: "normalised, 0.5", exponent: 0.5, mean: 385, deviation: 23),
    Published(testDescription: "normalised, 0.6", mean: 252, deviation: 18),
    Published(
      testDescription: "literal, 0.7", mapping: .literal, exponent: 0.7, mean: 613, deviation: 31),
  ]

  private func training(_ published: Published) throws -> DynamicTraining {
    let specification = MazeWalker(states: 64).specification
    var settings = TrainingSettings(specification.learning)
    settings.source = published.rate == nil && published.decay == nil ? .device : .constant
    settings.constantLearningRate = published.rate ?? 0
    settings.decay = published.decay
    return try DynamicTraining(
      mazes: Maze.dynamic8, specification: specification, settings: settings)
  }

  private func agent(_ published: Published, seed: UInt32) -> FloatQLearning {
    FloatQLearning(
      states: 64, actions: 4, errorFractionBits: 16,
      rates: FloatQLearning.gradientRates(
        plateaus: 40, remaining: 0.019, exponent: published.exponent, mapping: published.mapping,
        fullScale: 0.981),
      seed: seed)
  }

  /// The mean of 24 seeds here and that of 1000 there differ by less than three standard errors.
  @Test(arguments: table)
  func agreesWithThePrototype(published: Published) throws {
    let seeds = 24
    let training = try training(published)
    var sum = 0
    for seed in 1...UInt32(seeds) {
      var agent = agent(published, seed: seed)
      let results = try training.run(&agent)
      sum += results.map { $0.episodesToConvergence ?? $0.episodes }.reduce(0, +)
    }
    let mean = Double(sum) / Double(seeds)
    let error = published.deviation * (1 / Double(seeds) + 1.0 / 1000).squareRoot()
    #expect(abs(mean - published.mean) < 3 * error)
  }

  @Test func theMazesAreThoseOfTheTask() throws {
    #expect(Maze.dynamic8.map { $0.shortestPath()?.count } == [15, 25, 29, 17])
    #expect(Maze.dynamic8.allSatisfy { $0.rows == 8 && $0.columns == 8 })
    for maze in Maze.dynamic8 { #expect(try Maze(parsing: maze.rowTexts) == maze) }
    #expect(try training(Self.table[0]).stages.map(\.acceptedLength) == [18, 30, 35, 20])
  }

  @Test func theDeviceIsStimulatedAgainAtEachChange() throws {
    let published = Self.table[4]
    let training = try training(published)
    var calm = agent(published, seed: 3)
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
