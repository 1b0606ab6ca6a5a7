/// The random numbers of the hardware: a 32-bit shift register with taps 32, 22, 2 and 1.
public struct RandomNumbersReference: Sendable, Hashable {
  public private(set) var state: UInt32

  /// - Parameter seed: what the register is loaded with; 0 loads 1.
  public init(seed: UInt32) {
    state = seed == 0 ? 1 : seed
  }

  /// One draw: 32 steps, then the whole register.
  public mutating func draw() -> UInt32 {
    for _ in 0..<32 {
      let fed = (state >> 31) ^ (state >> 21) ^ (state >> 1) ^ state
      state = (state << 1) | (fed & 1)
    }
    return state
  }
}
