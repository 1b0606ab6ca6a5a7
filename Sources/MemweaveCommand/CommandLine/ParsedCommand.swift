/// What a command line asks for.
enum ParsedCommand: Equatable {
  /// To print this text and end well.
  case help(String)
  /// To print the version and end well.
  case version
  /// To do the command of this name, with these values.
  case run(command: String, ParsedValues)
}

/// The values of one command line, by the names in the command's table.
struct ParsedValues: Equatable {
  var arguments: [String: String] = [:]
  var texts: [String: String] = [:]
  var integers: [String: Int] = [:]
  var flags: Set<String> = []

  func contains(option name: String) -> Bool {
    texts[name] != nil || integers[name] != nil
  }
}
