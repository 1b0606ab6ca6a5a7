import Diagnostics
import Memweave

/// Quantities behind options.
enum TypedQuantity {
  /// A voltage other than 0 V; `nil` where none was typed.
  static func voltage(_ text: String?, _ option: String) throws -> Double? {
    try value(text, option, .voltage, "a voltage other than 0 V", example: "-1.2V") { $0 != 0 }
  }

  /// A current of at least 0 A; `nil` where none was typed.
  static func current(_ text: String?, _ option: String) throws -> Double? {
    try value(text, option, .current, "a current of at least 0 A", example: "1nA") { $0 >= 0 }
  }

  private static func value(
    _ text: String?, _ option: String, _ dimension: PhysicalDimension, _ range: String,
    example: String, isGood: (Double) -> Bool
  ) throws -> Double? {
    guard let text else { return nil }
    guard let value = try? Quantity.parse(text, as: dimension).value, isGood(value) else {
      throw Diagnostic(
        .error, "bad-quantity", "'\(text.prefix(40))' behind --\(option) is not \(range)",
        remedy: "write a number and the unit, such as \(example)")
    }
    return value
  }
}
