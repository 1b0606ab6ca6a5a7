/// The random numbers of the hardware: a 32-bit shift register with taps 32, 22, 2 and 1.
public struct RandomNumbersReference: Sendable, Hashable {
  public private(set) var state: UInt32

  /// - Parameter seed: what the register is loaded with; 0 loads 1.
  public init(seed: UInt32) {
    state = seed == 0 ? 1 : seed
  }

  /// One draw: 32 steps, then the whole register.
  public mutating func draw() -> UInt32 {
    advanceSixteenSteps()
    advanceSixteenSteps()
    return state
  }

  /// Sixteen steps at once.
  ///
  /// The new bits f follow from the taps 32 and 22, which are all known, and from the two before them:
  /// `f[n] = x[n] ^ f[n-1] ^ f[n-2]`. With z for a shift by one, that is division by `1 + z + z²`
  /// over GF(2), and `1 / (1 + z + z²) = (1 + z) / (1 + z³) = (1 + z)(1 + z³)(1 + z⁶)(1 + z¹²)` as far
  /// as sixteen bits see.
  private mutating func advanceSixteenSteps() {
    let before = (state >> 1 ^ state) & 1
    var bits = (state >> 16 ^ state >> 6) & 0xFFFF
    bits ^= before << 15 ^ (state & 1) << 14
    bits ^= bits >> 1
    bits ^= bits >> 3
    bits ^= bits >> 6
    bits ^= bits >> 12
    state = state << 16 | bits
  }
}
