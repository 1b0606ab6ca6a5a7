/// How the cells of a matrix engine are brought to their levels.
public enum ProgrammingScheme: String, Sendable, Hashable, CaseIterable {
  /// A cell is written once and not read again.
  case openLoop = "open-loop"
  /// Verified, with pulses that are all alike.
  case fixedPulse = "fixed-pulse"
  /// Verified, with pulses whose amplitude grows.
  case incrementalAmplitude = "incremental-amplitude"
  /// Verified, with pulses whose width grows.
  case incrementalWidth = "incremental-width"
}

/// The pulses of one polarity: both amplitude and width may grow with the code of a pulse.
public struct VerifyPulses: Sendable, Hashable {
  /// The magnitude at code 0, what each code adds, and what none exceeds, in volts.
  public var voltage: Double
  public var voltageStep: Double
  public var voltageLimit: Double
  /// The duration at code 0, what each code adds, and what none exceeds, in seconds of device time.
  public var width: Double
  public var widthStep: Double
  public var widthLimit: Double

  public init(
    voltage: Double, voltageStep: Double, voltageLimit: Double, width: Double, widthStep: Double,
    widthLimit: Double
  ) {
    self.voltage = voltage
    self.voltageStep = voltageStep
    self.voltageLimit = voltageLimit
    self.width = width
    self.widthStep = widthStep
    self.widthLimit = widthLimit
  }
}

/// What the program-verify engine of a layer is asked to be (`docs/matrix-engine.md`, *Program-verify*).
public struct MatrixProgrammingSpecification: Sendable, Hashable {
  public var scheme: ProgrammingScheme
  /// How far a cell may be from its level, in levels, more than 0 and at most 0.5: one number for all levels, or
  /// one for each.
  public var tolerances: [Double]
  /// Pulses after which a cell is given up, 1...1023.
  public var pulseLimit: Int
  /// Bits of the code of a pulse, 1...8; the highest code is kept once it is reached.
  public var pulseBits: Int
  /// Clock cycles that one pulse occupies, 1...255.
  public var pulseCycles: Int
  /// Standard deviation of the logarithm of a cell's programming rate, and of a pulse's.
  public var deviceSpread: Double
  public var cycleSpread: Double
  public var set: VerifyPulses
  public var reset: VerifyPulses

  public init(
    scheme: ProgrammingScheme, tolerances: [Double], pulseLimit: Int, pulseBits: Int,
    pulseCycles: Int, deviceSpread: Double, cycleSpread: Double, set: VerifyPulses,
    reset: VerifyPulses
  ) {
    self.scheme = scheme
    self.tolerances = tolerances
    self.pulseLimit = pulseLimit
    self.pulseBits = pulseBits
    self.pulseCycles = pulseCycles
    self.deviceSpread = deviceSpread
    self.cycleSpread = cycleSpread
    self.set = set
    self.reset = reset
  }

  /// Writes without looking.
  public static let openLoop = MatrixProgrammingSpecification(
    scheme: .openLoop, tolerances: [0.25], pulseLimit: 1000, pulseBits: 5, pulseCycles: 2,
    deviceSpread: 0, cycleSpread: 0,
    set: VerifyPulses(
      voltage: 0.5, voltageStep: 0.01, voltageLimit: 1.2, width: 1e-3, widthStep: 1e-3,
      widthLimit: 1),
    reset: VerifyPulses(
      voltage: 2.66, voltageStep: 0.04, voltageLimit: 3.2, width: 1e-3, widthStep: 1e-3,
      widthLimit: 1))

  /// Whether cells are read back.
  public var isVerified: Bool { scheme != .openLoop }
  /// Whether the code of a pulse grows.
  public var isIncremental: Bool { isVerified && scheme != .fixedPulse }
  public var highestCode: Int { isIncremental ? (1 << pulseBits) - 1 : 0 }

  /// The pulses as the scheme makes them: what does not grow has no step.
  public func scheduled(_ pulses: VerifyPulses) -> VerifyPulses {
    var pulses = pulses
    if scheme != .incrementalAmplitude { pulses.voltageStep = 0 }
    if scheme != .incrementalWidth { pulses.widthStep = 0 }
    return pulses
  }

  /// How far a cell of a level may be from it, in levels.
  public func tolerance(ofLevel level: Int) -> Double {
    tolerances.count == 1 ? tolerances[0] : tolerances[level]
  }

  /// Bits of the count of pulses that each row has had; it saturates.
  public static let wearBits = 24
}

extension MatrixLayerSpecification {
  /// Codes of a converter for one level when a single cell is verified: its range reaches from one level below
  /// level 0 to one above the highest.
  public var codesPerLevel: Int { converter.highestCode / (mapping.highestLevel + 2) }

  /// The codes of a verified cell that count as a level; empty where the tolerance is finer than the converter.
  ///
  /// The middle of a level is `codesPerLevel · (level + 1)`. Half a code is taken off the tolerance, so that a
  /// cell within the window is within the tolerance as far as the converter is exact.
  public func verifyWindow(ofLevel level: Int) -> Range<Int> {
    let middle = codesPerLevel * (level + 1)
    let half = Int(
      (programming.tolerance(ofLevel: level) * Double(codesPerLevel) - 0.5).rounded(.down))
    return half < 0 ? middle..<middle : middle - half..<middle + half + 1
  }

  /// Cycles of a row in program-verify, from the acceptance of its last cell until another is accepted.
  ///
  /// - Parameter rounds: for each used column that has cells, the pulses of the cell that took the most.
  public func programmingCycles(rounds: [Int]) -> Int {
    usedColumnsPerLane
      + rounds.reduce(0) {
        $0 + ($1 + 1) * (columnCycles + 1) + $1 * programming.pulseCycles
      }
  }

  /// Cycles after a reset in which the counts of wear are cleared and nothing is accepted; 0 in open loop.
  public var clearingCycles: Int { programming.isVerified ? tiles * tile.rows : 0 }
}
