import Specifications

/// The first place where hardware and golden model differ.
public struct Mismatch: Error, Sendable, Hashable, Codable, CustomStringConvertible {
  /// One strobe of the trace within a transaction.
  public struct Moment: Sendable, Hashable, Codable {
    /// The port of the strobe.
    public var strobe: String
    /// Which of its beats, counted from 0.
    public var beat: Int

    public init(strobe: String, beat: Int) {
      self.strobe = strobe
      self.beat = beat
    }
  }

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
  /// When the hardware showed, or should have shown, what differs; `nil` where no strobe shows it.
  public var moment: Moment?

  public init(
    transaction: Int, stage: Stage, quantity: String, expected: String, found: String,
    input: AgentInput? = nil, cycle: Int? = nil, moment: Moment? = nil
  ) {
    self.transaction = transaction
    self.stage = stage
    self.quantity = quantity
    self.expected = expected
    self.found = found
    self.input = input
    self.cycle = cycle
    self.moment = moment
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
