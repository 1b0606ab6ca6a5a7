import DevicePhysics
import Diagnostics
import HDL
import Specifications
import Testing

@testable import Components

/// A specification with the defaults of the shipped accelerator and what a test wants different.
func specification(
  rows: Int = 100, actions: Int = 4, slices: Int = 3, cellBits: Int = 5, converterBits: Int = 8,
  fractionBits: Int = 13, rounding: Rounding = .stochastic,
  greedy: GreedyChoice = .digitalMaximum, mapping: LearningRateMapping = .normalised
) -> QLearningAcceleratorSpecification {
  let tile = CrossbarTileSpecification(
    rows: rows, valuesPerRow: actions, slices: slices, cellBits: cellBits,
    device: OhmicMemristor(), lowestLevel: 40e-6, levelSpacing: 30e-6, wordlineBits: 4,
    readVoltage: 0.2, readNoise: 0.001, deviceSpread: 0.2, cycleSpread: 0.1)
  return QLearningAcceleratorSpecification(
    name: "walker", clock: 100e6, tile: tile,
    converter: SARConverterSpecification(
      bits: converterBits, settleCycles: 2, lowCurrent: tile.levelRange.low,
      highCurrent: tile.levelRange.high, comparatorOffset: 2e-6),
    programVerify: ProgramVerifySpecification(
      set: PulseTrain(start: 0.5, step: 0.01, limit: 1.2, width: 1e-3),
      reset: PulseTrain(start: 2.66, step: 0.04, limit: 3.2, width: 1e-3),
      amplitudeBits: 5, tolerance: 1, pulseLimit: 96, pulseCycles: 2),
    senseAmplifier: SenseAmplifierSpecification(
      offsetSpread: 0.3e-6, margin: 3e-6, settleCycles: 2),
    learning: QLearningSpecification(
      fractionBits: fractionBits, errorFractionBits: max(16, fractionBits), rounding: rounding,
      greedyChoice: greedy, discount: 0.9, exploration: 0.1, constantLearningRate: 0.1),
    learningRate: LearningRateSpecification(
      device: OxygenGradientMemristor(),
      converter: SARConverterSpecification(
        bits: 14, settleCycles: 2, lowCurrent: 0, highCurrent: 10.2e-6, comparatorOffset: 1e-7),
      mapping: mapping, fullScale: 0.981, readVoltage: 0.1, readNoise: 0, amplitudeBits: 5,
      amplitudeStep: 0.1, driveAmplitude: 25, holdAmplitude: 15, driveCycles: 4, gapCycles: 2,
      holdCycles: 4, tick: 1e-3))
}

@Suite struct ElaborationTests {
  @Test(arguments: [
    specification(),
    specification(greedy: .winnerTakeAll, mapping: .literal),
    specification(rows: 64, slices: 1, fractionBits: 3, rounding: .nearest),
    specification(rows: 36, actions: 8, slices: 4, converterBits: 6, fractionBits: 17),
    specification(rows: 2, actions: 2, slices: 2, cellBits: 1, converterBits: 4, fractionBits: 0),
  ])
  func acceleratorElaborates(_ specification: QLearningAcceleratorSpecification) throws {
    let circuit = try Circuit(elaborating: QLearningAccelerator(specification))
    #expect(circuit.top == "walker")
    #expect(circuit.modules.last?.name == "walker")
  }
}

extension QLearningAcceleratorSpecification: CustomTestStringConvertible {
  public var testDescription: String {
    """
    \(states) x \(actions), \(tile.slices) slices of \(tile.cellBits) bits, \(converter.bits)-bit \
    converter, \(learning.rounding), \(learning.greedyChoice), \(learningRate.mapping)
    """
  }
}
