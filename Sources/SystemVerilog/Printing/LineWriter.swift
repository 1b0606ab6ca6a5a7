import Diagnostics

/// Collects lines of at most 100 columns, indented by two spaces a level.
struct LineWriter {
  static let limit = 100

  private(set) var lines: [String] = []
  /// The user's places of the lines that have one, by the lines' numbers from 1.
  private(set) var places: [Int: Place] = [:]
  var level = 0

  var text: String { lines.joined(separator: "\n") + "\n" }
  var indentation: Int { level * 2 }

  mutating func write(_ line: String = "") {
    lines.append(line.isEmpty ? "" : String(repeating: " ", count: indentation) + line)
  }

  /// A line without indentation, for compiler directives.
  mutating func directive(_ line: String) {
    lines.append(line)
  }

  /// Lays out a document as lines; the comment goes behind the last line, or above where that is too long.
  ///
  /// - Parameter place: the user's, of the lines; `nil` where none is known.
  mutating func write(_ document: Document, comment: String = "", at place: Place? = nil) {
    let body = document.rendered(column: indentation, indentation: indentation)
    let rows = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard !comment.isEmpty else { return append(rows, at: place) }
    let comment = Self.printable(comment)
    let columns = indentation + (rows.first?.count ?? 0) + 5 + comment.count
    if rows.count == 1, columns <= Self.limit, !comment.contains("\n") {
      append([rows[0] + "  // " + comment], at: place)
    } else {
      writeComment(comment)
      append(rows, at: place)
    }
  }

  /// The first row gets the indentation; the others have it from the layout.
  private mutating func append(_ rows: [String], at place: Place?) {
    for (index, row) in rows.enumerated() {
      if index == 0 { write(row) } else { lines.append(row) }
      places[lines.count] = place
    }
  }

  /// A comment of as many lines as it needs.
  mutating func writeComment(_ comment: String) {
    let room = Self.limit - indentation - 3
    let paragraphs = Self.printable(comment).split(
      separator: "\n", omittingEmptySubsequences: false)
    for paragraph in paragraphs {
      var row = ""
      for word in paragraph.split(separator: " ") {
        if !row.isEmpty, row.count + 1 + word.count > room {
          write("// " + row)
          row = ""
        }
        row += row.isEmpty ? String(word) : " " + word
      }
      write(row.isEmpty ? "//" : "// " + row)
    }
  }

  /// What a user wrote, without what would end the comment in the middle or confuse a tool: every kind of line
  /// break is one, other control characters are spaces.
  private static func printable(_ comment: String) -> String {
    String(
      comment.map { character in
        if character.isNewline { return "\n" }
        return character.unicodeScalars.contains { $0.properties.generalCategory == .control }
          ? " " : character
      })
  }

  mutating func indented(_ body: (inout LineWriter) -> Void) {
    level += 1
    body(&self)
    level -= 1
  }
}
