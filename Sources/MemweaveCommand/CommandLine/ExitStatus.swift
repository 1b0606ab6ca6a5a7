/// What the command tells the shell.
enum ExitStatus: Int32 {
  /// All was done, and nothing differed.
  case success = 0
  /// The hardware and the reference differ, or a property is not proved.
  case mismatch = 1
  /// The command line or the description is wrong.
  case badInput = 2
  /// A tool the command needs is missing, or failed.
  case toolFailure = 3
}
