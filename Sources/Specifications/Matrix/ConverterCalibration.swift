/// What the calibration of a tile's converters finds and takes away.
public enum ConverterCalibration: String, Sendable, Hashable, CaseIterable {
  case none
  /// The offset of each lane.
  case offset
  /// Offset and gain of each lane.
  case offsetAndGain = "offset-and-gain"
}

/// The numbers of a calibration (`docs/matrix-engine.md`, *Calibration*).
extension MatrixConverterSpecification {
  /// How often each reference is converted; a power of two.
  public static let calibrationSamples = 16
  /// Its logarithm.
  public static let calibrationSampleBits = 4
  /// The fewest bits of a converter that can be calibrated.
  public static let leastCalibratedBits = 4

  /// The codes in whose middles the references lie: a sixteenth and three quarters of the range. The lower one is near
  /// zero, so that a gain hardly passes for an offset there, and neither clips before an offset of a sixteenth.
  public var referenceCodes: (low: Int, high: Int) {
    (max(1, (highestCode + 8) / 16), highestCode - highestCode / 4)
  }
  /// Bits of a gain behind the point.
  public var gainFraction: Int { bits + 2 }
  /// What is divided by the difference of the two sums of codes to find the gain.
  public var gainDividend: Int {
    let (low, high) = referenceCodes
    return (high - low) * Self.calibrationSamples << gainFraction
  }
  /// The least difference of the sums that is believed: half of what it should be.
  public var leastDifference: Int {
    let (low, high) = referenceCodes
    return (high - low) * Self.calibrationSamples / 2
  }
  public var gainDividendBits: Int { Int.bitWidth - gainDividend.leadingZeroBitCount }
}

extension MatrixLayerSpecification {
  /// Cycles of a calibration, in which a reference is converted as a column is.
  public var calibrationCycles: Int {
    let ofReference = MatrixConverterSpecification.calibrationSamples * (columnCycles + 1)
    return switch converter.calibration {
    case .none: 0
    case .offset: ofReference
    case .offsetAndGain: 2 * ofReference + converter.gainDividendBits + 2
    }
  }
}
