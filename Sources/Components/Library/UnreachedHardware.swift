import Diagnostics

/// Hardware that no test reaches, and why it need not be reached.
///
/// It stands in the file of the component and holds for what that file declares. Where a test does
/// reach it, the explanation is wrong, and the measurement of coverage says so.
public struct UnreachedHardware: Sendable, Hashable {
  public enum Part: Sendable, Hashable {
    /// Bits of a signal or register, by its name in Swift, that do not rise and fall; all its bits where
    /// there is no range.
    case signal(String, bits: ClosedRange<Int>?)
    /// Statements whose emitted text begins so, and all that stands in them, which do not run.
    case statement(String)
    /// A `cover` statement, by what it says.
    case cover(String)
  }

  public let part: Part
  /// The accelerators or components in which it is so; everywhere where it is empty.
  public let subjects: Set<String>
  /// A sentence.
  public let reason: String
  /// Where the explanation stands: in the file of what it explains.
  public let place: Place

  private init(
    _ part: Part, _ subjects: [String], _ reason: String, _ fileID: StaticString, _ line: UInt
  ) {
    self.part = part
    self.subjects = Set(subjects)
    self.reason = reason
    place = Place(fileID, line)
  }

  /// Bits of a signal that do not rise and fall.
  ///
  /// - Parameters:
  ///   - name: in snake_case, as in the emitted text, without `_i`, `_o`, `_d` and `_q`.
  ///   - bits: `nil` for all.
  ///   - subjects: none where it is so everywhere.
  public static func signal(
    _ name: String, bits: ClosedRange<Int>? = nil, in subjects: String..., because reason: String,
    fileID: StaticString = #fileID, line: UInt = #line
  ) -> Self {
    Self(.signal(name, bits: bits), subjects, reason, fileID, line)
  }

  /// Statements that do not run, with all that stands in them.
  ///
  /// - Parameter start: how their emitted text begins.
  public static func statement(
    _ start: String, in subjects: String..., because reason: String,
    fileID: StaticString = #fileID, line: UInt = #line
  ) -> Self {
    Self(.statement(start), subjects, reason, fileID, line)
  }

  /// A `cover` statement that is not met.
  public static func cover(
    _ message: String, in subjects: String..., because reason: String,
    fileID: StaticString = #fileID, line: UInt = #line
  ) -> Self {
    Self(.cover(message), subjects, reason, fileID, line)
  }
}

/// Reasons that several components have.
extension UnreachedHardware {
  static let fewTransactions = "the test has a few hundred transactions"
  static let fewStimulations = "the test stimulates its device less than 64 times in a training"
  static let fewPulses = "the test has fewer than 2^16 pulses and conversions in a training"
  static let oneCell = "the proof asks for one cell all the time"
  static let belowOne = "what a device changes by is less than all it has, so its rate is below one"
}
