/// What a successive-approximation converter with offset calibration is asked to be.
///
/// One conversion takes `settleCycles` to let the column current settle (it is sampled in the last
/// of them), one cycle for each bit, and one in which the code is handed over.
public struct SARConverterSpecification: Sendable, Hashable {
  /// Resolution, 4...16 bits.
  public var bits: Int
  /// Cycles from the start of a conversion to the sampling of the current, 1...255.
  public var settleCycles: Int
  /// The current, in amperes, at the lower edge of code 0.
  public var lowCurrent: Double
  /// The current, in amperes, at the upper edge of the highest code.
  public var highCurrent: Double
  /// The comparator's input-referred offset in amperes, which calibration takes out.
  public var comparatorOffset: Double

  public init(
    bits: Int, settleCycles: Int, lowCurrent: Double, highCurrent: Double,
    comparatorOffset: Double
  ) {
    self.bits = bits
    self.settleCycles = settleCycles
    self.lowCurrent = lowCurrent
    self.highCurrent = highCurrent
    self.comparatorOffset = comparatorOffset
  }

  /// The width of one code in amperes.
  public var stepCurrent: Double { (highCurrent - lowCurrent) / Double(1 << bits) }

  /// The code that the reference current lies in the middle of; calibration stores how far the
  /// measured code is from it.
  public var referenceCode: Int { 1 << (bits - 1) }

  /// The highest code.
  public var maximumCode: Int { (1 << bits) - 1 }

  /// Cycles from `start` to `done`.
  public var conversionCycles: Int { settleCycles + bits + 1 }
}
