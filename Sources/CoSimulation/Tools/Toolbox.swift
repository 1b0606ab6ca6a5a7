/// Which of the tools are installed, and in which version: what `memweave doctor` shows.
public enum Toolbox {
  public enum State: Sendable, Hashable {
    case missing
    /// Installed, but older than the oldest known to work.
    case tooOld(version: ToolVersion, path: String)
    /// Installed; `version` is `nil` when the tool did not state one.
    case found(version: ToolVersion?, path: String)
  }

  public struct Finding: Sendable, Hashable {
    public let tool: Tool
    public let state: State

    /// Whether the tool can be used.
    public var isUsable: Bool {
      if case .found = state { true } else { false }
    }

    /// The command that would mend it; `nil` when nothing is wrong.
    public var remedy: String? {
      isUsable ? nil : "apt-get install \(tool.package)"
    }
  }

  /// Looks for every tool and asks each its version, in the order given.
  public static func survey(
    _ tools: [Tool] = Tool.all, with runner: ToolRunner = ToolRunner()
  ) -> [Finding] {
    tools.map { Finding(tool: $0, state: state(of: $0, with: runner)) }
  }

  private static func state(of tool: Tool, with runner: ToolRunner) -> State {
    guard let path = runner.path(of: tool) else { return .missing }
    let answer = try? runner.run(tool, tool.versionArguments).output
    let version = answer.flatMap(ToolVersion.init(foundIn:))
    if let version, let minimum = tool.minimumVersion, version < minimum {
      return .tooOld(version: version, path: path)
    }
    return .found(version: version, path: path)
  }
}
