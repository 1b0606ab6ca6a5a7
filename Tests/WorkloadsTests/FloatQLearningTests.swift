import Reference
import Specifications
import TestSupport
import Testing
import Workloads

@Suite struct FloatQLearningTests {
  /// Episodes to convergence of the task STATIC10, mean and deviation over 1000 seeds, in the prototype (DEVICES B1).
  struct Published: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rate: Double?
    var mean: Double
    var deviation: Double
  }

  private static let table = [
    Published(testDescription: "constant 0.1", rate: 0.1, mean: 182.9, deviation: 8.7),
    Published(testDescription: "constant 0.5", rate: 0.5, mean: 49.7, deviation: 3.1),
    Published(testDescription: "constant 1.0", rate: 1.0, mean: 38.8, deviation: 9.8),
    Published(testDescription: "normalised, 0.8", rate: nil, mean: 51.4, deviation: 17),
  ]

  /// The means of 300 seeds here and 1000 there differ by less than three standard errors.
  @Test(arguments: table)
  func agreesWithThePrototype(published: Published) throws {
    let seeds = 300
    let specification = MazeWalker().specification
    var settings = TrainingSettings(specification.learning)
    settings.source = published.rate == nil ? .device : .constant
    settings.constantLearningRate = published.rate ?? 0
    let run = try TrainingRun(maze: .static10, specification: specification, settings: settings)
    let rates = FloatQLearning.gradientRates(
      plateaus: 40, remaining: 0.019, exponent: 0.8, mapping: .normalised, fullScale: 0.981)
    var sum = 0
    for seed in 1...UInt32(seeds) {
      var agent = FloatQLearning(
        states: 100, actions: 4, errorFractionBits: 16, rates: rates, seed: seed)
      sum += try run.run(&agent).episodesToConvergence ?? settings.episodeLimit
    }
    let mean = Double(sum) / Double(seeds)
    let error = published.deviation * (1 / Double(seeds) + 1.0 / 1000).squareRoot()
    #expect(abs(mean - published.mean) < 3 * error)
  }

  @Test func literalRatesMultiplyToTheWholeChange() {
    for exponent in [0.5, 0.8, 1] {
      let rates = FloatQLearning.gradientRates(
        plateaus: 40, remaining: 0.019, exponent: exponent, mapping: .literal, fullScale: 0.981)
      #expect(rates.count == 40)
      #expect(abs(rates.reduce(1) { $0 * (1 - $1) } - 0.019) < 1e-12)
    }
  }
}
