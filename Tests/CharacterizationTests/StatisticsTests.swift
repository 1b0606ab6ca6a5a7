import Foundation
import Testing

@testable import Characterization

/// Held against values that SciPy and Python's `statistics` gave.
@Suite struct StatisticsTests {
  @Test func bitErrorRatesAreThoseOfTheNormalDistribution() {
    // scipy.stats.norm.sf([1, 3, 6])
    let expected = [0.15865525393145707, 1.3498980316300957e-3, 9.865876450376981e-10]
    for (sigmas, rate) in zip([1.0, 3, 6], expected) {
      #expect(abs(Statistics.bitErrorRate(sigmas: sigmas) / rate - 1) < 1e-12)
    }
  }

  @Test func deviationSlopeAndMedian() {
    let x = [1.0, 2, 4, 8, 9]
    let y = [2.1, 3.9, 8.3, 15.7, 18.2]
    // statistics.stdev(y), statistics.linear_regression(x, y).slope
    #expect(abs(Statistics.deviation(y) - 7.099154879279645) < 1e-12)
    #expect(abs(Statistics.slope(x, y) - 1.990944881889764) < 1e-12)
    #expect(Statistics.median(y) == 8.3)
    #expect(Statistics.median([4, 1, 3, 2]) == 2.5)
  }

  @Test func nonlinearityIsNeuroSims() {
    // (1 - exp(-x / 0.3)) / (1 - exp(-1 / 0.3)) over 100 pulses is farthest from the line at
    // x = 0.372: by 0.366 there; NL = 0.366 / (0.07 √2).
    let curve = (0...100).map { (1 - exp(-Double($0) / 30)) / (1 - exp(-1 / 0.3)) }
    #expect(abs(Statistics.nonlinearity(curve) - 3.70) < 0.02)
    #expect(abs(Statistics.nonlinearity(curve.map { 5 - 2 * $0 }) - 3.70) < 0.02)
    #expect(Statistics.nonlinearity((0...10).map(Double.init)) == 0)
  }

  @Test func theBoundOfNoErrorsIsTheRuleOfThree() {
    #expect(abs(Statistics.upperBound(ofNoneAmong: 1000) * 1000 - 3) < 0.01)
  }

  @Test func aSampleIsCountedByHand() throws {
    // Means 10 and 4, deviations 1 and 2: 6 / 3 sigmas, the threshold at 8.
    let metrics = DigitalMargin.margins([9, 10, 11], [2, 4, 6], whyNone: nil)
    #expect(metrics.first { $0.key == "margin-in-sigmas" }?.value == 2)
    let rate = try #require(metrics.first { $0.key == "bit-error-rate-counted" })
    #expect(rate.outcome == .atMost(Statistics.upperBound(ofNoneAmong: 6)))
    let wrong = DigitalMargin.margins([7, 10, 13], [2, 4, 6], whyNone: nil)
    // Deviations 3 and 2: the threshold is at 4 + 2 · 6/5 = 6.4; no reading is on its wrong side.
    #expect(wrong.first { $0.key == "margin-in-sigmas" }?.value == 1.2)
  }

  @Test func levelsOverlapWhereReadingsAreNearerToTheNeighbour() {
    let metrics = LevelHistogram.metrics(
      levels: [[1, 1, 1, 2.5], [3, 3, 3, 3]], missed: 0, reason: nil)
    // The means are 1.375 and 3, the middle is 2.19: one reading of eight is beyond.
    #expect(metrics.first { $0.key == "level-overlap" }?.value == 0.125)
  }

  @Test(arguments: [
    (0.0123456, 2, 0.012), (123456, 3, 123000), (-9.99e-12, 2, -1e-11), (0, 3, 0),
  ])
  func numbersAreRounded(_ value: Double, _ digits: Int, _ rounded: Double) {
    #expect(Figures.rounded(value, digits: digits) == rounded)
  }
}
