import Diagnostics

/// A program from outside is missing, too old, or ended with an error.
///
/// The command line ends with status 3 on it.
public struct ToolFailure: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    case missing
    /// It could not be started; `code` is the system's error number.
    case notStarted(code: Int32)
    case exited(status: Int32)
    case killed(signal: Int32)
  }

  /// The tool's name.
  public let tool: String
  public let reason: Reason
  /// All it wrote, verbatim.
  public let output: String
  /// The failure as problems, with places in the sources where the tool named them.
  public let report: DiagnosticReport

  public init(tool: String, reason: Reason, output: String, report: DiagnosticReport) {
    self.tool = tool
    self.reason = reason
    self.output = output
    self.report = report
  }

  /// The tool is not in `PATH`.
  static func missing(_ tool: Tool) -> ToolFailure {
    ToolFailure(
      tool: tool.name, reason: .missing, output: "",
      report: DiagnosticReport(
        Diagnostic(
          .error, "tool-missing", "'\(tool.name)' is needed to \(tool.purpose) and is not in PATH",
          remedy: "apt-get install \(tool.package)")))
  }

  /// The tool ran and failed; what it wrote is the explanation.
  static func failed(_ tool: Tool, _ result: ToolResult) -> ToolFailure {
    let end: String
    let reason: Reason
    switch result.end {
    case .exited(let status):
      (end, reason) = ("ended with status \(status)", .exited(status: status))
    case .killed(let signal):
      (end, reason) = ("was ended by signal \(signal)", .killed(signal: signal))
    }
    let text = result.output.trimmedLines
    return ToolFailure(
      tool: tool.name, reason: reason, output: result.output,
      report: DiagnosticReport(
        Diagnostic(
          .error, "tool-failed",
          "'\(tool.name)' \(end)\(text.isEmpty ? " and wrote nothing" : "; it wrote:\n\(text)")")))
  }
}

extension ToolFailure: CustomStringConvertible {
  public var description: String { report.description }
}

extension String {
  /// Without empty lines at the end.
  fileprivate var trimmedLines: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
