/// What becomes of registers that are caught while their input changes: each bit settles to the old or
/// the new value.
struct Metastability {
  private var random: SplitMix64
  /// What stood at each input at the last edge.
  private var offered: [Int: UInt64] = [:]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// The word that a register takes. What stands at its input for a second edge is taken for sure.
  mutating func settled(_ word: UInt64, at position: Int) -> UInt64 {
    guard let before = offered.updateValue(word, forKey: position), before != word else {
      return word
    }
    return word ^ (before ^ word) & random.next()
  }
}

extension Simulation {
  /// From now on, the first registers of synchronizers (`crossing: .synchronizer` or `.grayCode`)
  /// whose input has changed since their last edge take the old or the new value of each bit, as the
  /// seed has it.
  ///
  /// So does a register whose input changes just as its clock rises. A design that counts on the
  /// exact cycle, or on bits arriving together, fails here before it fails on the bench.
  public func unsettleSynchronizers(seed: UInt64) {
    metastability = Metastability(seed: seed)
  }
}
