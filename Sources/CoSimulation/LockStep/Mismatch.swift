import Specifications

/// The first place where hardware and golden model differ.
public struct Mismatch: Error, Sendable, Hashable, Codable, CustomStringConvertible {
  /// Counted from 1; 0 is the start.
  public var transaction: Int
  public var stage: Stage
  /// What was compared, such as `code of conversion 3 (column 2)`.
  public var quantity: String
  /// The golden model's answer.
  public var expected: String
  /// The hardware's.
  public var found: String
  /// The input of the transaction; `nil` at the start.
  public var input: AgentInput?
  /// The clock cycle at which the transaction was over, where it was a simulation.
  public var cycle: Int?

  public init(
    transaction: Int, stage: Stage, quantity: String, expected: String, found: String,
    input: AgentInput? = nil, cycle: Int? = nil
  ) {
    self.transaction = transaction
    self.stage = stage
    self.quantity = quantity
    self.expected = expected
    self.found = found
    self.input = input
    self.cycle = cycle
  }

  public var description: String {
    var lines = [
      "transaction \(transaction), stage \(stage.rawValue): \(quantity)",
      "  expected \(expected)",
      "  found    \(found)",
    ]
    if let input {
      lines.append(
        "  input    state \(input.state), reward \(input.reward)"
          + (input.first ? ", first" : "") + (input.done ? ", done" : ""))
    }
    if let cycle { lines.append("  at cycle \(cycle)") }
    return lines.joined(separator: "\n")
  }
}
