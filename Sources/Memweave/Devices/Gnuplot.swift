import CoSimulation

/// Draws pictures from scripts.
public enum Gnuplot {
  /// Runs a script in its folder.
  ///
  /// - Returns: false where gnuplot is not installed; nothing is drawn then.
  /// - Throws: `ToolFailure` where it ends with an error.
  public static func draw(_ script: String, in folder: String) throws -> Bool {
    let runner = ToolRunner()
    guard runner.path(of: .gnuplot) != nil else { return false }
    try runner.run(.gnuplot, [script], in: folder)
    return true
  }
}
