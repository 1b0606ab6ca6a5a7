/// One command of the command line, as a table: what it is called and what it takes.
struct Command: Sendable {
  /// A word without dashes, known by its position. Those that may be left out come last.
  struct Argument: Sendable {
    /// In lower case, as it stands between `<` and `>` in the help.
    var name: String
    var isRequired = true
    var help: String

    /// `<name>`, in brackets where it may be left out.
    var usage: String { isRequired ? "<\(name)>" : "[<\(name)>]" }
  }

  /// A value behind `--name`.
  struct Option: Sendable {
    enum Value: Sendable {
      case text
      /// A whole number in decimal digits.
      case integer(ClosedRange<Int>)
      /// One of these words.
      case word([String])
    }

    /// Without the dashes.
    var name: String
    /// A letter for `-o`.
    var short: Character?
    /// The value as it stands between `<` and `>` in the help.
    var valueName: String
    var value: Value
    var isRequired = false
    var help: String

    /// With its value: `--seed <seed>`.
    var usage: String { "--\(name) <\(valueName)>" }
  }

  /// A `--name` that is there or not.
  struct Flag: Sendable {
    /// Without the dashes.
    var name: String
    var help: String
  }

  var name: String
  /// One sentence.
  var summary: String
  /// What else there is to say, below the summary.
  var discussion = ""
  var arguments: [Argument] = []
  var options: [Option] = []
  var flags: [Flag] = []
  /// Either these or arguments.
  var subcommands: [Command] = []
}
