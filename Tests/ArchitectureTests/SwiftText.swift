/// The text of a Swift file with what is not code blanked out, so that words can be looked for.
///
/// Every byte that is blanked becomes a space and line ends stay, so places in the text remain
/// true. Regular-expression literals are not known.
struct SwiftText {
  /// Without comments and without the contents of string literals; interpolations stay.
  let code: String
  /// Without comments only.
  let withoutComments: String

  init(_ text: String) {
    var lexer = Lexer(Array(text.utf8))
    lexer.run()
    code = String(decoding: lexer.code, as: UTF8.self)
    withoutComments = String(decoding: lexer.withoutComments, as: UTF8.self)
  }
}

private struct Lexer {
  private enum Context {
    /// Code; inside an interpolation it ends at the parenthesis that closes it.
    case code(openParentheses: Int)
    /// A string literal with its number of `#`, over several lines or one.
    case literal(hashes: Int, multiline: Bool)
  }

  private let text: [UInt8]
  private var place = 0
  private var contexts = [Context.code(openParentheses: 0)]
  private(set) var code: [UInt8]
  private(set) var withoutComments: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
    code = text
    withoutComments = text
  }

  mutating func run() {
    while place < text.count {
      switch contexts[contexts.count - 1] {
      case .code(let openParentheses): readCode(openParentheses)
      case .literal(let hashes, let multiline): readLiteral(hashes, multiline)
      }
    }
  }

  private mutating func readCode(_ openParentheses: Int) {
    switch text[place] {
    case UInt8(ascii: "/") where starts(with: "//"):
      while place < text.count, text[place] != UInt8(ascii: "\n") { blankComment(1) }
    case UInt8(ascii: "/") where starts(with: "/*"):
      readBlockComment()
    case UInt8(ascii: "\""), UInt8(ascii: "#"):
      readOpeningLiteral()
    case UInt8(ascii: "("):
      contexts[contexts.count - 1] = .code(openParentheses: openParentheses + 1)
      place += 1
    case UInt8(ascii: ")") where openParentheses > 0:
      contexts[contexts.count - 1] = .code(openParentheses: openParentheses - 1)
      place += 1
    case UInt8(ascii: ")") where contexts.count > 1:
      contexts.removeLast()
      place += 1
    default:
      place += 1
    }
  }

  private mutating func readLiteral(_ hashes: Int, _ multiline: Bool) {
    switch text[place] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      readMark(hashes, multiline)
    case UInt8(ascii: "\n") where !multiline:
      contexts.removeLast()
    default:
      blankLiteral(1)
    }
  }

  /// Reads the end of a literal, an escape, or the start of an interpolation.
  private mutating func readMark(_ hashes: Int, _ multiline: Bool) {
    let marks = String(repeating: "#", count: hashes)
    let end = (multiline ? "\"\"\"" : "\"") + marks
    if starts(with: end) {
      place += end.utf8.count
      contexts.removeLast()
    } else if starts(with: "\\" + marks + "(") {
      place += hashes + 2
      contexts.append(.code(openParentheses: 0))
    } else if starts(with: "\\" + marks) {
      blankLiteral(hashes + 2)
    } else {
      blankLiteral(1)
    }
  }

  /// Comments nest.
  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blankComment(2)
      } else if starts(with: "*/") {
        depth -= 1
        blankComment(2)
      } else {
        blankComment(1)
      }
    } while depth > 0 && place < text.count
  }

  /// Reads `"`, `"""` or `#"`; a `#` alone is left behind.
  private mutating func readOpeningLiteral() {
    let hashes = text[place...].prefix { $0 == UInt8(ascii: "#") }.count
    let marks = String(repeating: "#", count: hashes)
    guard starts(with: marks + "\"") else {
      place += hashes
      return
    }
    let multiline = starts(with: marks + "\"\"\"")
    contexts.append(.literal(hashes: hashes, multiline: multiline))
    place += hashes + (multiline ? 3 : 1)
  }

  private func starts(with word: String) -> Bool {
    text[place...].starts(with: word.utf8)
  }

  private mutating func blankComment(_ count: Int) {
    for at in place..<min(place + count, text.count) where text[at] != UInt8(ascii: "\n") {
      code[at] = UInt8(ascii: " ")
      withoutComments[at] = UInt8(ascii: " ")
    }
    place += count
  }

  private mutating func blankLiteral(_ count: Int) {
    for at in place..<min(place + count, text.count) where text[at] != UInt8(ascii: "\n") {
      code[at] = UInt8(ascii: " ")
    }
    place += count
  }
}
