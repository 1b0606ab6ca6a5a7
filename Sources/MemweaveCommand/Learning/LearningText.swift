import Memweave

/// A comparison of learning rates as text for a terminal.
enum LearningText {
  /// Room for the names of strategies.
  private static func width(of names: [String]) -> Int {
    max(38, 2 + (names.map(\.count).max() ?? 0))
  }

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
    let width = width(of: table.rows.map(\.strategy))
    func line(_ texts: String...) -> String {
      padded(texts[0], width, atEnd: true)
        + zip(texts.dropFirst(), [16, 9, 26, 30, 8]).map { padded($0, $1) }.joined()
    }
    let titles = line(
      "strategy", "episodes", "median", "% less than constant 0.1", "% less than best constant",
      "capped")
    let rows = table.rows.map { row in
      line(
        row.strategy, "\(decimal(row.mean)) ± \(decimal(row.deviation))", decimal(row.median),
        text(of: row.againstSlowConstant), text(of: row.againstBestConstant), "\(row.capped)")
    }
    let best = table.bestConstant.map { ["best constant: \($0)"] } ?? []
    return ([head, "", titles] + rows + best + reductions(table)).joined(separator: "\n") + "\n"
  }

  /// How much less every strategy that is no baseline needs than every baseline.
  private static func reductions(_ table: ComparisonTable) -> [String] {
    let rows = table.rows.filter { !$0.againstBaselines.isEmpty }
    guard let baselines = rows.first?.againstBaselines.map(\.baseline) else { return [] }
    return rows.flatMap { row in
      ["", "\(row.strategy): % less episodes, with 95 % interval, than"]
        + zip(baselines, row.againstBaselines).map { baseline, entry in
          padded("  " + baseline, 38, atEnd: true) + padded(text(of: entry.reduction), 26)
        }
    }
  }

  /// What is earned, with a headline and a line break at its end.
  static func text(of table: ReturnTable, from comparison: WorkloadComparison) -> String {
    let head =
      "\(comparison.specification.title), \(comparison.model.rawValue), "
      + "\(comparison.workload.rawValue), "
      + (comparison.tilings == 1 ? "" : "\(comparison.tilings) tilings, ")
      + "\(comparison.workload.episodes) episodes, "
      + "seeds 1 to \(comparison.seeds)"
    let width = width(of: table.rows.map(\.strategy))
    func line(_ texts: String...) -> String {
      padded(texts[0], width, atEnd: true) + texts.dropFirst().map { padded($0, 28) }.joined()
    }
    let titles = line(
      "strategy", "earned in an episode", "in the last tenth", "more than best constant")
    let rows = table.rows.map { row in
      line(
        row.strategy, text(of: row.earned), text(of: row.earnedLast),
        row.againstBestConstant.map(text) ?? "-")
    }
    let best = table.bestConstant.map { ["best constant: \($0)"] } ?? []
    return ([head, "", titles] + rows + best).joined(separator: "\n") + "\n"
  }

  /// `0.81 [0.79, 0.83]`
  private static func text(of estimate: ReturnTable.Estimate) -> String {
    // Nothing is 0.0, from whichever side.
    func decimal(_ value: Double) -> String { "\((value * 100).rounded() / 100 + 0)" }
    return "\(decimal(estimate.mean)) [\(decimal(estimate.low)), \(decimal(estimate.high))]"
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

  private static func padded(_ text: String, _ width: Int, atEnd: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return atEnd ? text + space : space + text
  }
}
