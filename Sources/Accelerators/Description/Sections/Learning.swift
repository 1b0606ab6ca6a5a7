import Diagnostics
import Specifications
import YAML

/// How the agent learns. What is left out takes its default.
public struct Learning: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - states: States: rows of the crossbar, 2...4096.
  ///   - actions: Actions in each state, 2...16.
  ///   - discount: Γ, 0...1.
  ///   - exploration: Ε, 0...1.
  ///   - constantRate: The learning rate when it does not come from the device, 0...1.
  ///   - fractionBits: Fraction bits of a stored value.
  ///   - errorFractionBits: Fraction bits of rewards and errors.
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
