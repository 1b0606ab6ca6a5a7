import Diagnostics
import Specifications
import YAML

/// How the agent learns. What is left out takes its default.
public struct Learning: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - states: Rows of the crossbar, 2...4096.
  ///   - actions: Actions in each state, 2...16.
  ///   - discount: The discount γ of the next state's value, 0...1.
  ///   - exploration: The probability ε of a random action, 0...1.
  ///   - constantRate: The learning rate when it does not come from the device, 0...1.
  ///   - fractionBits: Fraction bits of a stored value, 0...19 and fewer than it has bits.
  ///   - errorFractionBits: Fraction bits of rewards and errors, up to 16 more than of a value.
  ///   - rounding: How an update is rounded to the stored value.
  ///   - greedy: How the greatest value is found.
  public init(
    states: Int,
    actions: Int,
    discount: Double? = nil,
    exploration: Double? = nil,
    constantRate: Double? = nil,
    fractionBits: Int? = nil,
    errorFractionBits: Int? = nil,
    rounding: Rounding? = nil,
    greedy: GreedyChoice? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "learning",
      [
        "states": states,
        "actions": actions,
        "discount": discount,
        "exploration": exploration,
        "constant-rate": constantRate,
        "fraction-bits": fractionBits,
        "error-fraction-bits": errorFractionBits,
        "rounding": rounding?.rawValue,
        "greedy": greedy?.rawValue,
      ], at: Place(fileID, line))
  }
}

extension Learning {
  /// - Parameter valueBits: Bits of a stored value, from the crossbar; `nil` where that is faulty.
  static func decode(
    _ mapping: inout YAMLMapping, valueBits: Int?
  ) -> (states: Int, actions: Int, rules: QLearningSpecification)? {
    let states = mapping.integer("states", in: 2...4096)
    let actions = mapping.integer("actions", in: 2...16)
    let discount = mapping.number("discount", in: 0...1, default: 0.9)
    let exploration = mapping.number("exploration", in: 0...1, default: 0.1)
    let constantRate = mapping.number("constant-rate", in: 0...1, default: 0.1)
    let fractionBits = mapping.integer(
      "fraction-bits", in: 0...19, default: max(0, (valueBits ?? 2) - 2))
    let rules = QLearningSpecification(
      fractionBits: fractionBits,
      errorFractionBits: mapping.integer(
        "error-fraction-bits", in: 0...35, default: max(16, fractionBits)),
      rounding: mapping.choice("rounding", of: Rounding.self, default: .stochastic),
      greedyChoice: mapping.choice("greedy", of: GreedyChoice.self, default: .digitalMaximum),
      discount: discount, exploration: exploration, constantLearningRate: constantRate)
    guard let states, let actions else { return nil }
    return (states, actions, rules)
  }
}
