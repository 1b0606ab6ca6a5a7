import Workloads

extension [Mutant] {
  /// Some of the mutants, drawn at random and in order; all where there are not more. The same seed
  /// draws the same.
  public func sample(_ count: Int, seed: UInt64) -> [Mutant] {
    var random = SplitMix64(seed: seed)
    return shuffled(using: &random).prefix(Swift.max(0, count)).sorted { $0.number < $1.number }
  }
}
