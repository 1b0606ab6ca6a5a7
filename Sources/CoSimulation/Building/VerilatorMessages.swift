import Diagnostics

/// Verilator's own words as problems with places.
enum VerilatorMessages {
  /// One problem for each line like `%Error: rtl/tile.sv:5:16: syntax error` or
  /// `%Warning-WIDTH: rtl/tile.sv:3:9: …`; the lines below it (the source line, the mark under it)
  /// become notes. Verilator ends on warnings too, so all are errors. Empty when there are none.
  static func diagnostics(in output: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for line in output.split(whereSeparator: \.isNewline) {
      if let diagnostic = head(of: line) {
        diagnostics.append(diagnostic)
      } else if line.hasPrefix("%") {
        continue
      } else if !diagnostics.isEmpty {
        diagnostics[diagnostics.count - 1].notes.append(.init(String(line)))
      }
    }
    return diagnostics
  }

  private static func head(of line: Substring) -> Diagnostic? {
    guard
      let match = line.wholeMatch(
        of: /%(?:Error|Warning)(?:-([A-Z0-9_]+))?: (.+?):([0-9]+):(?:([0-9]+):)? (.*)/),
      let number = Int(match.3)
    else { return nil }
    let code = match.1.map { "verilator-\($0.lowercased())" } ?? "verilator-error"
    return Diagnostic(
      .error, code, String(match.5),
      at: Place(
        file: String(match.2), line: number, column: match.4.flatMap { Int($0) }))
  }
}
