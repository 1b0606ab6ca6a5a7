/// Integers of a fixed width, unsigned or in two's complement.
public struct IntegerFormat: Sendable, Hashable {
  /// 1...16 of inputs, up to 48 of results.
  public var bits: Int
  public var isSigned: Bool

  public init(bits: Int, isSigned: Bool) {
    self.bits = bits
    self.isSigned = isSigned
  }

  /// The integers it holds.
  public var range: ClosedRange<Int> {
    isSigned ? -(1 << (bits - 1))...(1 << (bits - 1)) - 1 : 0...(1 << bits) - 1
  }
}

/// Some bits of an integer as one number, and what it counts: `± code · 2^shift`.
///
/// The bit of weight 2^(n-1) that stands alone (the sign, or an offset) is given as many levels as it
/// can have: the code `2^m` with the shift `n-1-m`.
public struct BitSlice: Sendable, Hashable {
  /// The lowest bit, and how many are taken.
  public var lowBit: Int
  public var bits: Int
  /// What one taken unit is as a code: 1, and for a bit that stands alone `2^m`.
  public var unit: Int
  public var shift: Int
  public var isNegative: Bool

  /// The code of a slice of `value`.
  public func code(of value: Int) -> Int {
    (value >> lowBit & ((1 << bits) - 1)) * unit
  }

  /// Slices of at most `width` bits of the low `count` bits, least significant first.
  static func binary(bits count: Int, width: Int, isNegative: Bool = false) -> [BitSlice] {
    stride(from: 0, to: count, by: width).map {
      BitSlice(
        lowBit: $0, bits: min(width, count - $0), unit: 1, shift: $0, isNegative: isNegative)
    }
  }

  /// The bit at `place` alone, negative, in a code of `width` bits.
  static func alone(bit place: Int, width: Int) -> BitSlice {
    let levels = min(place, width - 1)
    return BitSlice(
      lowBit: place, bits: 1, unit: 1 << levels, shift: place - levels, isNegative: true)
  }
}
