import Foundation
import YAML

/// Numbers as they are shown to a reader.
enum Figures {
  /// Three digits with unit and prefix.
  static func text(_ value: Double, _ dimension: PhysicalDimension) -> String {
    "\(Quantity(rounded(value, digits: 3), dimension))"
  }

  /// The same in a picture, which may have letters of its own.
  static func label(_ value: Double, _ dimension: PhysicalDimension) -> String {
    text(value, dimension).replacing(" u", with: " µ")
  }

  /// The nearest number with so many decimal digits, at least 1.
  static func rounded(_ value: Double, digits: Int) -> Double {
    guard value.isFinite else { return value }
    return Double(String(format: "%.\(digits - 1)e", value)) ?? value
  }
}
