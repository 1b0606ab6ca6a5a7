import Specifications
import YAML

extension Learning {
  /// What the section says of the table engine and its agent.
  static func decodeTable(_ mapping: inout YAMLMapping) -> Decoded? {
    let states = mapping.integer("states", in: 2...TableEngineSpecification.pairLimit / 2)
    let actions = mapping.integer("actions", in: 2...64)
    let algorithm = mapping.choice(
      "algorithm", of: LearningAlgorithm.self, default: .qLearning)
    let policy = mapping.choice("policy", of: TablePolicy.self, default: .epsilonGreedy)
    let ratios = decodeRatios(&mapping)
    let fractionBits = mapping.integer("fraction-bits", in: 8...24, default: 16)
    let valueBits = mapping.integer("value-bits", in: 10...40, default: fractionBits + 4)
    let initialValue = mapping.number("initial-value", in: -65536...65536, default: 0)
    let rounding = mapping.choice("rounding", of: Rounding.self, default: .nearest)
    var rules = QLearningSpecification(
      fractionBits: fractionBits, errorFractionBits: fractionBits, rounding: rounding,
      greedyChoice: .digitalMaximum, discount: ratios.discount, exploration: ratios.exploration,
      constantLearningRate: ratios.constantRate)
    rules.rewardIntegerBits = max(2, valueBits - fractionBits)
    decodeRates(&mapping, into: &rules)
    guard let states, let actions else { return nil }
    var table = TableEngineSpecification(
      states: states, actions: actions, valueBits: valueBits, fractionBits: fractionBits,
      algorithm: algorithm, rounding: rounding)
    table.policy = policy
    table.visitRate = rules.visitRate
    table.initialValue = table.valueCode(initialValue)
    return Decoded(states: states, actions: actions, rules: rules, table: table)
  }
}
