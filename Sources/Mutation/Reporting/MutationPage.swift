/// The page `docs/results/mutation.md`: the same reports give the same bytes.
public struct MutationPage {
  public let text: String

  /// - Parameters:
  ///   - accelerators: the shipped ones.
  ///   - components: those of the library.
  public init(accelerators: [MutationReport], components: [MutationReport]) {
    var lines = Self.head
    for report in accelerators {
      lines += ["", "## \(report.subject)", "", Self.sentence(report), ""]
      lines += Self.table(report.modules + [report.total], first: "module")
      lines += Self.kinds(report)
      lines += Self.survivors(report)
    }
    if !components.isEmpty {
      lines += ["", "## Components of the library", ""]
      lines += Self.table(components.map(\.total), first: "component")
    }
    for report in components { lines += Self.survivors(report) }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static let head = [
    "# Mutants", "",
    "Faults put into the hardware on purpose, and whether the tests notice. Written by",
    "`make mutation`; [co-simulation](../co-simulation.md#mutants) says how it is done.", "",
    "The score is the part of the mutants that a test noticed, without those that Yosys proved",
    "equivalent.",
  ]

  private static func sentence(_ report: MutationReport) -> String {
    let all = report.total.tried == report.mutants
    return all
      ? "All \(report.mutants) mutants, held against the shipped co-simulation."
      : "\(report.total.tried) of \(report.mutants) mutants, held against the shipped co-simulation."
  }

  private static func table(_ scores: [MutationScore], first: String) -> [String] {
    [
      "| \(first) | mutants | killed | equivalent | survived | score |",
      "|---|--:|--:|--:|--:|--:|",
    ]
      + scores.map {
        "| \($0.name) | \($0.tried) | \($0.killed) | \($0.equivalent) | \($0.survived) "
          + "| \($0.percentage) |"
      }
  }

  /// The scores by kind of mutant.
  private static func kinds(_ report: MutationReport) -> [String] {
    let groups = Dictionary(grouping: report.results, by: \.mutant.kind)
    let scores = MutationKind.allCases.compactMap { kind in
      groups[kind].map { MutationScore(kind.rawValue, $0) }
    }
    return [""] + table(scores, first: "kind")
  }

  private static func survivors(_ report: MutationReport) -> [String] {
    guard !report.survivors.isEmpty else { return [] }
    return ["", "Survivors of \(report.subject):", ""]
      + report.survivors.map { survivor in
        "- `\(survivor.mutant.module)`, \(survivor.mutant.place), `\(survivor.mutant.subject)`: "
          + "\(survivor.mutant.kind.rawValue): `\(survivor.mutant.change)`"
          + (survivor.suggestion.map { ". To notice it: \($0)" } ?? "")
      }
  }
}
