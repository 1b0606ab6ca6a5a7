import Foundation

/// The files of the project that the tests hold against the code.
enum Repository {
  static func path(_ file: String, from test: String = #filePath) -> String {
    URL(filePath: test).deletingLastPathComponent().appending(path: "../../\(file)")
      .standardized.path
  }

  static func text(_ file: String) throws -> String {
    try String(contentsOfFile: path(file), encoding: .utf8)
  }

  /// True where the expected texts are to be written anew.
  static var updates: Bool { ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1" }
}
