import Specifications

/// The arithmetic of one temporal-difference update, in integers.
public struct ValueUpdateReference: Sendable, Hashable {
  public let fractionBits: Int
  public let errorFractionBits: Int
  public let valueBits: Int

  public init(_ specification: QLearningAcceleratorSpecification) {
    fractionBits = specification.learning.fractionBits
    errorFractionBits = specification.learning.errorFractionBits
    valueBits = specification.tile.valueBits
  }

  /// The temporal-difference error, in units of 2 to the minus `errorFractionBits`.
  ///
  /// - Parameters:
  ///   - reward: in the same units.
  ///   - discount: in units of 2⁻¹⁶.
  ///   - next: the greatest value of the next state, or `nil` when it is terminal.
  ///   - value: the value of the state and action the reward is for.
  public func error(reward: Int, discount: Int, next: Int?, value: Int) -> Int {
    let promised = next.map { discounted($0, by: discount) } ?? 0
    return reward + promised - value * (1 << (errorFractionBits - fractionBits))
  }

  /// `discount × value` at the error's precision, rounded to nearest, halves upwards.
  func discounted(_ value: Int, by discount: Int) -> Int {
    let dropped = fractionBits + 16 - errorFractionBits
    guard dropped > 0 else { return discount * value }
    return floorDivide(discount * value + (1 << (dropped - 1)), by: 1 << dropped)
  }

  /// Bits that rounding drops.
  public var roundedBits: Int { errorFractionBits + 16 - fractionBits }

  /// The value after the update, saturated.
  ///
  /// - Parameters:
  ///   - rate: in units of 2⁻¹⁶.
  ///   - dither: added before the dropped bits are cut off, `0 ..< 1 << roundedBits`.
  public func updated(value: Int, rate: Int, error: Int, dither: Int) -> Int {
    let exact = Int128(rate) * Int128(error) + Int128(dither)
    let sum = Int128(value) + (exact >> Int128(roundedBits))
    let limit = Int128(1) << Int128(valueBits - 1)
    return Int(min(max(sum, -limit), limit - 1))
  }

  private func floorDivide(_ dividend: Int, by divisor: Int) -> Int {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
  }
}
