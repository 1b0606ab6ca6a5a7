import Memweave

/// A comparison of learning rates as text for a terminal.
enum LearningText {
  static func name(of task: LearningTask) -> String {
    switch task {
    case .maze(let maze): "maze of \(maze.rows) x \(maze.columns)"
    case .sequence(let mazes): "\(mazes.count) mazes one after the other"
    }
  }

  /// The table with a headline and a line break at its end.
  static func text(of table: ComparisonTable, from comparison: LearningComparison) -> String {
    let head =
      "\(comparison.specification.title), \(comparison.model.rawValue), "
      + "\(name(of: comparison.task)), seeds 1 to \(comparison.seeds)"
    let titles = line(
      "strategy", "episodes", "% less than constant 0.1", "% less than best constant", "capped")
    let rows = table.rows.map { row in
      line(
        row.strategy, "\(decimal(row.mean)) ± \(decimal(row.deviation))",
        text(of: row.againstSlowConstant), text(of: row.againstBestConstant), "\(row.capped)")
    }
    let best = table.bestConstant.map { ["best constant: \($0)"] } ?? []
    return ([head, "", titles] + rows + best).joined(separator: "\n") + "\n"
  }

  /// `71.8 [71.5, 72.1]`, in percent.
  static func text(of reduction: Reduction?) -> String {
    guard let reduction else { return "-" }
    return "\(decimal(reduction.percent)) [\(decimal(reduction.low)), \(decimal(reduction.high))]"
  }

  /// With one digit after the point.
  static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private static func line(
    _ strategy: String, _ episodes: String, _ slow: String, _ best: String, _ capped: String
  ) -> String {
    padded(strategy, 38, atEnd: true) + padded(episodes, 16) + padded(slow, 26)
      + padded(best, 30) + padded(capped, 8)
  }

  private static func padded(_ text: String, _ width: Int, atEnd: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return atEnd ? text + space : space + text
  }
}
