import YAML

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Numbers as they are shown to a reader.
enum Figures {
  /// Three digits with unit and prefix.
  static func text(_ value: Double, _ dimension: PhysicalDimension) -> String {
    "\(Quantity(rounded(value, digits: 3), dimension))"
  }

  /// The nearest number with so many decimal digits.
  static func rounded(_ value: Double, digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    let power = digits - 1 - Int(log10(abs(value)).rounded(.down))
    guard abs(power) < 290 else { return value }
    // A division by a power of ten is rounded once; a multiplication by its inverse is not.
    let scale = pow(10, Double(abs(power)))
    return power >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
  }
}
