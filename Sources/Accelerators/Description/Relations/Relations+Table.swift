import Specifications

extension Relations {
  /// The table's size and numbers, and that nothing is said about a crossbar that is not there.
  func checkTable(_ table: TableEngineSpecification) {
    let limit = TableEngineSpecification.pairLimit
    if table.states * table.actions > limit {
      report(
        "table-too-large", at: "learning", "states",
        message: "\(table.states) states with \(table.actions) actions are "
          + "\(table.states * table.actions) values; expected at most \(limit)",
        remedy: "write at most \(limit / table.actions) states")
    }
    if table.valueBits < table.fractionBits + 2 {
      report(
        "fraction-too-wide", at: "learning", "fraction-bits",
        message: "'fraction-bits' is \(table.fractionBits), but a value has \(table.valueBits) "
          + "bits; expected at least two before the point",
        remedy: "write at most \(table.valueBits - 2), or raise 'value-bits'")
    }
    if !table.algorithm.policies.contains(table.policy) {
      report(
        "policy-unknown-to-algorithm", at: "learning", "policy",
        message:
          "\(table.algorithm.rawValue) is defined for an epsilon-greedy policy, and 'policy' is "
          + "'\(table.policy.rawValue)'",
        remedy: "write 'policy: epsilon-greedy', or 'algorithm: q-learning' or 'sarsa'")
    }
    for section in ["crossbar", "converter", "program-verify", "sense-amplifiers"]
    where isWritten([section]) {
      report(
        "section-without-effect", at: section,
        message:
          "'\(section)' says something about a crossbar, but the values stand in on-chip memory "
          + "('engine: table')",
        remedy: "remove the section, or write 'engine: crossbar'")
    }
  }

  /// The two averages of the change detector.
  func checkChangeDetector() {
    if let detector = specification.learning.changeDetector,
      detector.slowShift <= detector.fastShift
    {
      report(
        "slow-average-fast", at: "learning", "change-detector", "slow",
        message: "'slow' is \(detector.slowShift) and 'fast' is \(detector.fastShift); expected "
          + "more for the slow average",
        remedy: "raise 'slow' or lower 'fast'")
    }
  }
}
