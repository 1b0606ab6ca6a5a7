/// A command line that cannot be understood.
struct UsageError: Error, Hashable {
  /// What is wrong and what was expected, in one sentence.
  var message: String
  /// The command the user meant, such as `memweave cosim`.
  var command: String
  /// How that command is used.
  var usage: String

  /// What a process that ends with this error returns.
  var status: ExitStatus { .badInput }

  /// The text for standard error, with a line break at its end.
  var text: String {
    """
    Error: \(message)
    Usage: \(usage)
      See '\(command) --help' for more information.

    """
  }
}
