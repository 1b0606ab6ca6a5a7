/// One problem in what the user wrote: what is wrong, where, what was expected, and how to mend it.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    case error, warning
  }

  /// A second place that explains the first, such as where the other signal was declared.
  public struct Note: Sendable, Hashable {
    public var message: String
    public var place: Place?

    public init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// The stable name of the rule that was broken, in lower case with hyphens (`width-mismatch`).
  public var identifier: String
  public var severity: Severity
  /// What was found and what was expected, in one sentence without a full stop.
  public var message: String
  public var place: Place?
  public var notes: [Note]
  /// What to write instead, where that can be said.
  public var remedy: String?

  public init(
    _ severity: Severity = .error, _ identifier: String, _ message: String, at place: Place? = nil,
    notes: [Note] = [], remedy: String? = nil
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.place = place
    self.notes = notes
    self.remedy = remedy
  }
}

/// Everything that was found wrong in one pass, in the order of the user's text.
public struct DiagnosticReport: Error, Sendable, Hashable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  public init(_ diagnostic: Diagnostic) {
    self.init([diagnostic])
  }

  public var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error }
  }

  /// Throws the report when it holds an error; warnings alone pass.
  public func throwIfErrors() throws {
    if hasErrors { throw self }
  }
}
