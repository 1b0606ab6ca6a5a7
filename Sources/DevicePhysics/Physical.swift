#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A number that device physics is written over.
///
/// The same equations run as `Double`, at native speed, and as `TracedNumber`, which remembers them
/// and prints them for a hardware simulator. Both do the same operations in the same order, so they
/// agree to the last bit.
///
/// A condition is no `Bool`, since a traced comparison has no outcome yet: decide with `choose`.
///
/// ```swift
/// func drift<N: Physical>(_ voltage: N) -> N {
///   let excess = (voltage - N.constant(threshold, named: "threshold")).named("excess")
///   return N.choose(excess > 0.0, excess * excess, 0.0)
/// }
/// ```
public protocol Physical: ExpressibleByFloatLiteral, Sendable where FloatLiteralType == Double {
  /// The outcome of a comparison.
  associatedtype Condition

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (operand: Self) -> Self

  static func < (left: Self, right: Self) -> Condition
  static func <= (left: Self, right: Self) -> Condition
  static func > (left: Self, right: Self) -> Condition
  static func >= (left: Self, right: Self) -> Condition

  /// e to the power of `exponent`.
  static func exponential(_ exponent: Self) -> Self
  /// The natural logarithm of `argument`, which is greater than 0.
  static func logarithm(_ argument: Self) -> Self
  /// The square root of `argument`, which is at least 0.
  static func squareRoot(_ argument: Self) -> Self
  /// The angle in radians whose sine is `argument`, which is in -1...1.
  static func arcsine(_ argument: Self) -> Self
  /// The greatest whole number that is not above `argument`.
  static func roundedDown(_ argument: Self) -> Self
  /// `accepted` where `condition` holds, else `refused`.
  static func choose(
    _ condition: Condition, _ accepted: @autoclosure () -> Self, _ refused: @autoclosure () -> Self
  ) -> Self
  /// A parameter of the device. A traced one is printed as a named constant; `name` is in camel
  /// case.
  static func constant(_ value: Double, named name: @autoclosure () -> String) -> Self
  /// The same number, with a name (in camel case) that survives into printed text.
  func named(_ name: String) -> Self
}

extension Physical {
  /// The smaller of two numbers; `left` when they are equal.
  @inlinable
  public static func minimum(_ left: Self, _ right: Self) -> Self {
    choose(right < left, right, left)
  }

  /// The greater of two numbers; `left` when they are equal.
  @inlinable
  public static func maximum(_ left: Self, _ right: Self) -> Self {
    choose(right > left, right, left)
  }

  /// The number nearest to this one in 0...1.
  @inlinable
  public var clippedToUnit: Self {
    Self.minimum(Self.maximum(self, 0.0).named("atLeastZero"), 1.0)
  }
}

extension Double: Physical {
  @inlinable
  public static func exponential(_ exponent: Double) -> Double { exp(exponent) }

  @inlinable
  public static func logarithm(_ argument: Double) -> Double { log(argument) }

  @inlinable
  public static func squareRoot(_ argument: Double) -> Double { argument.squareRoot() }

  @inlinable
  public static func arcsine(_ argument: Double) -> Double { asin(argument) }

  @inlinable
  public static func roundedDown(_ argument: Double) -> Double { argument.rounded(.down) }

  @inlinable
  public static func choose(
    _ condition: Bool, _ accepted: @autoclosure () -> Double, _ refused: @autoclosure () -> Double
  ) -> Double {
    condition ? accepted() : refused()
  }

  @inlinable
  public static func constant(_ value: Double, named name: @autoclosure () -> String) -> Double {
    value
  }

  @inlinable
  public func named(_ name: String) -> Double { self }
}
