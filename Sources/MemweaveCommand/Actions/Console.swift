import Foundation

/// The two streams of the terminal.
enum Console {
  static func print(_ text: String) {
    write(text + "\n", to: .standardOutput)
  }

  static func printError(_ text: String) {
    write(text + "\n", to: .standardError)
  }

  /// Text as it is, for what ends in a line break already.
  static func write(_ text: String, to stream: FileHandle) {
    try? stream.write(contentsOf: Data(text.utf8))
  }

  /// Standard error is a person's terminal.
  static var showsProgress: Bool { isatty(2) != 0 }
}
