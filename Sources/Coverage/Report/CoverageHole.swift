/// What was not reached.
public struct CoverageHole: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A line of the text that does not run.
    case line
    /// Bits of a signal that do not change both ways.
    case toggle
    /// A `cover` statement that is not met.
    case cover
  }

  public var kind: Kind
  /// The module, by its emitted name.
  public var module: String
  /// The Swift line that declares the signal, or of the statement.
  public var place: String
  /// The line of the emitted text.
  public var line: Int
  /// The signal by its emitted name, the emitted line, or what the `cover` statement says.
  public var subject: String
  /// The bits of a signal, such as `[7:5,3]`; empty for a single bit, and for lines and `cover`
  /// statements.
  public var bits: String
  /// What a signal does instead: `never changes`, `rises and never falls`; empty for others.
  public var conduct: String
  /// How many lines, bits or statements it is.
  public var count: Int
  /// Why it is not reached and need not be; `nil` where nobody says so.
  public var explanation: String?

  /// `found_q[7:5] never changes`
  public var text: String {
    conduct.isEmpty ? subject : "\(subject)\(bits) \(conduct)"
  }
}
