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
  /// The current of the highest code, in amperes.
  public var rangeCurrent: Double
  /// Standard deviation of the noise of a sample, in amperes.
  public var converterNoise: Double
  /// Standard deviation of the comparators' bow at half the range, in amperes.
  public var bowSpread: Double
  /// The bow of the wordline converters at half their range, as a share of the read voltage.
  public var driveBow: Double
  /// How much lower voltages are where all rows are driven fully, as a share.
  public var driveDroop: Double
  /// The sum of the codes of all rows driven fully.
  public var fullLoad: Double
  /// Standard deviation of every threshold, in amperes.
  public var thresholdSpread = 0.0
  /// How much of a threshold's step is left at the end of its cycle.
  public var settlingError = 0.0
  /// Half the width around a threshold in which a decision is drawn, in amperes; of an integrator in ampere cycles.
  public var halfWindow = 0.0
  /// Standard deviation of the voltage of a code of a row, in volts.
  public var driveSpread = 0.0
  /// Cycles in which the current of a column is taken.
  public var integrationCycles = 1.0

  public init(
    readVoltage: Double, highestDrive: Int, lowestLevel: Double, levelSpacing: Double,
    programSpread: Double, readNoise: Double, gainSpread: Double, offsetSpread: Double,
    lowCurrent: Double, stepCurrent: Double,
    rangeCurrent: Double, converterNoise: Double, bowSpread: Double, driveBow: Double,
    driveDroop: Double, fullLoad: Double
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
    self.rangeCurrent = rangeCurrent
    self.converterNoise = converterNoise
    self.bowSpread = bowSpread
    self.driveBow = driveBow
    self.driveDroop = driveDroop
    self.fullLoad = fullLoad
  }

  /// The voltage of a wordline in volts.
  ///
  /// - Parameter load: the sum of the codes of all rows of its tile.
  @inlinable
  public func wordlineVoltage<N: Physical>(_ code: N, load: N) -> N {
    unloadedVoltage(code) * droop(load: load)
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

  /// A sampled current in amperes, with the array's noise and the converter's.
  @inlinable
  public func sampled<N: Physical>(_ current: N, normal: N, thermal: N) -> N {
    Spread.reading(current, noise: readNoise, normal: normal)
      + N.constant(converterNoise, named: "converterNoise") * thermal
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

  /// The bow of a lane's comparator at half the range, in amperes.
  @inlinable
  public func bow<N: Physical>(normal: N) -> N {
    N.constant(bowSpread, named: "bowSpread") * normal
  }

  /// What a comparator sees of a sample, in amperes.
  @inlinable
  public func compared<N: Physical>(_ sample: N, gain: N, offset: N, bow: N) -> N {
    let share = (sample / N.constant(rangeCurrent, named: "rangeCurrent")).named("share")
    return sample * gain + offset + 4.0 * bow * share * (1.0 - share)
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
  public static let thermal: UInt32 = 10
  public static let bow: UInt32 = 11
  /// The programming rate of a cell, and of a pulse.
  public static let cellRate: UInt32 = 12
  public static let pulseRate: UInt32 = 13
  public static let threshold: UInt32 = 14
  public static let metastability: UInt32 = 15
  public static let drive: UInt32 = 16
}
