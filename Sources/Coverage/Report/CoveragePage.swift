/// The page `docs/results/coverage.md`: the same reports give the same bytes.
public struct CoveragePage {
  public let text: String

  /// - Parameters:
  ///   - accelerators: told module by module.
  ///   - components: of the library, each in one line.
  public init(accelerators: [CoverageReport], components: [CoverageReport]) {
    var lines = Self.head
    for report in accelerators {
      lines += ["", "## \(report.subject)", ""]
      lines += Self.table(report.modules + [report.total], first: "module")
      lines += Self.holes(of: [report])
    }
    if !components.isEmpty {
      lines += ["", "## Components of the library", ""]
      lines += Self.table(components.map(\.total), first: "component")
      lines += Self.holes(of: components)
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static let head = [
    "# Coverage", "",
    "How much of the hardware its shipped tests reach. Written by `make coverage`;",
    "[co-simulation](../co-simulation.md#coverage) says how it is measured.", "",
    "The goal is 95 % of the lines and 90 % of the bits of every module, reached or explained beside the",
    "component.",
  ]

  private static func table(_ modules: [ModuleCoverage], first: String) -> [String] {
    [
      "| \(first) | line | toggle | cover statements | holes explained | holes open |",
      "|---|--:|--:|--:|--:|--:|",
    ]
      + modules.map { module in
        "| \(module.name) | \(module.lines.percentage) | \(module.toggles.percentage) "
          + "| \(module.covers.fraction) "
          + "| \(module.holes.count - module.open.count) | \(module.open.count) |"
      }
  }

  private static func holes(of reports: [CoverageReport]) -> [String] {
    let holes = reports.flatMap(\.total.holes)
    guard !holes.isEmpty else { return [] }
    return ["", "Not reached:", ""]
      + holes.map { hole in
        "- \(hole.place), `\(hole.module)`: \(hole.kind.rawValue) `\(hole.text)`"
          + (hole.explanation.map { ". \($0)" } ?? "")
      }
  }
}
