import Diagnostics

extension YAMLValue {
  /// `true` or `false`, without quotes; `yes`, `on` and the like are refused.
  public func boolean() -> Bool? {
    guard let text = plainText(expecting: Expectation.boolean) else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      report(
        "wrong-type", mismatch(text, expecting: Expectation.boolean),
        remedy: Self.booleanMeant(by: text).map { "write \($0)" })
      return nil
    }
  }

  private static func booleanMeant(by text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "y", "1": true
    case "false", "no", "off", "n", "0": false
    default: nil
    }
  }

  /// A text on one line, in quotes or not.
  ///
  /// - Parameter longest: The most characters it may have.
  public func string(longest: Int = 1000) -> String? {
    guard let text = scalar(expecting: Expectation.string)?.text else { return nil }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      report(
        "wrong-type", mismatch(text, expecting: "a text on one line"),
        remedy: "leave line breaks and other control characters out")
      return nil
    }
    guard text.count <= longest else {
      report(
        "out-of-range",
        "\(label) has \(text.count) characters; expected a text of at most \(longest)")
      return nil
    }
    return text
  }

  /// One of the words of an enumeration.
  public func choice<Choice>(of type: Choice.Type) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    let words = type.allCases.map(\.rawValue)
    let expected = Expectation.choice(words)
    guard let text = scalar(expecting: expected)?.text else { return nil }
    if let choice = type.init(rawValue: text) { return choice }
    report(
      "unknown-choice", mismatch(text, expecting: expected),
      remedy: Suggestion.nearest(to: text, among: words).map { "did you mean '\($0)'?" })
    return nil
  }

  /// A name the generated files may use: `[a-z][a-z0-9-]*`, at most 48 characters.
  ///
  /// - Parameter refusal: Why a legal name is refused none the less, such as
  ///   `is a reserved word of SystemVerilog`; `nil` for a good name.
  public func identifier(refusing refusal: (String) -> String? = { _ in nil }) -> String? {
    guard let text = scalar(expecting: Expectation.identifier)?.text else { return nil }
    guard Self.isIdentifier(text) else {
      report(
        "illegal-name", mismatch(text, expecting: Expectation.identifier),
        remedy: Self.identifierMeant(by: text).map { "write \($0)" })
      return nil
    }
    guard text.utf8.count <= Self.longestIdentifier else {
      report(
        "illegal-name",
        "\(label) has \(text.utf8.count) characters; "
          + "expected a name of at most \(Self.longestIdentifier)",
        remedy: "shorten the name")
      return nil
    }
    if let reason = refusal(text) {
      report("illegal-name", "\(label) is \(text), which \(reason)", remedy: "choose another name")
      return nil
    }
    return text
  }

  static let longestIdentifier = 48

  /// The name with other capitals and word separators: `maze-walker` for `Maze_Walker`.
  private static func identifierMeant(by text: String) -> String? {
    let name = String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    return isIdentifier(name) && name.utf8.count <= longestIdentifier ? name : nil
  }

  private static func isIdentifier(_ text: String) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = text.utf8.first, letters ~= first else { return false }
    return text.utf8.allSatisfy { letters ~= $0 || digits ~= $0 || $0 == UInt8(ascii: "-") }
  }
}
