import CoSimulation
import SystemVerilog

/// Reports as one page of HTML that needs nothing else: what was reached, module by module, the holes by
/// Swift line, and the text of every module with how often each line ran. The same reports give the
/// same bytes.
public struct CoverageHTML {
  public let text: String

  /// One subject with what was measured of it.
  public struct Part {
    let report: CoverageReport
    let listings: [ModuleListing]

    public init(
      _ report: CoverageReport, _ database: CoverageDatabase, of subject: any CoverageSubject
    ) {
      self.report = report
      let measured = Set(report.modules.map { "\($0.name).sv" })
      let points = Dictionary(grouping: database.counts.counts, by: \.key.file)
      listings = subject.files.filter { measured.contains($0.name) }.map { file in
        ModuleListing(file, points[CoverageDatabase.folder + file.name] ?? [])
      }
    }
  }

  public init(_ parts: [Part]) {
    let title =
      parts.count == 1 ? "Coverage of \(parts[0].report.subject)" : "Coverage"
    var lines = Self.head(title)
    if parts.count > 1 {
      lines += Self.table(parts.map(\.report.total), first: "subject") {
        "#\(Self.anchor($0.name))"
      }
    }
    for part in parts {
      let subject = part.report.subject
      if parts.count > 1 {
        lines.append("<h2 id=\"\(Self.anchor(subject))\">\(Self.escaped(subject))</h2>")
      }
      lines.append("<p>\(part.report.runs) \(part.report.runs == 1 ? "run" : "runs")</p>")
      lines += Self.table(part.report.modules + [part.report.total], first: "module") { module in
        module.name == subject && !part.report.modules.contains(module)
          ? nil : "#\(Self.anchor(subject, module.name))"
      }
      lines += Self.holes(part.report)
      for listing in part.listings {
        lines += listing.html(anchor: Self.anchor(subject, listing.name))
      }
    }
    text = (lines + ["</body></html>"]).map { $0 + "\n" }.joined()
  }

  private static func head(_ title: String) -> [String] {
    [
      "<!DOCTYPE html>",
      "<html lang=\"en\"><head><meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width\">",
      "<title>\(escaped(title))</title>", "<style>", style, "</style></head><body>",
      "<h1>\(escaped(title))</h1>",
    ]
  }

  private static let style = """
    body { font: 15px/1.45 system-ui, sans-serif; color: #222; background: #fff; margin: 2em auto;
      max-width: 72em; padding: 0 1em }
    table { border-collapse: collapse; margin: .5em 0 1.5em }
    th, td { padding: .15em .8em; text-align: left; vertical-align: top }
    th { border-bottom: 2px solid #bbb; font-weight: 600 }
    td { border-bottom: 1px solid #eee }
    td.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
    td.few { background: #fbd9d5 }
    tr.open td:first-child { box-shadow: inset 4px 0 #c0392b }
    tr.explained { color: #666 }
    code, table.text { font: 12.5px/1.4 ui-monospace, monospace }
    table.text td { border: 0; padding: 0 .7em; white-space: pre }
    table.text td:nth-child(-n+3) { color: #777; text-align: right }
    table.text tr.reached td:last-child { background: #e3f4e1 }
    table.text tr.missed td:last-child { background: #fbd9d5 }
    table.text tr.partly td:last-child { background: #fdf0c8 }
    summary { cursor: pointer; padding: .2em 0 }
    """

  /// - Parameter link: where the first cell leads.
  private static func table(
    _ modules: [ModuleCoverage], first: String, link: (ModuleCoverage) -> String?
  ) -> [String] {
    let columns = ["line", "toggle", "cover statements", "holes", "unexplained"]
    let rows = modules.map { module in
      let name = escaped(module.name)
      let cells: [(String, Bool)] = [
        (module.lines.percentage, module.linesAccountedFor.share < CoverageGoal.usual.lines),
        (module.toggles.percentage, module.togglesAccountedFor.share < CoverageGoal.usual.toggles),
        (module.covers.fraction, false),
        ("\(module.holes.count)", false), ("\(module.open.count)", false),
      ]
      return "<tr><td>\(link(module).map { "<a href=\"\($0)\">\(name)</a>" } ?? name)</td>"
        + cells.map { "<td class=\"figure\($0.1 ? " few" : "")\">\($0.0)</td>" }.joined() + "</tr>"
    }
    let heads = ([first] + columns).map { "<th>\($0)</th>" }.joined()
    return ["<table><tr>\(heads)</tr>"] + rows + ["</table>"]
  }

  private static func holes(_ report: CoverageReport) -> [String] {
    let holes = report.total.holes
    guard !holes.isEmpty else { return ["<p>Everything was reached.</p>"] }
    let rows = holes.map { hole in
      "<tr class=\"\(hole.explanation == nil ? "open" : "explained")\">"
        + "<td><code>\(escaped(hole.place))</code></td>"
        + "<td><a href=\"#\(anchor(report.subject, hole.module))-\(hole.line)\">"
        + "\(escaped(hole.module))</a></td><td>\(hole.kind.rawValue)</td>"
        + "<td><code>\(escaped(hole.text))</code></td>"
        + "<td>\(escaped(hole.explanation ?? ""))</td></tr>"
    }
    let heads = ["Swift line", "module", "kind", "what", "why"].map { "<th>\($0)</th>" }.joined()
    return ["<h3>Not reached</h3>", "<table><tr>\(heads)</tr>"] + rows + ["</table>"]
  }

  /// A name for links: letters, digits and dashes.
  private static func anchor(_ words: String...) -> String {
    words.map { word in
      String(word.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" })
    }.joined(separator: "--")
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
