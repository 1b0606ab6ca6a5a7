/// A decimal number as it is written: its digits, its power of ten, and what follows it.
///
/// The syntax is `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
struct DecimalText {
  /// Sign, digits and point, as written.
  let mantissa: String
  /// The power of ten that was written; limited to ±100 000, far beyond any `Double`.
  let exponent: Int
  /// What follows the number, without the spaces before it.
  let rest: String

  /// Returns `nil` where the text does not begin with a number.
  init?(_ text: String) {
    var scanner = Scanner(text)
    let sign = scanner.take("-") ? "-" : ""
    let whole = scanner.digits()
    guard !whole.isEmpty, whole == "0" || !whole.hasPrefix("0") else { return nil }
    guard let fraction = scanner.fraction() else { return nil }
    mantissa = sign + whole + fraction
    exponent = scanner.exponent()
    rest = scanner.rest()
  }

  /// The number times a power of ten, rounded once from its decimal digits, so that `5` with the
  /// power −6 is the literal `5e-6`. Returns `nil` where no finite `Double` is near: the number is
  /// too large, or is not zero and too small.
  func value(timesTenToThe power: Int) -> Double? {
    guard let value = Double("\(mantissa)e\(exponent + power)"), value.isFinite else { return nil }
    guard value == 0 else { return value }
    let isZero = mantissa.utf8.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0) }
    return isZero ? 0 : nil
  }
}

/// Reads the parts of a number from the front of a text.
private struct Scanner {
  private var remaining: Substring.UTF8View

  init(_ text: String) {
    remaining = text[...].utf8
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard remaining.first == UInt8(ascii: character) else { return false }
    remaining.removeFirst()
    return true
  }

  mutating func digits() -> String {
    let digits = remaining.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    remaining.removeFirst(digits.count)
    return String(decoding: digits, as: UTF8.self)
  }

  /// Point and digits, empty where there is no point; `nil` for a point without digits.
  mutating func fraction() -> String? {
    guard take(".") else { return "" }
    let digits = digits()
    return digits.isEmpty ? nil : ".\(digits)"
  }

  /// The exponent after `e` or `E`; zero, and nothing taken, where no whole exponent stands here.
  mutating func exponent() -> Int {
    var ahead = self
    guard ahead.take("e") || ahead.take("E") else { return 0 }
    let isNegative = ahead.take("-")
    if !isNegative { _ = ahead.take("+") }
    let digits = ahead.digits()
    guard !digits.isEmpty else { return 0 }
    self = ahead
    let size = min(Int(digits) ?? .max, 100_000)
    return isNegative ? -size : size
  }

  func rest() -> String {
    let afterSpaces = remaining.drop { $0 == UInt8(ascii: " ") }
    return String(decoding: afterSpaces, as: UTF8.self)
  }
}
