import Workloads

/// Copies of a file with a few bytes changed, every third of them cut off; without end.
public struct DamagedBytes: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var random: SplitMix64

  /// - Parameter bytes: of the good file, at least one.
  public init(of bytes: [UInt8], seed: UInt64) {
    self.bytes = bytes
    random = SplitMix64(seed: seed)
  }

  public mutating func next() -> [UInt8]? {
    var damaged = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      damaged.removeLast(Int.random(in: 0...damaged.count, using: &random))
    }
    return damaged
  }
}
