import Specifications

/// Devices and circuits of the macros that are worse than those of a description, behind the same
/// digital hardware: what it does when cells are given up, codes leave their range and learning rates
/// rise is seen with them alone.
enum RoughDevices: CaseIterable {
  /// Comparators whose offsets are above zero, and pulses of the second-order memristor that are just
  /// strong enough to drive it.
  case raised
  /// Comparators whose offsets are below zero, and pulses just weak enough to hold it.
  case lowered
  /// Read without a voltage, the second-order memristor has the code zero for ever; the rest as lowered.
  case dark

  /// The specification with these devices; its registers and its logic are the same.
  func behind(
    _ specification: QLearningAcceleratorSpecification
  ) -> QLearningAcceleratorSpecification {
    var rough = specification
    // Cells between a hundredth and a hundred times as fast as nominal, by pulses that are weak for
    // the slow ones.
    rough.tile.deviceSpread = 2
    rough.tile.cycleSpread = 0.3
    rough.tile.readNoise = 0.05
    rough.programVerify.set.width *= 1e-3
    rough.converter.comparatorOffset = offset(of: rough.converter)
    // Currents between nothing and twice the nominal one: the conductance seems to rise and to fall.
    rough.learningRate.readNoise = 0.5
    rough.learningRate.converter.comparatorOffset = offset(of: rough.learningRate.converter)
    rough.learningRate.amplitudeStep = amplitudeStep(of: rough.learningRate)
    if self == .dark {
      rough.learningRate.readVoltage = 0
      rough.learningRate.converter.comparatorOffset = 0
    }
    // A tick is as long as the recovery.
    rough.learningRate.tick = rough.learningRate.device.relaxationTime
    return rough
  }

  /// A thirty-second of the range.
  private func offset(of converter: SARConverterSpecification) -> Double {
    let magnitude = (converter.highCurrent - converter.lowCurrent) / 32
    return self == .raised ? magnitude : -magnitude
  }

  /// Volts for a step of the amplitude: with them the drive pulse has hardly more than the 2 V that
  /// drive the device, or the hold pulse hardly less.
  private func amplitudeStep(of unit: LearningRateSpecification) -> Double {
    switch self {
    case .raised: 2.0005 / Double(max(1, unit.driveAmplitude))
    case .lowered, .dark: 1.9995 / Double(max(1, unit.holdAmplitude))
    }
  }
}
