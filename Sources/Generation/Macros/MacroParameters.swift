import CrossbarPhysics
import DevicePhysics
import Specifications

extension ConverterCurrents {
  /// The currents of the specified converter.
  public init(_ converter: SARConverterSpecification) {
    self.init(
      low: converter.lowCurrent, step: converter.stepCurrent,
      referenceCode: converter.referenceCode, offset: converter.comparatorOffset)
  }

  /// Those of a tile's converter: where there are several tiles, their comparators differ.
  public init(_ specification: QLearningAcceleratorSpecification, tile: Int, seed: UInt32) {
    self.init(specification.converter)
    guard specification.tile.tiles > 1 else { return }
    offset = offset(
      spread: specification.tile.comparatorSpread,
      normal: CounterGenerator(seed: seed).normal(
        stream: RandomStream.comparatorOffset, index: UInt32(tile), draw: 0))
  }
}

extension ProgrammingRamp {
  /// The voltages of the specified pulses.
  init(_ train: PulseTrain) {
    self.init(start: train.start, step: train.step, limit: train.limit, width: train.width)
  }
}

extension CrossbarParameters {
  /// What the crossbar macro of the specified accelerator is made of.
  public init(_ specification: QLearningAcceleratorSpecification) {
    let tile = specification.tile
    self.init(
      rows: tile.rowsPerTile, columns: tile.columns, slices: tile.slices, device: tile.device,
      readVoltage: tile.readVoltage, readCode: tile.readCode, readNoise: tile.readNoise,
      deviceSpread: tile.deviceSpread, cycleSpread: tile.cycleSpread,
      set: ProgrammingRamp(specification.programVerify.set),
      reset: ProgrammingRamp(specification.programVerify.reset),
      reference: ConverterCurrents(specification.converter).reference,
      senseOffsetSpread: specification.senseAmplifier.offsetSpread,
      senseMargin: specification.senseAmplifier.margin)
  }
}

extension GradientCellParameters {
  /// What the gradient macro of the specified learning-rate unit is made of.
  public init(_ learningRate: LearningRateSpecification) {
    self.init(
      device: learningRate.device, readVoltage: learningRate.readVoltage,
      readNoise: learningRate.readNoise, amplitudeStep: learningRate.amplitudeStep,
      tick: learningRate.tick, reference: ConverterCurrents(learningRate.converter).reference)
  }
}
