/// A report as lines for a terminal.
public struct CoverageText {
  public let lines: [String]

  public init(_ report: CoverageReport) {
    let rows = report.modules + [report.total]
    let width = max(6, rows.map(\.name.count).max() ?? 0)
    func row(_ name: String, _ cells: [String]) -> String {
      let gap = String(repeating: " ", count: max(0, width - name.count))
      let padded = cells.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }
      return name + gap + padded.joined()
    }
    let runs = "\(report.runs) \(report.runs == 1 ? "run" : "runs")"
    var lines = [
      "\(report.subject): coverage of \(runs)", row("module", ["line", "toggle", "cover"]),
    ]
    for module in rows {
      lines.append(
        row(
          module.name,
          [
            module.lines.percentage, module.toggles.percentage,
            "\(module.covers.reached)/\(module.covers.all)",
          ]))
    }
    for hole in report.total.holes {
      lines.append(
        "not reached: \(hole.place): \(hole.module), \(hole.kind.rawValue): \(hole.text)"
          + (hole.explanation.map { "\n  \($0)" } ?? ""))
    }
    self.lines = lines
  }
}
