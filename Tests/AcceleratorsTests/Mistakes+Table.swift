/// Values of the table engine that do not fit together.
extension Mistake {
  static let table: [Mistake] = [
    Mistake(
      "a table too large",
      """
      name: walker
      learning: {engine: table, states: 262145, actions: 4}

      """,
      """
      a.yaml:2:35: error: 262145 states with 4 actions are 1048580 values; expected at most 1048576 \
      [table-too-large]
        help: write at most 262144 states
      """),
    Mistake(
      "fraction bits beyond the value's",
      """
      name: walker
      learning: {engine: table, states: 4, actions: 2, fraction-bits: 16, value-bits: 17}

      """,
      """
      a.yaml:2:65: error: 'fraction-bits' is 16, but a value has 17 bits; expected at least two \
      before the point [fraction-too-wide]
        help: write at most 15, or raise 'value-bits'
      """),
    Mistake(
      "a crossbar that is not there",
      """
      name: walker
      learning: {engine: table, states: 4, actions: 2}
      crossbar: {slices: 2}

      """,
      """
      a.yaml:3:11: error: 'crossbar' says something about a crossbar, but the values stand in on-chip \
      memory ('engine: table') [section-without-effect]
        help: remove the section, or write 'engine: crossbar'
      """),
    Mistake(
      "an engine nobody has",
      """
      name: walker
      learning: {engine: tabel, states: 4, actions: 2}

      """,
      """
      a.yaml:2:20: error: 'engine' is tabel; expected one of 'crossbar', 'table' [unknown-choice]
      """),
    Mistake(
      "a policy that the algorithm does not know",
      """
      name: walker
      learning: {engine: table, states: 4, actions: 2, algorithm: expected-sarsa, policy: boltzmann}

      """,
      """
      a.yaml:2:85: error: expected-sarsa is defined for an epsilon-greedy policy, and 'policy' is \
      'boltzmann' [policy-unknown-to-algorithm]
        help: write 'policy: epsilon-greedy', or 'algorithm: q-learning' or 'sarsa'
      """),
    Mistake(
      "a slow average that is none",
      """
      name: walker
      learning: {engine: table, states: 4, actions: 2, change-detector: {fast: 5, slow: 5}}

      """,
      """
      a.yaml:2:83: error: 'slow' is 5 and 'fast' is 5; expected more for the slow average \
      [slow-average-fast]
        help: raise 'slow' or lower 'fast'
      """),
    Mistake(
      "a key of the other engine",
      """
      name: walker
      learning: {engine: crossbar, states: 4, actions: 2, policy: boltzmann}

      """,
      """
      a.yaml:2:53: error: unknown key 'policy' in learning; expected one of 'engine', 'states', \
      'actions', 'discount', 'exploration', 'constant-rate', 'fraction-bits', \
      'error-fraction-bits', 'rounding', 'greedy', 'rate-ratio', 'rate-floor', 'exploration-ratio', \
      'exploration-floor', 'visit-exponent', 'visit-count', 'change-detector' [unknown-key]
      """),
  ]
}
