import CrossbarPhysics
import Specifications

extension ConverterCurrents {
  init(_ specification: SARConverterSpecification) {
    self.init(
      low: specification.lowCurrent, step: specification.stepCurrent,
      referenceCode: specification.referenceCode, offset: specification.comparatorOffset)
  }
}

extension ProgrammingRamp {
  init(_ train: PulseTrain) {
    self.init(start: train.start, step: train.step, limit: train.limit, width: train.width)
  }
}

extension CrossbarParameters {
  init(_ specification: QLearningAcceleratorSpecification) {
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
  init(_ specification: LearningRateSpecification) {
    self.init(
      device: specification.device, readVoltage: specification.readVoltage,
      readNoise: specification.readNoise, amplitudeStep: specification.amplitudeStep,
      tick: specification.tick, reference: ConverterCurrents(specification.converter).reference)
  }
}
