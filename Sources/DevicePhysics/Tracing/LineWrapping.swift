/// Breaks long lines at spaces; line ends mean nothing in SystemVerilog.
enum LineWrapping {
  static let width = 100

  /// `line` in pieces of at most `width` columns where its words allow; the later pieces are
  /// indented by four more spaces.
  static func wrapped(_ line: String) -> [String] {
    guard line.count > width else { return [line] }
    let indentation = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var current = indentation
    var hasWord = false
    for word in line.split(separator: " ") {
      if hasWord, current.count + 1 + word.count > width {
        lines.append(current)
        current = indentation + "    "
        hasWord = false
      }
      current += (hasWord ? " " : "") + word
      hasWord = true
    }
    return lines + [current]
  }
}
