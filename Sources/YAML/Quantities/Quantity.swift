/// A number with its unit, such as `100 MHz`.
public struct Quantity: Sendable, Hashable {
  /// In the SI unit of the dimension, without prefix; always finite.
  public var value: Double
  public var dimension: PhysicalDimension

  public init(_ value: Double, _ dimension: PhysicalDimension) {
    self.value = value
    self.dimension = dimension
  }

  /// Why a text is no quantity.
  public enum Problem: Error, Sendable, Hashable {
    /// It does not begin with a decimal number, or something follows the unit.
    case notANumber
    /// A number alone, where a unit is needed.
    case missingUnit
    /// The unit, as written, is none of ours.
    case unknownUnit(String)
    /// A unit of another dimension, or any unit where a plain number is expected.
    case wrongDimension(PhysicalDimension)
    /// No `Double` holds the number.
    case notRepresentable
  }

  /// Reads a number, an optional space, and a unit with an optional prefix.
  ///
  /// The prefix moves the decimal exponent in the text, so `5 uS` is the literal `5e-6` exactly.
  public static func parse(
    _ text: String, as dimension: PhysicalDimension
  ) throws(Problem) -> Quantity {
    guard let number = DecimalText(text) else { throw .notANumber }
    guard let unit = try SpelledUnit(number.rest) else {
      guard dimension == .number else { throw .missingUnit }
      return try quantity(number, power: 0, .number)
    }
    guard unit.dimension == dimension else { throw .wrongDimension(unit.dimension) }
    return try quantity(number, power: unit.exponent, dimension)
  }

  private static func quantity(
    _ number: DecimalText, power: Int, _ dimension: PhysicalDimension
  ) throws(Problem) -> Quantity {
    guard let value = number.value(timesTenToThe: power) else { throw .notRepresentable }
    return Quantity(value, dimension)
  }
}

/// A unit as written: its dimension and the power of ten of its prefix.
struct SpelledUnit {
  let dimension: PhysicalDimension
  let exponent: Int

  /// Returns `nil` for no unit at all.
  init?(_ text: String) throws(Quantity.Problem) {
    if text.isEmpty { return nil }
    guard text.allSatisfy(\.isLetter) else { throw .notANumber }
    guard let found = Self.spellings[text] else { throw .unknownUnit(text) }
    (dimension, exponent) = found
  }

  /// Every unit with every prefix.
  static let spellings: [String: (PhysicalDimension, Int)] = {
    var table: [String: (PhysicalDimension, Int)] = [:]
    for dimension in PhysicalDimension.allCases where dimension != .number {
      for unit in dimension.unitSpellings {
        table[unit] = (dimension, 0)
        for prefix in SIPrefix.all {
          table[prefix.spelling + unit] = (dimension, prefix.exponent)
        }
      }
    }
    return table
  }()
}
