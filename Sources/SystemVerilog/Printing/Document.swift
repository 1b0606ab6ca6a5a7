/// Text that may be laid out on one line or on several: a group breaks all of its own `line`s, or none.
///
/// After Wadler, "A prettier printer" (2003), without alternatives.
indirect enum Document {
  case text(String)
  /// A space, or a new line where the group breaks.
  case line
  /// Nothing, or a new line where the group breaks.
  case softLine
  case sequence([Document])
  /// Two more columns of indentation for the lines inside.
  case indented(Document)
  case group(Document)

  /// The text from column `column` on, with new lines indented to `indentation`, within `limit` columns where possible.
  /// `reserve` columns stay free behind the last character.
  func rendered(column: Int, indentation: Int, limit: Int = 100, reserve: Int = 0) -> String {
    var text = ""
    var column = column
    layOut(
      indentation: indentation, isFlat: false, limit: limit, reserve: reserve, column: &column,
      into: &text)
    return text
  }

  /// Columns on one line.
  private var flatWidth: Int {
    switch self {
    case .text(let text): text.count
    case .line: 1
    case .softLine: 0
    case .sequence(let parts): parts.reduce(0) { $0 + $1.flatWidth }
    case .indented(let inner), .group(let inner): inner.flatWidth
    }
  }

  /// Adds the columns up to the first place where a line may end; whether there is none.
  private func addLeadingWidth(to width: inout Int) -> Bool {
    switch self {
    case .text(let text):
      width += text.count
      return true
    case .line, .softLine: return false
    case .sequence(let parts): return parts.allSatisfy { $0.addLeadingWidth(to: &width) }
    case .indented(let inner), .group(let inner): return inner.addLeadingWidth(to: &width)
    }
  }

  private func layOut(
    indentation: Int, isFlat: Bool, limit: Int, reserve: Int, column: inout Int,
    into output: inout String
  ) {
    switch self {
    case .text(let text):
      output += text
      column += text.count
    case .line, .softLine:
      if isFlat {
        if case .line = self {
          output += " "
          column += 1
        }
      } else {
        output += "\n" + String(repeating: " ", count: indentation)
        column = indentation
      }
    case .sequence(let parts):
      for (index, part) in parts.enumerated() {
        var following = 0
        let isStopped = parts[(index + 1)...].contains { !$0.addLeadingWidth(to: &following) }
        part.layOut(
          indentation: indentation, isFlat: isFlat, limit: limit,
          reserve: following + (isStopped ? 0 : reserve), column: &column, into: &output)
      }
    case .indented(let inner):
      inner.layOut(
        indentation: indentation + 2, isFlat: isFlat, limit: limit, reserve: reserve,
        column: &column, into: &output)
    case .group(let inner):
      inner.layOut(
        indentation: indentation,
        isFlat: isFlat || column + inner.flatWidth + reserve <= limit, limit: limit,
        reserve: reserve, column: &column, into: &output)
    }
  }
}
