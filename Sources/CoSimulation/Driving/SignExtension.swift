extension UInt64 {
  /// The lowest `width` bits as a number in two's complement. `width` is 1…64.
  ///
  /// ```swift
  /// UInt64(0xF).signed(width: 4)  // -1
  /// ```
  @inlinable
  public func signed(width: Int) -> Int64 {
    let unused = UInt64(64 - width)
    return Int64(bitPattern: self << unused) >> Int64(unused)
  }

  /// All ones in the lowest `width` bits; at most 64.
  @inlinable
  static func mask(width: Int) -> UInt64 {
    width < 64 ? .max >> UInt64(64 - width) : .max
  }
}

extension Int64 {
  /// The number as `width` bits in two's complement; `nil` when it does not fit.
  @inlinable
  public func bits(width: Int) -> UInt64? {
    let bits = UInt64(bitPattern: self) & .mask(width: width)
    return bits.signed(width: width) == self ? bits : nil
  }
}
