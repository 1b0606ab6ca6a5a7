import Diagnostics
import Specifications
import YAML

/// How the agent learns. What is left out takes its default.
public struct Learning: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - engine: Where the values stand; the crossbar where it is not said.
  ///   - states: Rows of the crossbar, 2...65536; with the table engine up to 2²⁰ over `actions`.
  ///   - actions: Actions in each state, 2...16; with the table engine 2...64.
  ///   - algorithm: What the next state promises; table engine only.
  ///   - discount: The discount γ of the next state's value, 0...1.
  ///   - exploration: The probability ε of a random action, 0...1.
  ///   - constantRate: The learning rate when it does not come from the device, 0...1.
  ///   - valueBits: Bits of a stored value; table engine only.
  ///   - initialValue: What every value begins with; table engine only.
  ///   - fractionBits: Fraction bits of a stored value, 0...24 and fewer than it has bits; with the table
  ///     engine 8...24.
  ///   - errorFractionBits: Fraction bits of rewards and errors, up to 16 more than of a value; crossbar only.
  ///   - rounding: How an update is rounded to the stored value.
  ///   - greedy: How the greatest value is found; crossbar only.
  ///   - policy: How an action is chosen; table engine only.
  ///   - rateRatio: What the constant rate is multiplied by from episode to episode, 0...1.
  ///   - rateFloor: The least it becomes, 0...1.
  ///   - explorationRatio: What the exploration is multiplied by from episode to episode, 0...1.
  ///   - explorationFloor: The least it becomes, 0...1.
  ///   - visitExponent: The learning rate by visits is the number of updates to the minus this, 0...2; 0
  ///     for none.
  ///   - visitCount: What these updates are counted of: the state, or the value.
  ///   - changeDetector: What detects that the environment has changed.
  public init(
    engine: LearningEngine? = nil,
    states: Int,
    actions: Int,
    algorithm: LearningAlgorithm? = nil,
    discount: Double? = nil,
    exploration: Double? = nil,
    constantRate: Double? = nil,
    valueBits: Int? = nil,
    initialValue: Double? = nil,
    fractionBits: Int? = nil,
    errorFractionBits: Int? = nil,
    rounding: Rounding? = nil,
    greedy: GreedyChoice? = nil,
    policy: TablePolicy? = nil,
    rateRatio: Double? = nil,
    rateFloor: Double? = nil,
    explorationRatio: Double? = nil,
    explorationFloor: Double? = nil,
    visitExponent: Double? = nil,
    visitCount: VisitCount? = nil,
    changeDetector: ChangeDetector? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "learning",
      [
        "engine": engine?.rawValue,
        "states": states,
        "actions": actions,
        "algorithm": algorithm?.rawValue,
        "discount": discount,
        "exploration": exploration,
        "constant-rate": constantRate,
        "value-bits": valueBits,
        "initial-value": initialValue,
        "fraction-bits": fractionBits,
        "error-fraction-bits": errorFractionBits,
        "rounding": rounding?.rawValue,
        "greedy": greedy?.rawValue,
        "policy": policy?.rawValue,
        "rate-ratio": rateRatio,
        "rate-floor": rateFloor,
        "exploration-ratio": explorationRatio,
        "exploration-floor": explorationFloor,
        "visit-exponent": visitExponent,
        "visit-count": visitCount?.rawValue,
        "change-detector": changeDetector?.content,
      ], at: Place(fileID, line))
  }
}

extension Learning {
  /// What the section says: the rules of learning, and the engine where it is the table.
  struct Decoded {
    var states: Int
    var actions: Int
    var rules: QLearningSpecification
    var table: TableEngineSpecification?
  }

  /// - Parameter valueBits: Bits of a value in the crossbar; `nil` where that is faulty.
  static func decode(_ mapping: inout YAMLMapping, valueBits: Int?) -> Decoded? {
    switch mapping.choice("engine", of: LearningEngine.self, default: .crossbar) {
    case .crossbar: decodeCrossbar(&mapping, valueBits: valueBits)
    case .table: decodeTable(&mapping)
    }
  }

  private static func decodeCrossbar(_ mapping: inout YAMLMapping, valueBits: Int?) -> Decoded? {
    let states = mapping.integer("states", in: 2...65536)
    let actions = mapping.integer("actions", in: 2...16)
    let ratios = decodeRatios(&mapping)
    let fractionBits = mapping.integer(
      "fraction-bits", in: 0...24, default: min(24, max(0, (valueBits ?? 2) - 2)))
    var rules = QLearningSpecification(
      fractionBits: fractionBits,
      errorFractionBits: mapping.integer(
        "error-fraction-bits", in: 0...40, default: max(16, fractionBits)),
      rounding: mapping.choice("rounding", of: Rounding.self, default: .stochastic),
      greedyChoice: mapping.choice("greedy", of: GreedyChoice.self, default: .digitalMaximum),
      discount: ratios.discount, exploration: ratios.exploration,
      constantLearningRate: ratios.constantRate)
    decodeRates(&mapping, into: &rules)
    guard let states, let actions else { return nil }
    return Decoded(states: states, actions: actions, rules: rules)
  }

  static func decodeRatios(
    _ mapping: inout YAMLMapping
  ) -> (discount: Double, exploration: Double, constantRate: Double) {
    (
      mapping.number("discount", in: 0...1, default: 0.9),
      mapping.number("exploration", in: 0...1, default: 0.1),
      mapping.number("constant-rate", in: 0...1, default: 0.1)
    )
  }

  /// Schedules, rates by visits, and the change detector; of either engine.
  ///
  /// - Parameter rules: With its fraction bits.
  static func decodeRates(
    _ mapping: inout YAMLMapping, into rules: inout QLearningSpecification
  ) {
    func ratio(_ key: String, default standard: Double) -> Int {
      QLearningSpecification.ratioCode(mapping.number(key, in: 0...1, default: standard))
    }
    rules.schedule = AgentSchedule(
      rateRatio: ratio("rate-ratio", default: 1), rateFloor: ratio("rate-floor", default: 0),
      explorationRatio: ratio("exploration-ratio", default: 1),
      explorationFloor: ratio("exploration-floor", default: 0))
    let exponent = mapping.number("visit-exponent", in: 0...2, default: 0)
    let count = mapping.choice("visit-count", of: VisitCount.self, default: .state)
    rules.visitRate =
      exponent == 0 ? nil : VisitRateSpecification(exponent: exponent, count: count)
    let fractionBits = rules.fractionBits
    rules.changeDetector = mapping.nestedIfPresent("change-detector") {
      ChangeDetector.decode(&$0, fractionBits: fractionBits)
    }
  }
}
