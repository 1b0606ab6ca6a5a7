import Foundation

/// OpenVAF, a compiler of Verilog-A, as openvaf-py brings it; `make setup` installs it.
public enum VerilogAEvaluation {
  /// What it computes for the file of points, one line a point, in the folder of the workspace.
  ///
  /// `verilog_a.py` says what the file looks like.
  public static func run(_ points: String, in workspace: Workspace) throws -> (
    status: Int32, output: String
  ) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("verilog_a.py").path
    return try workspace.run("python3", [script, points])
  }
}
