/// The random numbers of the hardware: a 32-bit shift register with taps 32, 22, 2 and 1.
public struct RandomNumbersReference: Sendable, Hashable {
  public private(set) var state: UInt32

  /// - Parameter seed: what the register is loaded with; 0 loads 1.
  public init(seed: UInt32) {
    state = seed == 0 ? 1 : seed
  }

  /// One draw: 32 steps at once, then the whole register.
  ///
  /// The new bits f follow from the bits that are known (the taps 32 and 22, and the last two bits,
  /// which the first two new ones see) and from new ones: `f[n] = x[n] ^ f[n-1] ^ f[n-2] ^ f[n-22]`.
  /// With z for a shift by one, that is division by `1 + z + z² + z²²` over GF(2). As far as 32 bits
  /// see, `1 / (1 + z + z²) = (1 + z) / (1 + z³) = (1 + z)(1 + z³)(1 + z⁶)(1 + z¹²)(1 + z²⁴)`; and
  /// the tap 22 adds to the last ten bits what the first ten come to, divided once more.
  @inline(__always)
  public mutating func draw() -> UInt32 {
    var bits = state ^ state << 10 ^ (state >> 1 ^ state) << 31 ^ (state & 1) << 30
    bits ^= bits >> 1
    bits ^= bits >> 3
    bits ^= bits >> 6
    bits ^= bits >> 12
    bits ^= bits >> 24
    var late = bits >> 22
    late ^= late >> 1
    late ^= late >> 3
    late ^= late >> 6
    state = bits ^ late
    return state
  }
}
