/// A user's text, made fit to stand in a one-line message.
public enum Excerpt {
  /// In characters.
  public static let longest = 40

  /// The text on one line, cut after 40 characters; what is not seen is told by its number.
  public static func of(_ text: String) -> String {
    var line = ""
    for (index, character) in text.enumerated() {
      if index == longest { return line + "…" }
      line += character.unicodeScalars.map(visible).joined()
    }
    return line
  }

  /// The text as it stands in a sentence: in quotes where it would not be seen or could be taken for
  /// a part of the sentence.
  public static func inSentence(_ text: String) -> String {
    if text.isEmpty { return "empty" }
    let isClear = text.first != " " && text.last != " " && !text.contains { ";:".contains($0) }
    return isClear ? of(text) : "'\(of(text))'"
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: isSeen(scalar) ? "\(scalar)" : "\\u{\(hexadecimal(scalar))}"
    }
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    String(scalar.value, radix: 16, uppercase: true)
  }
}
