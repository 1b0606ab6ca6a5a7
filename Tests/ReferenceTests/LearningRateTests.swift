import Reference
import Specifications
import TestSupport
import Testing

@Suite struct LearningRateTests {
  private func specification(_ mapping: LearningRateMapping) -> LearningRateSpecification {
    var specification = MazeWalker().specification.learningRate
    specification.mapping = mapping
    specification.readNoise = 0
    return specification
  }

  @Test(arguments: LearningRateMapping.allCases)
  func ratesFollowThePlateaus(mapping: LearningRateMapping) {
    let specification = specification(mapping)
    var unit = LearningRateReference(specification, seed: 1)
    #expect(unit.initialise().count == 2)
    let expected = FloatQLearning.gradientRates(
      plateaus: 40, remaining: specification.device.lastPlateauRatio,
      exponent: specification.device.stretching, mapping: mapping, fullScale: 0.981)
    for rate in expected {
      #expect(unit.advance() != nil)
      // The last plateaus are a few hundred codes high: one code is half a percent of the change to be seen.
      #expect(abs(Double(unit.rate) / 65536 - rate) < 0.025)
    }
    let last = unit.rate
    #expect(unit.advance() == nil)
    #expect(unit.rate == last)
    #expect(unit.transitions == 40)
  }

  @Test func theFirstRateIsFullScale() {
    var unit = LearningRateReference(specification(.normalised), seed: 1)
    _ = unit.initialise()
    _ = unit.advance()
    #expect(unit.rate == 64291)
    #expect(unit.greatest > 0)
  }

  @Test func initialisationForgets() {
    var unit = LearningRateReference(specification(.normalised), seed: 1)
    _ = unit.initialise()
    for _ in 0..<5 { _ = unit.advance() }
    let code = unit.previous
    _ = unit.initialise()
    #expect(unit.rate == 0)
    #expect(unit.greatest == 0)
    #expect(unit.transitions == 0)
    #expect(unit.previous == code)
  }

  @Test func aPulsePairThatDoesNotDriveChangesNothing() {
    var specification = specification(.normalised)
    specification.driveAmplitude = 3
    var unit = LearningRateReference(specification, seed: 1)
    _ = unit.initialise()
    _ = unit.advance()
    #expect(unit.rate == 0)
    #expect(unit.greatest == 0)
  }
}

@Suite struct RelativeChangeTests {
  @Test(arguments: [
    (0, 100, 0), (100, 100, 0), (3, 2, 21845), (2, 3, 32768), (100, 0, 65535), (1, 16383, 65535),
    (16383, 16382, 4),
  ])
  func isRoundedDownAndLimited(previous: Int, code: Int, expected: Int) {
    #expect(LearningRateReference.relativeChange(from: previous, to: code) == expected)
  }
}
