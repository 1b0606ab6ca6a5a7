import DevicePhysics

/// How the learning rate follows from two successive plateau conductances `g` (before) and `h`
/// (after) of the second-order memristor.
public enum LearningRateMapping: String, Sendable, Hashable, CaseIterable {
  /// The relative change itself: `|h - g| / g`.
  case literal
  /// The relative change divided by the largest seen since the start, times `fullScale`.
  case normalised
}

/// What the learning-rate unit is asked to be: a second-order memristor, its pulse-pair generator
/// and its converter.
public struct LearningRateSpecification: Sendable, Hashable {
  public var device: OxygenGradientMemristor
  public var converter: SARConverterSpecification
  public var mapping: LearningRateMapping
  /// The learning rate of the largest relative change, for `normalised`; 0...1.
  public var fullScale: Double
  /// The voltage the device is read with, in volts.
  public var readVoltage: Double
  /// Standard deviation of a reading relative to its value.
  public var readNoise: Double
  /// Resolution of the pulse amplitude, 1...8 bits.
  public var amplitudeBits: Int
  /// Volts for one step of the amplitude code.
  public var amplitudeStep: Double
  /// Amplitude codes of the two pulses of a pair: the first drives the gradient, the second holds
  /// it.
  public var driveAmplitude: Int
  public var holdAmplitude: Int
  /// Cycles of the first pulse, of the gap, and of the second pulse; each 1...255.
  public var driveCycles: Int
  public var gapCycles: Int
  public var holdCycles: Int
  /// Seconds of device time that pass with each transaction.
  public var tick: Double

  public init(
    device: OxygenGradientMemristor, converter: SARConverterSpecification,
    mapping: LearningRateMapping, fullScale: Double, readVoltage: Double, readNoise: Double,
    amplitudeBits: Int, amplitudeStep: Double, driveAmplitude: Int, holdAmplitude: Int,
    driveCycles: Int, gapCycles: Int, holdCycles: Int, tick: Double
  ) {
    self.device = device
    self.converter = converter
    self.mapping = mapping
    self.fullScale = fullScale
    self.readVoltage = readVoltage
    self.readNoise = readNoise
    self.amplitudeBits = amplitudeBits
    self.amplitudeStep = amplitudeStep
    self.driveAmplitude = driveAmplitude
    self.holdAmplitude = holdAmplitude
    self.driveCycles = driveCycles
    self.gapCycles = gapCycles
    self.holdCycles = holdCycles
    self.tick = tick
  }

  /// `fullScale` in units of 2⁻¹⁶, rounded to nearest.
  public var fullScaleCode: Int { Int((fullScale * 65536).rounded()) }
  /// Bits of the learning rate in units of 2⁻¹⁶: a rate of one needs one more than those below it.
  public var rateBits: Int { mapping == .normalised && fullScaleCode == 65536 ? 17 : 16 }
  /// Pulse pairs after which the device is at its last plateau and no more are issued.
  public var transitions: Int { device.plateaus }
  /// Cycles of the division that gives the relative change: one a bit of the dividend and one more.
  public var relativeChangeCycles: Int { converter.bits + 16 + 1 }
  /// Cycles of the division that normalises it.
  public static let normalisationCycles = 33 + 1
  /// Cycles from `start` to `done` of calibration and the first reading.
  public var initialisationCycles: Int { 2 * converter.conversionCycles + 1 }
  /// Cycles from `start` to `done` of one advance; at the last plateau there is nothing left to do.
  public func advanceCycles(atLastPlateau: Bool) -> Int {
    if atLastPlateau { return 1 }
    let pair = driveCycles + gapCycles + holdCycles
    let literal = 1 + pair + converter.conversionCycles + relativeChangeCycles
    return mapping == .literal ? literal : literal + Self.normalisationCycles
  }
}
