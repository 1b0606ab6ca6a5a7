/// xorshift32 with shifts 13, 17 and 5, warmed up by ten steps.
public struct XorShift32: Sendable {
  private var state: UInt32

  public init(seed: UInt32) {
    state = seed &* 2_654_435_761 &+ 12345
    if state == 0 { state = 1 }
    for _ in 0..<10 { advance() }
  }

  private mutating func advance() {
    state ^= state << 13
    state ^= state >> 17
    state ^= state << 5
  }

  /// A number from 0 up to but not including 1.
  public mutating func ratio() -> Double {
    advance()
    return Double(state) / 4_294_967_296
  }

  /// A number from 0 to `bound` - 1.
  public mutating func below(_ bound: Int) -> Int {
    advance()
    return Int((UInt64(state) * UInt64(bound)) >> 32)
  }
}
