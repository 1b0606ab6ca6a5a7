/// xorshift32 (13, 17, 5) for shuffles and resampling.
struct ShuffleGenerator: Sendable {
  private var state: UInt32

  init(seed: UInt32) {
    state = seed &* 2_654_435_761 &+ 12345
    if state == 0 { state = 1 }
    for _ in 0..<10 { advance() }
  }

  private mutating func advance() {
    state ^= state << 13
    state ^= state >> 17
    state ^= state << 5
  }

  /// A number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int {
    advance()
    return Int((UInt64(state) * UInt64(bound)) >> 32)
  }
}
