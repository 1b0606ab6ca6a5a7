import CircuitChecks
import CircuitSimulator
import Components
import Diagnostics
import HDL
import Reference
import Specifications
import Testing

/// The engine against its golden model, transition by transition.
@Suite struct TableEngineTests {
  static let shapes: [TableEngineSpecification] = [
    shape(.qLearning), shape(.sarsa), shape(.expectedSARSA), shape(.doubleQLearning),
    shape(.qLearning, states: 1, actions: 2, fractionBits: 8, valueBits: 10, .nearest),
    shape(.sarsa, states: 3, actions: 5, fractionBits: 8, valueBits: 40, .stochastic),
    shape(.expectedSARSA, states: 2, actions: 3, fractionBits: 24, valueBits: 27, .nearest),
    shape(.doubleQLearning, states: 2, actions: 7, fractionBits: 12, valueBits: 15, .nearest),
    shape(.doubleQLearning, states: 1, actions: 2, fractionBits: 8, valueBits: 11, .stochastic),
    shape(.qLearning, states: 37, actions: 16, fractionBits: 20, valueBits: 32, .stochastic),
    shape(.expectedSARSA, states: 9, actions: 64, fractionBits: 16, valueBits: 20, .stochastic),
    shape(.qLearning, policy: .boltzmann), shape(.sarsa, policy: .boltzmann),
    shape(.qLearning, actions: 9, fractionBits: 24, valueBits: 40, policy: .boltzmann),
    shape(.qLearning, policy: .upperConfidenceBound),
    shape(.sarsa, policy: .upperConfidenceBound, visits: .init(exponent: 0.7)),
    shape(.sarsa, policy: .upperConfidenceBound, visits: .init(exponent: 0.7, count: .value)),
    shape(.qLearning, visits: .init(exponent: 0.8, count: .value)),
    shape(
      .qLearning, states: 1, actions: 2, fractionBits: 8, valueBits: 10, visits: .init(exponent: 1)),
    shape(.doubleQLearning, visits: .init(exponent: 0.5)),
    shape(.expectedSARSA, visits: .init(exponent: 2)),
  ]

  static func shape(
    _ algorithm: LearningAlgorithm, states: Int = 5, actions: Int = 4, fractionBits: Int = 16,
    valueBits: Int = 22, _ rounding: Rounding = .stochastic,
    policy: TablePolicy = .epsilonGreedy, visits: VisitRateSpecification? = nil
  ) -> TableEngineSpecification {
    var specification = TableEngineSpecification(
      states: states, actions: actions, valueBits: valueBits, fractionBits: fractionBits,
      algorithm: algorithm, rounding: rounding, initialValue: 3)
    specification.policy = policy
    specification.visitRate = visits
    return specification
  }

  @Test(arguments: shapes)
  func oneUpdateAClockWithEveryHazard(_ specification: TableEngineSpecification) throws {
    var bench = try TableBench(specification, discount: 64_225, exploration: 20_000, seed: 77)
    try bench.run(transitions: 3_000, seed: 5, pausing: false)
    #expect(bench.cycles == 3_000 + TableEngineSpecification.latency)
  }

  @Test(arguments: shapes)
  func resultsWaitAndTransitionsPause(_ specification: TableEngineSpecification) throws {
    var bench = try TableBench(specification, discount: 65_536, exploration: 0, seed: 0)
    try bench.run(transitions: 1_000, seed: 6, pausing: true)
  }

  @Test func figuresOutOfRangeAreNamedTogether() {
    let mistaken = Self.shape(
      .expectedSARSA, states: 1 << 19, actions: 65, fractionBits: 25, valueBits: 41,
      policy: .boltzmann)
    let report = #expect(throws: DiagnosticReport.self) { try TableEngine.make(mistaken) }
    #expect(
      report?.diagnostics.map(\.message) == [
        "TableEngine has fractionBits 25, expected 8 to 24",
        "TableEngine has valueBits 41, expected 26 to 40",
        "TableEngine has actions 65, expected 2 to 64",
        "TableEngine has states 524288, expected 1 to 16384",
        "TableEngine has policy boltzmann, which expected-sarsa lacks",
      ])
  }
}
