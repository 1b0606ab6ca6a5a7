import Accelerators
import Specifications
import Workloads
import YAML

extension Shape {
  /// Any description that fits together.
  static func random(using random: inout SplitMix64) -> AcceleratorDescription {
    let slices = Int.random(in: 1...4, using: &random)
    let cellBits = Int.random(in: 1...5, using: &random)
    return any(
      slices: slices, cellBits: cellBits,
      fractionBits: .random(in: 0..<slices * cellBits, using: &random), states: 2...40,
      using: &random)
  }

  /// Any with 8 to 24 fraction bits.
  static func randomFine(using random: inout SplitMix64) -> AcceleratorDescription {
    let fractionBits = Int.random(in: 8...24, using: &random)
    let cellBits = Int.random(
      in: fractionBits < 16 ? 2...5 : fractionBits < 20 ? 3...5 : 4...5, using: &random)
    let least = fractionBits / cellBits + 1
    return any(
      slices: .random(in: least...8, using: &random), cellBits: cellBits,
      fractionBits: fractionBits, states: 2...9, using: &random)
  }

  private static func any(
    slices: Int, cellBits: Int, fractionBits: Int, states: ClosedRange<Int>,
    using random: inout SplitMix64
  ) -> AcceleratorDescription {
    let tileRows = Int.random(in: 2...states.upperBound, using: &random)
    let converterBits = Int.random(in: max(4, cellBits)...12, using: &random)
    // All levels between 40 and about 1000 microsiemens.
    let spacing = Int.random(in: 20...30, using: &random) << (5 - cellBits)
    return AcceleratorDescription("random-agent") {
      Learning(
        states: .random(in: states, using: &random), actions: .random(in: 2...8, using: &random),
        fractionBits: fractionBits,
        errorFractionBits: fractionBits + .random(in: 0...16, using: &random),
        rounding: Rounding.allCases.randomElement(using: &random),
        greedy: GreedyChoice.allCases.randomElement(using: &random),
        rateRatio: .random(in: 0...1, using: &random),
        visitExponent: Bool.random(using: &random) ? .random(in: 0.1...2, using: &random) : 0,
        visitCount: VisitCount.allCases.randomElement(using: &random),
        changeDetector: Bool.random(using: &random)
          ? nil
          : ChangeDetector(
            fast: .random(in: 1...4, using: &random), slow: .random(in: 5...9, using: &random),
            ratio: .random(in: 0...2, using: &random), floor: 0.001,
            holdOff: .random(in: 1...20, using: &random)))
      Crossbar(
        tileRows: tileRows, slices: slices, cellBits: cellBits, levelSpacing: spacing.microsiemens,
        wordlineBits: .random(in: 1...8, using: &random),
        readNoise: .random(in: 0...0.01, using: &random))
      Converter(bits: converterBits, settleCycles: .random(in: 1...9, using: &random))
      ProgramVerify(
        amplitudeBits: .random(in: 1...8, using: &random),
        pulseLimit: .random(in: 5...60, using: &random),
        pulseCycles: .random(in: 1...5, using: &random))
      SenseAmplifiers(settleCycles: .random(in: 1...4, using: &random))
      LearningRate(
        mapping: LearningRateMapping.allCases.randomElement(using: &random),
        tick: Double.random(in: 0...10, using: &random).seconds,
        readNoise: .random(in: 0...0.01, using: &random),
        driveCycles: .random(in: 1...9, using: &random),
        converter: Converter(
          bits: .random(in: 8...16, using: &random),
          settleCycles: .random(in: 1...4, using: &random)),
        device: GradientDevice(plateaus: .random(in: 1...12, using: &random)))
    }
  }
}
