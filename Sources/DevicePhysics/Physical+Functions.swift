#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Functions made from the operations of `Physical`, so that every back end has them.
extension Physical {
  /// The magnitude of this number.
  @inlinable
  public var magnitude: Self { Self.choose(self < 0.0, -self, self) }

  /// The number nearest to this one in `low...high`, where `low` is at most `high`.
  @inlinable
  public func clipped(from low: Self, to high: Self) -> Self {
    Self.minimum(Self.maximum(self, low), high)
  }

  /// The hyperbolic sine. It is odd to the last bit, and 0 at 0; near 0 its absolute error is
  /// 10⁻¹⁶.
  @inlinable
  public static func hyperbolicSine(_ argument: Self) -> Self {
    (exponential(argument) - exponential(-argument)) * 0.5
  }

  /// The hyperbolic tangent, for arguments of any size.
  @inlinable
  public static func hyperbolicTangent(_ argument: Self) -> Self {
    1.0 - 2.0 / (exponential(2.0 * argument) + 1.0)
  }

  /// `base` to the power of `exponent`, for a base greater than 0; 0 for any other base.
  @inlinable
  public static func power(_ base: Self, _ exponent: Self) -> Self {
    let positive = choose(base > 0.0, base, 1.0)
    return choose(base > 0.0, exponential(exponent * logarithm(positive)), 0.0)
  }

  /// This number multiplied with itself, `exponent` factors in all; the exponent is at least 1.
  @inlinable
  public func raised(to exponent: Int) -> Self {
    var product = self
    var factors = 1
    while factors < exponent {
      product = product * self
      factors += 1
    }
    return product
  }
}
