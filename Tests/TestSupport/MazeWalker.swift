import DevicePhysics
import Specifications

/// The accelerator the tests train, with the parts that they vary.
public struct MazeWalker: Sendable {
  public var states: Int
  public var actions: Int
  public var slices: Int
  public var cellBits: Int
  public var converterBits: Int

  public init(
    states: Int = 100, actions: Int = 4, slices: Int = 3, cellBits: Int = 5, converterBits: Int = 8
  ) {
    self.states = states
    self.actions = actions
    self.slices = slices
    self.cellBits = cellBits
    self.converterBits = converterBits
  }

  public var specification: QLearningAcceleratorSpecification {
    let tile = CrossbarTileSpecification(
      rows: states, valuesPerRow: actions, slices: slices, cellBits: cellBits,
      device: OhmicMemristor(), lowestLevel: 40e-6, levelSpacing: 30e-6, wordlineBits: 4,
      readVoltage: 0.2, readNoise: 0.001, deviceSpread: 0.2, cycleSpread: 0.1)
    let range = tile.levelRange
    var converter = SARConverterSpecification(
      bits: converterBits, settleCycles: 2, lowCurrent: range.low, highCurrent: range.high,
      comparatorOffset: 0)
    converter.comparatorOffset = 0.3 * tile.levelSpacing * tile.readVoltage
    return QLearningAcceleratorSpecification(
      name: "maze_walker", clock: 50e6, tile: tile, converter: converter,
      programVerify: programVerify, senseAmplifier: senseAmplifier(tile), learning: learning,
      learningRate: learningRate)
  }

  private var programVerify: ProgramVerifySpecification {
    ProgramVerifySpecification(
      set: PulseTrain(start: 0.52, step: 0.010, limit: 1.2, width: 1e-3),
      reset: PulseTrain(start: 2.70, step: 0.030, limit: 3.2, width: 1e-3),
      amplitudeBits: 5, tolerance: 1, pulseLimit: 96, pulseCycles: 2)
  }

  private func senseAmplifier(_ tile: CrossbarTileSpecification) -> SenseAmplifierSpecification {
    let level = tile.levelSpacing * tile.readVoltage
    return SenseAmplifierSpecification(
      offsetSpread: 0.05 * level, margin: level / 2, settleCycles: 2)
  }

  private var learning: QLearningSpecification {
    let fractionBits = max(0, slices * cellBits - 2)
    return QLearningSpecification(
      fractionBits: fractionBits, errorFractionBits: max(16, fractionBits),
      rounding: .stochastic, greedyChoice: .digitalMaximum, discount: 0.9, exploration: 0.1,
      constantLearningRate: 0.1)
  }

  private var learningRate: LearningRateSpecification {
    let device = OxygenGradientMemristor()
    let readVoltage = 0.1
    return LearningRateSpecification(
      device: device,
      converter: SARConverterSpecification(
        bits: 14, settleCycles: 2, lowCurrent: 0,
        highCurrent: 1.02 * device.initialConductance * readVoltage, comparatorOffset: 5e-9),
      mapping: .normalised, fullScale: 0.981, readVoltage: readVoltage, readNoise: 1e-4,
      amplitudeBits: 4, amplitudeStep: 0.2, driveAmplitude: 12, holdAmplitude: 7,
      driveCycles: 4, gapCycles: 2, holdCycles: 4, tick: 1e-3)
  }
}
