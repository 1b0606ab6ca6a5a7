import Diagnostics
import Glibc

/// What a tool wrote, and how it ended.
public struct ToolResult: Sendable, Hashable {
  /// Standard output and standard error in the order they were written.
  public let output: String
  let end: ChildProcess.End
}

/// A tool with its arguments.
struct ToolCall: Sendable {
  let tool: Tool
  let arguments: [String]
  /// Variables it gets beside those of this process.
  var environment: [String: String] = [:]
  /// Where it runs; `nil` for the folder of this process.
  var folder: String?

  init(
    _ tool: Tool, _ arguments: [String], environment: [String: String] = [:],
    in folder: String? = nil
  ) {
    self.tool = tool
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
  }

  /// The command that does it with the program at `path`.
  fileprivate func command(_ path: String) -> [String] {
    // `env --chdir` changes the folder: the spawn action for it is not visible from Swift.
    let settings =
      (folder.map { ["--chdir=\($0)"] } ?? [])
      + environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return (settings.isEmpty ? [] : ["/usr/bin/env"] + settings) + [path] + arguments
  }
}

/// Runs tools: found in `PATH`, called with an argument vector, never through a shell, and killed with
/// all that they started when they take too long.
public struct ToolRunner: Sendable {
  private let searchPath: String?
  private let limit: Duration?

  /// - Parameters:
  ///   - searchPath: folders separated by colons; `nil` takes `PATH`.
  ///   - limit: the time any tool is given; `nil` takes `MEMWEAVE_TOOL_LIMIT`, in seconds, and where it
  ///     is not set, an hour, or what a simulator's cycles should take at most.
  public init(searchPath: String? = nil, limit: Duration? = nil) {
    self.searchPath = searchPath ?? ExecutableSearch.environment("PATH")
    self.limit =
      limit
      ?? ExecutableSearch.environment("MEMWEAVE_TOOL_LIMIT").flatMap { Double($0) }
      .flatMap { $0 > 0 && $0 < 1e9 ? .seconds($0) : nil }
  }

  /// The tool's path, or `nil` when it is not installed.
  public func path(of tool: Tool) -> String? {
    ExecutableSearch.path(of: tool.program, in: searchPath)
  }

  /// The tool's path.
  ///
  /// - Throws: `ToolFailure` when it is not installed.
  @discardableResult
  public func require(_ tool: Tool) throws(ToolFailure) -> String {
    guard let path = path(of: tool) else { throw .missing(tool, in: searchPath) }
    return path
  }

  /// Runs the tool to its end and returns what it wrote.
  ///
  /// - Parameters:
  ///   - environment: variables it gets beside those of this process.
  ///   - folder: where it runs; `nil` for the folder of this process.
  ///   - time: what it is given where nobody set a limit; an hour unless it is said.
  /// - Throws: `ToolFailure` when it is missing, cannot be started, takes too long or does not end with
  ///   status 0.
  @discardableResult
  public func run(
    _ tool: Tool, _ arguments: [String], environment: [String: String] = [:],
    in folder: String? = nil, within time: Duration = .seconds(3600)
  ) throws(ToolFailure) -> ToolResult {
    try start(ToolCall(tool, arguments, environment: environment, in: folder), within: time)
      .finish()
  }

  /// Starts a tool and does something else while it runs. Where that fails the tool is killed.
  ///
  /// - Throws: what `body` throws; else what `run` throws.
  func run<Result>(_ call: ToolCall, meanwhile body: () throws -> Result) throws -> Result {
    let tool = try start(call)
    let result = try body()
    try tool.finish()
    return result
  }

  /// Runs tools side by side, as many at once as there are processors.
  ///
  /// - Throws: the failure of the first in the order given; the others are killed.
  func run(_ calls: [ToolCall]) throws(ToolFailure) {
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var running: [RunningTool] = []
    for call in calls {
      if running.count == processors { try running.removeFirst().finish() }
      running.append(try start(call))
    }
    for tool in running { try tool.finish() }
  }

  private func start(
    _ call: ToolCall, within time: Duration = .seconds(3600)
  ) throws(ToolFailure) -> RunningTool {
    let path = try require(call.tool)
    do throws(ChildProcess.StartError) {
      return RunningTool(
        call.tool, try ChildProcess(call.command(path)), limit: limit ?? time)
    } catch {
      throw .notStarted(call.tool, code: error.code)
    }
  }
}

/// A tool that was started; it is killed when nobody waits for it any more.
final class RunningTool {
  private let tool: Tool
  private let child: ChildProcess
  private let limit: Duration

  fileprivate init(_ tool: Tool, _ child: ChildProcess, limit: Duration) {
    self.tool = tool
    self.child = child
    self.limit = limit
  }

  @discardableResult
  fileprivate func finish() throws(ToolFailure) -> ToolResult {
    let (output, end) = child.finish(within: limit)
    let result = ToolResult(output: String(decoding: output, as: UTF8.self), end: end)
    guard result.end == .exited(status: 0) else { throw .failed(tool, result, limit: limit) }
    return result
  }
}
