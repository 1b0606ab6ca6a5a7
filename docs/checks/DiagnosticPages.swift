/// The pages of this folder, which say of each diagnostic's identifier what is wrong and how to mend
/// it, as the program carries them.
public struct DiagnosticPages: Sendable {
  /// Such as `width-mismatch`.
  public let identifier: String
  /// The page's text, Markdown.
  public let text: String

  /// In alphabetical order.
  public static let all: [DiagnosticPages] = table.map {
    DiagnosticPages(identifier: $0.identifier, text: String(decoding: $0.bytes, as: UTF8.self))
  }

  /// The page of an identifier; `nil` where there is none.
  public static func named(_ identifier: String) -> DiagnosticPages? {
    all.first { $0.identifier == identifier }
  }

  /// What is wrong, in one sentence: the first of the page.
  public var summary: String {
    let paragraph = text.split(separator: "\n\n").dropFirst().first ?? ""
    let lines = paragraph.split(separator: "\n").joined(separator: " ")
    guard let end = lines.firstRange(of: ". ") else { return lines }
    return String(lines[..<end.upperBound].dropLast())
  }

  /// The text for a terminal: without the marks that the tests fill in.
  public var plainText: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { !$0.hasPrefix("<!--") }.joined(separator: "\n")
  }
}
