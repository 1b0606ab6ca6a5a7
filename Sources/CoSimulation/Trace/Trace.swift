import Diagnostics
import Reference
import Specifications

/// A recorded run: what an accelerator was told and what was seen of its answers, as JSON lines.
///
/// The first line is the head (``Head``), every other line one transaction (``Line``).
public struct Trace: Sendable, Hashable {
  /// Whose run it is, and how it started.
  public struct Head: Sendable, Hashable, Codable {
    public var design: String
    /// The seed of the macros.
    public var seed: UInt32
    /// What the seed register held at the start.
    public var hardwareSeed: UInt32
    public var start: InitialisationRecord

    public init(design: String, seed: UInt32, hardwareSeed: UInt32, start: InitialisationRecord) {
      self.design = design
      self.seed = seed
      self.hardwareSeed = hardwareSeed
      self.start = start
    }
  }

  /// One transaction.
  public struct Line: Sendable, Hashable, Codable {
    public var settings: AgentSettings
    public var input: AgentInput
    public var record: TransactionRecord

    public init(settings: AgentSettings, input: AgentInput, record: TransactionRecord) {
      self.settings = settings
      self.input = input
      self.record = record
    }
  }

  public var head: Head
  public var lines: [Line]

  public init(head: Head, lines: [Line] = []) {
    self.head = head
    self.lines = lines
  }

  /// The first difference from the golden model of the specification, or `nil`.
  ///
  /// - Throws: `DiagnosticReport` when transactions do not fit the specification, or the trace is of another design.
  public func firstMismatch(
    _ specification: QLearningAcceleratorSpecification
  ) throws -> Mismatch? {
    guard head.design == specification.title else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "trace-of-other-design",
          "the trace is of '\(head.design)', the description of '\(specification.title)'",
          remedy: "give the description the trace was recorded with"))
    }
    let replay = try TransactionReplay(
      of: lines.map { RecordedTransaction(settings: $0.settings, input: $0.input) },
      specification: specification, seed: head.seed, hardwareSeed: head.hardwareSeed)
    var start = RecordComparison(transaction: 0)
    start.compare(expected: replay.initialisation, found: head.start)
    if let mismatch = start.mismatch { return mismatch }
    for (index, (line, expected)) in zip(lines, replay.records).enumerated() {
      var comparison = RecordComparison(transaction: index + 1, input: line.input)
      comparison.compare(
        expected: expected, found: line.record, columns: specification.tile.columns)
      if let mismatch = comparison.mismatch { return mismatch }
    }
    return nil
  }
}
