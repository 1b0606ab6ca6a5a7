/// A report as lines for a terminal.
public struct MutationText {
  public let lines: [String]

  public init(_ report: MutationReport) {
    let total = report.total
    var lines = [
      "\(report.subject): \(total.tried) of \(report.mutants) mutants tried, \(total.summary)"
    ]
    let width = report.modules.map(\.name.count).max() ?? 0
    for module in report.modules {
      let name = module.name + String(repeating: " ", count: width - module.name.count)
      lines.append("  \(name)  \(module.summary)")
    }
    for survivor in report.survivors {
      lines.append("survived: \(survivor.mutant)")
      if let suggestion = survivor.suggestion { lines.append("  \(suggestion)") }
    }
    self.lines = lines
  }
}

extension MutationScore {
  /// `41 killed, 2 survived, 3 equivalent: 95.3 %`
  var summary: String {
    "\(killed) killed, \(survived) survived, \(equivalent) equivalent: \(percentage)"
  }
}
