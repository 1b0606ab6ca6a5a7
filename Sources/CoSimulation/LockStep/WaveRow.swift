/// One signal of a story, drawn as text: a column for each cycle shown.
struct WaveRow {
  enum Course {
    /// The numbers of the columns.
    case numbers([String])
    case bits([Bool])
    /// What stands in each column; empty for nothing.
    case data([String])
    /// What is shown where it changes, and in the first column.
    case held([String])
  }

  let name: String
  private let course: Course

  init(name: String, _ course: Course) {
    self.name = name
    self.course = course
  }

  /// Characters the row needs in a column.
  var widest: Int {
    switch course {
    case .numbers(let texts), .data(let texts), .held(let texts):
      (texts.map(\.count).max() ?? 0) + 1
    case .bits: 4
    }
  }

  /// Whether there is something to be seen.
  func isActive(in columns: Range<Int>) -> Bool {
    switch course {
    case .numbers: true
    case .bits(let bits): bits[columns].contains(true)
    case .data(let texts), .held(let texts): texts[columns].contains { !$0.isEmpty }
    }
  }

  /// The row without spaces at its end.
  func drawn(_ columns: Range<Int>, margin: Int, width: Int) -> String {
    var line = Self.padded(name, margin)
    for column in columns { line += Self.padded(text(column, columns, width: width), width) }
    while line.last == " " { line.removeLast() }
    return line
  }

  private func text(_ column: Int, _ columns: Range<Int>, width: Int) -> String {
    switch course {
    case .numbers(let texts):
      return texts[column]
    case .bits(let bits):
      return bits[column]
        ? "/" + String(repeating: "-", count: width - 3) + "\\_"
        : String(repeating: "_", count: width)
    case .data(let texts):
      return texts[column].isEmpty ? "" : "|" + texts[column]
    case .held(let texts):
      let isNew = column == columns.lowerBound || texts[column] != texts[column - 1]
      return isNew && !texts[column].isEmpty ? "|" + texts[column] : ""
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
