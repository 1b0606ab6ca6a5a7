import Specifications
import TestSupport
import Testing
import Workloads

@Suite struct ComparisonTests {
  private func outcomes(_ episodes: [Int], cap: Int = 2000) -> [LearningOutcome] {
    episodes.map {
      LearningOutcome(episodes: $0, isCapped: $0 == cap, transactions: 10, steps: [])
    }
  }

  @Test func reductionsHaveSignAndInterval() {
    let half = Reduction(of: [50, 50, 50], against: [100, 100])
    #expect(half.percent == 50 && half.low == 50 && half.high == 50)
    let slower = Reduction(of: [30], against: [20])
    #expect(slower.percent == -50)
    let sample = (0..<40).map { 80 + $0 % 7 }
    let reduction = Reduction(of: sample, against: (0..<40).map { 100 + $0 % 11 })
    #expect(reduction.low < reduction.percent && reduction.percent < reduction.high)
    #expect(reduction.high - reduction.low < 5)
    #expect(reduction == Reduction(of: sample, against: (0..<40).map { 100 + $0 % 11 }))
  }

  /// A median does not see where a run was given up.
  @Test func mediansLeaveOutWhatIsGivenUp() {
    let statistic = Reduction.Statistic.median
    #expect(statistic.value(of: [9, 1, 5]) == 5 && statistic.value(of: [9, 1, 5, 6]) == 5.5)
    func reduction(_ limit: Int) -> Reduction {
      Reduction(of: [40, 50, 60, 50, 45, 55, 50, limit], against: [100], by: .median)
    }
    #expect(reduction(250) == reduction(1000) && reduction(250).percent == 50)
    #expect(reduction(250).low <= 50 && reduction(250).high >= 50)
  }

  /// The bootstrap's interval is about that of the normal distribution: 1.96 standard errors to each side.
  @Test func theIntervalIsThatOfTheMean() {
    let sample = (0..<200).map { 40 + ($0 * 37) % 21 }
    let reduction = Reduction(of: sample, against: [100])
    let error = 6.06 / 200.0.squareRoot()
    #expect(abs((reduction.high - reduction.low) - 2 * 1.96 * error) < 0.2)
  }

  @Test func theTableKnowsTheBaselines() {
    let table = ComparisonTable([
      (.constant(0.1), outcomes([100, 110])), (.constant(0.5), outcomes([50, 60])),
      (LearningStrategy.decays[0], outcomes([40, 2000])),
    ])
    #expect(table.bestConstant == "constant 0.5")
    #expect(table.rows.map(\.mean) == [105, 55, 1020])
    #expect(table.rows.map(\.capped) == [0, 0, 1])
    #expect(table.rows.map(\.median) == [105, 55, 1020])
    #expect(table.rows[0].againstSlowConstant == nil)
    #expect(table.rows[1].medianAgainstSlowConstant?.percent == 100 * (1 - 55.0 / 105))
    #expect(table.rows[1].againstBestConstant == nil)
    #expect(table.rows[0].deviation == 50.0.squareRoot())
    #expect(table.rows[1].againstSlowConstant?.percent == 100 * (1 - 55.0 / 105))
  }

  @Test func decaysFallToTheirFloor() {
    let decay = LearningRateDecay(start: 0.9, ratio: 0.5, floor: 0.2)
    #expect([1, 2, 3, 4].map { decay.rate(episode: $0) } == [0.9, 0.45, 0.225, 0.2])
    var settings = TrainingSettings(MazeWalker().specification.learning)
    settings = LearningStrategy.decay(decay).applied(to: settings)
    #expect(settings.learningRegisters(episode: 2).constantLearningRate == 29491)
    #expect(settings.learningRegisters(episode: 9).source == .constant)
  }

  @Test func aStrategyPutsItsDeviceIntoTheAccelerator() {
    let strategy = LearningStrategy.device(.literal, stretching: 0.5)
    let specification = strategy.applied(to: MazeWalker().specification)
    #expect(specification.learningRate.mapping == .literal)
    #expect(specification.learningRate.device.stretching == 0.5)
    let rates = strategy.floatAgent(specification, seed: 1).rates
    #expect(abs(rates.reduce(1) { $0 * (1 - $1) } - 0.019) < 1e-12)
    #expect(LearningStrategy.all(stretchings: [0.5]).count == 14)
  }
}
