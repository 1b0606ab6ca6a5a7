/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every run.
public struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  public mutating func bits(_ width: Int) -> [Bool] {
    // Corners are where sign and width go wrong.
    switch next() % 6 {
    case 0: return Array(repeating: false, count: width)
    case 1: return Array(repeating: true, count: width)
    case 2: return (0..<width).map { $0 == width - 1 }
    case 3: return (0..<width).map { $0 != width - 1 }
    default: return (0..<width).map { _ in next() & 1 == 1 }
    }
  }
}
