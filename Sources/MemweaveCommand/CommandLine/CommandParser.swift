import Diagnostics

extension Command {
  /// Understands a command line.
  ///
  /// `--help` or `-h` anywhere before `--`, and `help` in the place of a subcommand, ask for help,
  /// whatever else is wrong.
  ///
  /// - Parameter words: Without the name of the program.
  func parse(_ words: [String]) throws(UsageError) -> ParsedCommand {
    try parse(words[...], path: name)
  }

  private func parse(
    _ words: ArraySlice<String>, path: String
  ) throws(UsageError) -> ParsedCommand {
    if let first = words.first, !subcommands.isEmpty, !first.hasPrefix("-") {
      if first == "help" {
        return try helpOnSubcommand(words.dropFirst(), path: path)
      }
      let next = try subcommand(first, path: path)
      return try next.parse(words.dropFirst(), path: "\(path) \(next.name)")
    }
    let optionWords = words.prefix { $0 != "--" }
    if optionWords.contains("--help") || optionWords.contains("-h") {
      return .help(help(path: path))
    }
    if optionWords.contains("--version") { return .version }
    guard subcommands.isEmpty else {
      guard let word = words.first else { return .help(help(path: path)) }
      throw unknown("option", word, among: ["--help", "--version"], path: path)
    }
    var scan = CommandScan(self, words, path: path)
    return .run(command: name, try scan.readAll())
  }

  private func helpOnSubcommand(
    _ words: ArraySlice<String>, path: String
  ) throws(UsageError) -> ParsedCommand {
    let named = words.filter { !$0.hasPrefix("-") }
    guard let first = named.first else { return .help(help(path: path)) }
    let next = try subcommand(first, path: path)
    return .help(next.help(path: "\(path) \(next.name)"))
  }

  private func subcommand(_ word: String, path: String) throws(UsageError) -> Command {
    if let command = subcommands.first(where: { $0.name == word }) { return command }
    throw unknown("subcommand", word, among: subcommands.map(\.name), path: path)
  }

  /// `Unknown option '--sede'. Did you mean '--seed'?`
  func unknown(
    _ kind: String, _ word: String, among known: [String], path: String
  ) -> UsageError {
    let nearest = Suggestion.nearest(to: word, among: known)
    return error(
      "Unknown \(kind) '\(word)'" + (nearest.map { ". Did you mean '\($0)'?" } ?? ""), path: path)
  }

  func error(_ message: String, path: String) -> UsageError {
    UsageError(message: message, command: path, usage: usage(path: path))
  }
}
