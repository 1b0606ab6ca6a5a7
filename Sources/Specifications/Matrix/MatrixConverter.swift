/// How the converters of a tile find their codes.
public enum ConverterKind: String, Sendable, Hashable, CaseIterable {
  /// Successive approximation: a bit a cycle, each lane for itself.
  case sar
  /// One ramp for all columns, a code a cycle.
  case ramp
  /// A comparator for every threshold, in one cycle.
  case flash
  /// The current is integrated for a fixed time; how long a reference takes to drain it is counted.
  case dualSlope = "dual-slope"
  /// The current fills an integrator; how often it is full within a window is counted.
  case integrateAndFire = "integrate-and-fire"
  /// A latch-type sense amplifier for each lane: one bit, decided once.
  case sense
  /// Sense amplifiers that share a node: one bit, 1 where no other lane's current is greater.
  case winnerTakeAll = "winner-take-all"

  /// Whether sense amplifiers decide, which have a threshold or each other, but no range.
  public var isLatched: Bool { self == .sense || self == .winnerTakeAll }
}

/// What the converters of a layer are asked to be.
public struct MatrixConverterSpecification: Sendable, Hashable {
  public var kind: ConverterKind
  /// Resolution, 1...14; flash at most 8, ramp and dual-slope at most 12, integrate-and-fire at most 10.
  public var bits: Int
  /// Cycles from the choice of a column to its sample, 1...255.
  public var settleCycles: Int
  /// How many levels, at the lowest drive code, one code stands for.
  public var levelsPerCode: Double
  /// Standard deviation of the comparators' offsets, in amperes.
  public var offsetSpread: Double
  /// Standard deviation of the lanes' gains, around 1.
  public var gainSpread: Double
  /// Standard deviation of the noise of a sample, in amperes.
  public var noise: Double
  /// Standard deviation of the lanes' bow: how many codes the characteristic is off at half its range.
  public var linearitySpread: Double
  /// Decisions of a successive approximation that are made twice, 0...`bits - 1`.
  public var redundancy = 0
  /// How often a dual-slope converter takes the current, 1...256.
  public var integrationCycles = 1
  /// Standard deviation of every threshold of every lane, in codes.
  public var thresholdSpread = 0.0
  /// How much of a threshold's step is left at the end of its cycle, as a share.
  public var settlingError = 0.0
  /// The width around a threshold in which a comparator's decision is drawn, in amperes.
  public var metastabilityWindow = 0.0
  /// What is found out about the lanes with references, and taken away.
  public var calibration = ConverterCalibration.none

  public init(
    kind: ConverterKind, bits: Int, settleCycles: Int, levelsPerCode: Double,
    offsetSpread: Double, gainSpread: Double, noise: Double = 0, linearitySpread: Double = 0
  ) {
    self.kind = kind
    self.bits = bits
    self.settleCycles = settleCycles
    self.levelsPerCode = levelsPerCode
    self.offsetSpread = offsetSpread
    self.gainSpread = gainSpread
    self.noise = noise
    self.linearitySpread = linearitySpread
  }

  public var highestCode: Int { (1 << bits) - 1 }

  /// Cycles of the search for a code behind the last one in which its current is taken.
  public var searchCycles: Int {
    switch kind {
    case .sar: bits + redundancy
    case .ramp, .dualSlope: highestCode
    case .flash, .integrateAndFire, .sense, .winnerTakeAll: 1
    }
  }

  /// The current at the lower edge of code 0 and the width of a code, in amperes.
  ///
  /// A code's middle is a whole number of codes; the edges lie a 64th of a level lower than half-way, so that
  /// a current in the middle of two codes goes to the upper one.
  public func currents(unit: Double) -> (low: Double, step: Double) {
    let step = levelsPerCode * unit
    return (-step / 2 - unit / 64, step)
  }
}
