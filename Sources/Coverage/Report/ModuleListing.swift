import CoSimulation
import SystemVerilog

/// A module's text with what was reached at each line.
struct ModuleListing {
  /// The module's name.
  let name: String
  private let file: SystemVerilogFile
  /// How often lines ran, or `cover` statements were met.
  private var counts: [Int: UInt64] = [:]
  /// The signals that lines declare.
  private var signals: [Int: SignalBits] = [:]

  init(_ file: SystemVerilogFile, _ points: [(key: CoveragePoint, value: UInt64)]) {
    self.file = file
    name = String(file.name.dropLast(3))
    for (point, count) in points {
      if let edge = point.edge {
        // Several signals of a line are told apart by their columns.
        let bit = SignalBits.parts(of: edge.bit).bit + point.column << 20
        signals[point.line, default: SignalBits()].note(
          bit: bit, rises: edge.rises, isSeen: count > 0)
      }
      for line in point.lineNumbers { counts[line] = max(counts[line] ?? 0, count) }
    }
  }

  func html(anchor: String) -> [String] {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let rows = lines.enumerated().map { index, text in
      let number = index + 1
      let (figure, mark) = figure(of: number)
      let place = file.places[number].map { "\($0)" } ?? ""
      return "<tr id=\"\(anchor)-\(number)\"\(mark.map { " class=\"\($0)\"" } ?? "")>"
        + "<td>\(CoverageHTML.escaped(place))</td><td>\(number)</td><td>\(figure)</td>"
        + "<td>\(CoverageHTML.escaped(String(text)))</td></tr>"
    }
    return [
      "<details id=\"\(anchor)\"><summary>\(CoverageHTML.escaped(file.name))</summary>",
      "<table class=\"text\"><tr><th>Swift line</th><th>line</th><th>reached</th><th></th></tr>",
    ] + rows + ["</table></details>"]
  }

  /// What stands beside a line, and how it is marked.
  private func figure(of line: Int) -> (text: String, mark: String?) {
    // What comes of no Swift line does not count.
    guard file.places[line] != nil else { return ("", nil) }
    if let count = counts[line] { return ("\(count)", count > 0 ? "reached" : "missed") }
    guard let ratio = signals[line]?.ratio else { return ("", nil) }
    let mark = ratio.reached == ratio.all ? "reached" : ratio.reached == 0 ? "missed" : "partly"
    return ("\(ratio.reached)/\(ratio.all)", mark)
  }
}
