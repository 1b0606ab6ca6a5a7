import DevicePhysics
import Specifications
import Testing

/// What the tests of the macros vary.
struct MacroGeometry: Sendable, Hashable, CustomTestStringConvertible {
  var rows = 5
  var actions = 3
  var slices = 2
  var wordlineBits = 4
  var converterBits = 8
  var amplitudeBits = 5
  var greedyChoice = GreedyChoice.winnerTakeAll

  var testDescription: String {
    "\(rows)x\(actions)x\(slices), \(wordlineBits)/\(converterBits)/\(amplitudeBits) bits, "
      + greedyChoice.rawValue
  }

  /// An accelerator in which all noise and spread is on, and random pulses reach all of a cell's
  /// range.
  var specification: QLearningAcceleratorSpecification {
    let tile = CrossbarTileSpecification(
      rows: rows, valuesPerRow: actions, slices: slices, cellBits: 4, device: OhmicMemristor(),
      lowestLevel: 20e-6, levelSpacing: 50e-6, wordlineBits: wordlineBits, readVoltage: 0.2,
      readNoise: 0.01, deviceSpread: 0.1, cycleSpread: 0.05)
    let range = tile.levelRange
    let converter = SARConverterSpecification(
      bits: converterBits, settleCycles: 2, lowCurrent: range.low, highCurrent: range.high,
      comparatorOffset: 0.7e-6)
    let learningRate = LearningRateSpecification(
      device: OxygenGradientMemristor(),
      converter: SARConverterSpecification(
        bits: 10, settleCycles: 3, lowCurrent: 0, highCurrent: 12e-6, comparatorOffset: -0.02e-6),
      mapping: .normalised, fullScale: 0.9, readVoltage: 0.1, readNoise: 0.002, amplitudeBits: 4,
      amplitudeStep: 0.25, driveAmplitude: 10, holdAmplitude: 5, driveCycles: 3, gapCycles: 2,
      holdCycles: 3, tick: 0.3)
    return QLearningAcceleratorSpecification(
      name: "example", clock: 100e6, tile: tile, converter: converter,
      programVerify: ProgramVerifySpecification(
        set: PulseTrain(start: 0.6, step: 0.007, limit: 0.77, width: 1e-6),
        reset: PulseTrain(start: 2.0, step: 0.05, limit: 3.2, width: 1e-3),
        amplitudeBits: amplitudeBits, tolerance: 4, pulseLimit: 100, pulseCycles: 2),
      senseAmplifier: SenseAmplifierSpecification(
        offsetSpread: 2e-6, margin: 20e-6, settleCycles: 2),
      learning: QLearningSpecification(
        fractionBits: 4, errorFractionBits: 10, rounding: .stochastic, greedyChoice: greedyChoice,
        discount: 0.9, exploration: 0.1, constantLearningRate: 0.1),
      learningRate: learningRate)
  }
}
