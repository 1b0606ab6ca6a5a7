/// One pass over the words behind a command without subcommands.
struct CommandScan {
  private let command: Command
  private let path: String
  private var words: ArraySlice<String>
  private var values = ParsedValues()

  init(_ command: Command, _ words: ArraySlice<String>, path: String) {
    self.command = command
    self.words = words
    self.path = path
  }

  /// Reads every word, then checks that nothing required is missing.
  mutating func readAll() throws(UsageError) -> ParsedValues {
    while let word = words.popFirst() {
      if word == "--" {
        while let argument = words.popFirst() { try take(argument: argument) }
      } else if word.hasPrefix("-"), word != "-" {
        try take(option: word)
      } else {
        try take(argument: word)
      }
    }
    try checkRequired()
    return values
  }

  private mutating func take(argument word: String) throws(UsageError) {
    guard values.arguments.count < command.arguments.count else {
      throw error("Unexpected argument '\(word)'")
    }
    let argument = command.arguments[values.arguments.count]
    guard !word.isEmpty else { throw error("The argument '<\(argument.name)>' is empty") }
    values.arguments[argument.name] = word
  }

  private mutating func take(option word: String) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    let joined = parts.count > 1 ? String(parts[1]) : nil
    if let option = command.options.first(where: { Self.spellings(of: $0).contains(spelling) }) {
      if let joined {
        try set(option, joined)
      } else {
        try set(option, nextValue(for: option))
      }
    } else if let flag = command.flags.first(where: { "--\($0.name)" == spelling }) {
      guard joined == nil else { throw error("The flag '\(spelling)' takes no value") }
      guard values.flags.insert(flag.name).inserted else {
        throw error("The flag '\(spelling)' is given twice")
      }
    } else {
      throw command.unknown("option", spelling, among: longSpellings, path: path)
    }
  }

  /// Whether a word is no option: a negative number, with or without a unit, is none.
  private func isValue(_ word: String) -> Bool {
    word == "-" || !word.hasPrefix("-") || word.dropFirst().first?.isNumber == true
  }

  /// The next word, unless it is an option itself.
  private mutating func nextValue(for option: Command.Option) throws(UsageError) -> String {
    guard let word = words.first, isValue(word) else {
      throw error("Missing value for '\(option.usage)'")
    }
    words.removeFirst()
    return word
  }

  private mutating func set(_ option: Command.Option, _ text: String) throws(UsageError) {
    guard !values.contains(option: option.name) else {
      throw error("The option '--\(option.name)' is given twice")
    }
    guard !text.isEmpty else { throw error("Missing value for '\(option.usage)'") }
    switch option.value {
    case .text:
      values.texts[option.name] = text
    case .integer(let range):
      guard let value = Self.integer(text), range.contains(value) else {
        throw error(
          "The value '\(text)' is invalid for '\(option.usage)': expected a whole number "
            + "from \(range.lowerBound) to \(range.upperBound)")
      }
      values.integers[option.name] = value
    case .word(let words):
      guard words.contains(text) else {
        throw error(
          "The value '\(text)' is invalid for '\(option.usage)': expected one of "
            + words.joined(separator: ", "))
      }
      values.texts[option.name] = text
    }
  }

  private func checkRequired() throws(UsageError) {
    let expected = command.arguments.filter(\.isRequired)
    if let missing = expected.first(where: { values.arguments[$0.name] == nil }) {
      throw error("Missing expected argument '<\(missing.name)>'")
    }
    let required = command.options.filter(\.isRequired)
    if let missing = required.first(where: { !values.contains(option: $0.name) }) {
      throw error("Missing expected option '\(missing.usage)'")
    }
  }

  /// Only long names are near enough to one another to be worth a suggestion.
  private var longSpellings: [String] {
    (command.options.map(\.name) + command.flags.map(\.name) + ["help", "version"])
      .map { "--\($0)" }
  }

  private static func spellings(of option: Command.Option) -> [String] {
    ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
  }

  /// Decimal digits, with `-` at most before them.
  private static func integer(_ text: String) -> Int? {
    text.hasPrefix("+") ? nil : Int(text)
  }

  private func error(_ message: String) -> UsageError {
    command.error(message, path: path)
  }
}
