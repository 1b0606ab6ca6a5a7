/// What to do about the commonest complaints of libyaml, whose own words say little.
enum SyntaxRemedy {
  private static let remedies: [(part: String, remedy: String)] = [
    (
      "mapping values are not allowed",
      "start each key on a line of its own, and put a text that holds ': ' in quotes"
    ),
    (
      "block sequence entries are not allowed",
      "start each '- ' on a line of its own, and put a text that begins with '- ' in quotes"
    ),
    (
      "did not find expected key",
      "start all keys of one mapping in the same column"
    ),
    (
      "did not find expected '-' indicator",
      "start all '-' of one list in the same column"
    ),
    ("could not find expected ':'", "write 'key: value' with a space after the colon"),
    ("did not find expected ',' or ']'", "close the list with ']', its elements apart by ','"),
    ("did not find expected ',' or '}'", "close the mapping with '}', its keys apart by ','"),
    ("unexpected end of stream", "close the text with the quotation mark it began with"),
    ("cannot start any token", "put a text that begins with this character in quotes"),
    ("unknown escape character", "write the text in single quotes, or '\\' as '\\\\'"),
  ]

  /// The remedy for a complaint, or `nil` where libyaml's words must do.
  static func remedy(for problem: String) -> String? {
    remedies.first { problem.contains($0.part) }?.remedy
  }
}
