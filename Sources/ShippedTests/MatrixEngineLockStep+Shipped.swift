import CoSimulation

extension MatrixEngineLockStep {
  /// Multiplies vectors, the first half one by one, which shows the latency, the others back to back,
  /// which shows the interval.
  ///
  /// - Throws: `MatrixMismatch` when hardware and golden model differ.
  public func multiplyAtBothPaces(_ count: Int, seed: UInt32) throws {
    let vectors = Array(RandomVectors(specification.layers[0], seed: seed).prefix(count))
    let half = count / 2
    if half > 0 { _ = try multiply(Array(vectors.prefix(half))) }
    _ = try multiply(Array(vectors.dropFirst(half)), pace: .backToBack)
  }

  /// Likewise, and then as many with halts on both sides.
  ///
  /// - Throws: `MatrixMismatch` when hardware and golden model differ.
  public func multiplyAtEveryPace(_ count: Int, seed: UInt32) throws {
    try multiplyAtBothPaces(count, seed: seed)
    let others = RandomVectors(specification.layers[0], seed: seed &+ 1).prefix(count)
    _ = try multiply(Array(others), pace: .halting(seed: UInt64(seed)))
  }
}
