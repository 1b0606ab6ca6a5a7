/// What becomes of registers that are caught while their input changes: each bit settles to the old or
/// the new value.
struct Metastability {
  private var random: UInt64
  /// What stood at each input at the last edge.
  private var offered: [Int: UInt64] = [:]

  init(seed: UInt64) {
    random = seed
  }

  /// The word that a register takes. What stands at its input for a second edge is taken for sure.
  mutating func settled(_ word: UInt64, at position: Int) -> UInt64 {
    guard let before = offered.updateValue(word, forKey: position), before != word else {
      return word
    }
    return word ^ (before ^ word) & next()
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private mutating func next() -> UInt64 {
    random &+= 0x9E37_79B9_7F4A_7C15
    var mixed = random
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
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
