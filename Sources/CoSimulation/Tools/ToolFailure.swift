import Diagnostics
import Glibc

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
    /// It took longer than it was given, and was killed with all that it had started.
    case timedOut(limit: Duration)
    /// It wrote without end, and was killed with all that it had started.
    case flooded
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

  /// The tool is not where it was looked for: at the path that its variable gives, or in the folders of
  /// `searchPath`.
  static func missing(_ tool: Tool, in searchPath: String?) -> ToolFailure {
    let (program, installation) = (tool.program, "apt-get install \(tool.package)")
    let named = tool.named.flatMap { _ in tool.variable }
    let place =
      program.contains("/")
      ? "there is no such program" : "it is in no folder of PATH (\(searchPath ?? "not set"))"
    return ToolFailure(
      tool: tool.name, reason: .missing, output: "",
      report: DiagnosticReport(
        Diagnostic(
          .error, "tool-missing",
          "'\(program)'\(named.map { ", named by \($0)," } ?? "") is needed to \(tool.purpose), but "
            + place,
          remedy: named.map {
            "name in \($0) a program that is there, or unset it and let '\(tool.name)' be found: "
              + installation
          } ?? installation)))
  }

  static func notStarted(_ tool: Tool, code: Int32) -> ToolFailure {
    ToolFailure(
      tool: tool.name, reason: .notStarted(code: code), output: "",
      report: DiagnosticReport(
        Diagnostic(
          .error, "tool-failed",
          "'\(tool.name)' could not be started: \(String(cString: strerror(code)))")))
  }

  /// The tool ran and failed; what it wrote is the explanation.
  static func failed(_ tool: Tool, _ result: ToolResult, limit: Duration = .zero) -> ToolFailure {
    let (reason, end, remedy) = explanation(result.end, of: tool, limit: limit)
    let text = result.output.shortened
    return ToolFailure(
      tool: tool.name, reason: reason, output: result.output,
      report: DiagnosticReport(
        Diagnostic(
          .error, "tool-failed",
          "'\(tool.name)' \(end)\(text.isEmpty ? " and wrote nothing" : "; it wrote:\n\(text)")",
          remedy: remedy ?? (result.output.tellsOfLostMemory ? Self.moreMemory : nil))))
  }

  private static let moreMemory =
    "memory was used up, or somebody killed it: end other programs or allow more memory, and give the "
    + "command again"

  private static func explanation(
    _ end: ChildProcess.End, of tool: Tool, limit: Duration
  ) -> (Reason, String, remedy: String?) {
    switch end {
    case .exited(let status): (.exited(status: status), "ended with status \(status)", nil)
    case .killed(let signal):
      (
        .killed(signal: signal), "was ended by signal \(signal)",
        signal == SIGKILL
          ? moreMemory
          : "where memory is limited allow more, and give the command again; else take another version "
            + "of '\(tool.name)'\(tool.variable.map { " by \($0)" } ?? "")"
      )
    case .outOfTime:
      (
        .timedOut(limit: limit), "did not end within \(limit / .seconds(1)) s and was killed",
        "set MEMWEAVE_TOOL_LIMIT to more seconds, if it can be expected to come to an end"
      )
    case .outOfMeasure:
      (
        .flooded, "wrote more than \(ChildProcess.mostOutput >> 20) MB and was killed",
        "look for a $display or $monitor in a loop"
      )
    }
  }
}

extension ToolFailure: CustomStringConvertible {
  public var description: String { report.description }
}

extension String {
  /// Whether a tool says that a program it had started was killed, or was given no memory.
  fileprivate var tellsOfLostMemory: Bool {
    [
      "out of memory", "bad_alloc", "annot allocate memory", "virtual memory exhausted",
      "failed to map segment", "Killed signal terminated", "threw signal 9", "command: Killed",
    ].contains { contains($0) }
  }

  /// Without empty lines at the end; of very many lines the first and the last.
  fileprivate var shortened: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = 40
    guard lines.count > 2 * kept + 1 else { return String(text) }
    return (lines.prefix(kept) + ["… \(lines.count - 2 * kept) lines …"] + lines.suffix(kept))
      .joined(separator: "\n")
  }
}
