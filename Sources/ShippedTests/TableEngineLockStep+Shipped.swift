import CoSimulation
import Specifications
import Workloads

extension TableEngineLockStep {
  /// The shipped test of a table engine: transitions one after the other without a gap among three
  /// states, where each meets those that are under way; then over all states, with gaps; then
  /// all of one state; then with results that wait to be taken; then a start in the midst of transitions.
  ///
  /// - Parameter count: transitions of each kind.
  /// - Throws: `Mismatch` when hardware and golden model differ.
  public func transitAtEveryPace(_ count: Int = 600, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let few = min(3, specification.states)
    for _ in 0..<count { try step(transition(among: few, &random)) }
    for _ in 0..<count {
      try step(random.once(in: 3) ? nil : transition(among: specification.states, &random))
    }
    for _ in 0..<count { try step(transition(among: 1, &random)) }
    try transitWithWaitingResults(count, among: few, &random)
    try restart(seed: UInt32(truncatingIfNeeded: random.next()))
    for _ in 0..<count / 4 { try step(transition(among: specification.states, &random)) }
    try finish()
  }

  /// Ends in the midst of transitions, with one offered.
  private func transitWithWaitingResults(
    _ count: Int, among states: Int, _ random: inout SplitMix64
  ) throws {
    var offered: TableTransition?
    for _ in 0..<count {
      if offered == nil, !random.once(in: 4) { offered = transition(among: states, &random) }
      let takesResult = !random.once(in: 3)
      let isTaken = takesResult || !isResultDue
      try step(offered, takesResult: takesResult)
      if isTaken { offered = nil }
    }
    for _ in 0...TableEngineSpecification.latency { try step(transition(among: states, &random)) }
  }

  private func transition(among states: Int, _ random: inout SplitMix64) -> TableTransition {
    let range = specification.valueRange
    let reward: Int
    switch Int.random(in: 0..<4, using: &random) {
    case 0: reward = random.once(in: 2) ? range.lowerBound : range.upperBound
    case 1: reward = Int.random(in: range, using: &random)
    default: reward = Int.random(in: -8...8, using: &random)
    }
    let rates = [0, 1, 32_768, 65_535, 65_536]
    return TableTransition(
      state: Int.random(in: 0..<states, using: &random),
      action: Int.random(in: 0..<specification.actions, using: &random), reward: reward,
      next: Int.random(in: 0..<states, using: &random), terminal: random.once(in: 8),
      learn: !random.once(in: 8),
      rate: random.once(in: 2)
        ? rates[Int.random(in: rates.indices, using: &random)]
        : Int.random(in: 0...65_536, using: &random),
      byVisits: specification.visitRate != nil && random.once(in: 2))
  }
}
