/// An `import` in a Swift file.
struct Import: Hashable {
  let module: String
  /// Counted from 1.
  let line: Int
}

/// Finds the imports of a Swift file, those under `#if` too.
enum ImportScanner {
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor", "macro",
  ]
  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  static func imports(in text: String) -> [Import] {
    var found: [Import] = []
    let lines = SwiftText(text).code.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      for statement in line.split(separator: ";") {
        if let module = module(importedBy: statement) {
          found.append(Import(module: module, line: index + 1))
        }
      }
    }
    return found
  }

  private static func module(importedBy statement: Substring) -> String? {
    var words = statement.split(whereSeparator: \.isWhitespace)[...]
    while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) {
      words.removeFirst()
      // An attribute's argument may stand apart from it: `@_spi (Testing)`.
      if word.hasPrefix("@"), words.first?.hasPrefix("(") == true { words.removeFirst() }
    }
    guard words.popFirst() == "import" else { return nil }
    if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
    guard let name = words.first?.drop(while: { $0 == "`" }) else { return nil }
    return String(name.prefix { $0 != "." && $0 != "`" })
  }
}
