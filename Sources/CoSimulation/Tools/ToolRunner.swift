import Diagnostics
import Glibc

/// What a tool wrote, and how it ended.
public struct ToolResult: Sendable, Hashable {
  /// Standard output and standard error in the order they were written.
  public let output: String
  let end: ChildProcess.End
}

/// Runs tools: found in `PATH`, called with an argument vector, never through a shell.
public struct ToolRunner: Sendable {
  private let searchPath: String?

  /// - Parameter searchPath: folders separated by colons; `nil` takes `PATH`.
  public init(searchPath: String? = nil) {
    self.searchPath = searchPath ?? ExecutableSearch.environment("PATH")
  }

  /// The tool's path, or `nil` when it is not installed.
  public func path(of tool: Tool) -> String? {
    let name = tool.variable.flatMap(ExecutableSearch.environment) ?? tool.name
    return ExecutableSearch.path(of: name, in: searchPath)
  }

  /// Runs the tool to its end and returns what it wrote.
  ///
  /// - Parameters:
  ///   - environment: variables it gets beside those of this process.
  ///   - folder: where it runs; `nil` for the folder of this process.
  /// - Throws: `ToolFailure` when it is missing, cannot be started or does not end with status 0.
  @discardableResult
  public func run(
    _ tool: Tool, _ arguments: [String], environment: [String: String] = [:],
    in folder: String? = nil
  ) throws(ToolFailure) -> ToolResult {
    guard let path = path(of: tool) else { throw .missing(tool) }
    // `env --chdir` changes the folder: the spawn action for it is not visible from Swift.
    let settings =
      (folder.map { ["--chdir=\($0)"] } ?? [])
      + environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let command = settings.isEmpty ? [path] : ["/usr/bin/env"] + settings + [path]
    let child: ChildProcess
    do throws(ChildProcess.StartError) {
      child = try ChildProcess(command + arguments)
    } catch {
      throw .notStarted(tool, code: error.code)
    }
    let (output, end) = child.finish()
    let result = ToolResult(output: String(decoding: output, as: UTF8.self), end: end)
    guard result.end == .exited(status: 0) else { throw .failed(tool, result) }
    return result
  }
}

extension ToolFailure {
  fileprivate static func notStarted(_ tool: Tool, code: Int32) -> ToolFailure {
    ToolFailure(
      tool: tool.name, reason: .notStarted(code: code), output: "",
      report: DiagnosticReport(
        Diagnostic(
          .error, "tool-failed",
          "'\(tool.name)' could not be started: \(String(cString: strerror(code)))")))
  }
}
