import CoSimulation

extension MatrixEngineLockStep {
  /// Multiplies random vectors at both paces.
  ///
  /// - Throws: `MatrixMismatch` when hardware and golden model differ.
  public func multiplyAtBothPaces(_ count: Int, seed: UInt32) throws {
    try multiplyAtBothPaces(
      Array(RandomVectors(specification.layers[0], seed: seed).prefix(count)))
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
