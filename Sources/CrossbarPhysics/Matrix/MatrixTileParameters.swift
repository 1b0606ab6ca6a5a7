import DevicePhysics

/// What the tiles of a matrix layer are made of: their cells, voltages, comparators and spreads.
public struct MatrixTileParameters: Sendable, Hashable {
  /// The wordline voltage at `highestDrive`, in volts.
  public var readVoltage: Double
  /// The highest code of the wordline converters.
  public var highestDrive: Int
  /// The conductance of level 0, in siemens; that of the dummy bitline's cells too.
  public var lowestLevel: Double
  /// The conductance from one level to the next, in siemens.
  public var levelSpacing: Double
  /// Standard deviation of a programmed conductance relative to the level's.
  public var programSpread: Double
  /// Standard deviation of a sample relative to the current.
  public var readNoise: Double
  /// Standard deviation of the comparators' gains.
  public var gainSpread: Double
  /// Standard deviation of the comparators' offsets, in amperes.
  public var offsetSpread: Double
  /// The current at the lower edge of code 0 and the width of a code, in amperes.
  public var lowCurrent: Double
  public var stepCurrent: Double

  public init(
    readVoltage: Double, highestDrive: Int, lowestLevel: Double, levelSpacing: Double,
    programSpread: Double, readNoise: Double, gainSpread: Double, offsetSpread: Double,
    lowCurrent: Double, stepCurrent: Double
  ) {
    self.readVoltage = readVoltage
    self.highestDrive = highestDrive
    self.lowestLevel = lowestLevel
    self.levelSpacing = levelSpacing
    self.programSpread = programSpread
    self.readNoise = readNoise
    self.gainSpread = gainSpread
    self.offsetSpread = offsetSpread
    self.lowCurrent = lowCurrent
    self.stepCurrent = stepCurrent
  }

  /// The voltage of a wordline in volts.
  @inlinable
  public func wordlineVoltage<N: Physical>(_ code: N) -> N {
    N.constant(readVoltage, named: "readVoltage") * code
      / N.constant(Double(highestDrive), named: "highestDrive")
  }

  /// The conductance of a programmed cell in siemens, less that of its row's cell in the dummy
  /// bitline.
  @inlinable
  public func programmed<N: Physical>(level: N, normal: N) -> N {
    let nominal =
      N.constant(lowestLevel, named: "lowestLevel")
      + level * N.constant(levelSpacing, named: "levelSpacing")
    let spread = 1.0 + N.constant(programSpread, named: "programSpread") * normal
    return nominal.named("nominal") * spread - N.constant(lowestLevel, named: "lowestLevel")
  }

  /// A sampled current in amperes.
  @inlinable
  public func sampled<N: Physical>(_ current: N, normal: N) -> N {
    Spread.reading(current, noise: readNoise, normal: normal)
  }

  /// The gain of a lane's comparator.
  @inlinable
  public func gain<N: Physical>(normal: N) -> N {
    1.0 + N.constant(gainSpread, named: "gainSpread") * normal
  }

  /// The offset of a lane's comparator in amperes.
  @inlinable
  public func offset<N: Physical>(normal: N) -> N {
    N.constant(offsetSpread, named: "offsetSpread") * normal
  }

  /// What a comparator sees of a sample, in amperes.
  @inlinable
  public func compared<N: Physical>(_ sample: N, gain: N, offset: N) -> N {
    sample * gain + offset
  }

  /// The current at the lower edge of a code, in amperes.
  @inlinable
  public func threshold<N: Physical>(_ code: N) -> N {
    N.constant(lowCurrent, named: "lowCurrent")
      + code * N.constant(stepCurrent, named: "stepCurrent")
  }
}

/// The streams of random numbers of a matrix layer's macros (`docs/matrix-engine.md`).
public enum MatrixStream {
  public static let programmed: UInt32 = 6
  public static let sample: UInt32 = 7
  public static let offset: UInt32 = 8
  public static let gain: UInt32 = 9
}
