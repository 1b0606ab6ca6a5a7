import Foundation

/// The files of this package, as they lie on the disk.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct File: CustomStringConvertible {
    /// From the root of the repository.
    let path: String
    let text: String

    var description: String { path }
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The Swift files under a folder, in the order of their paths; none where there is no folder.
  static func swiftFiles(in folder: String) throws -> [File] {
    let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path())
    return try (paths?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".swift") }
      .sorted()
      .map { File(path: "\(folder)/\($0)", text: try text(of: "\(folder)/\($0)")) }
  }

  /// Every Swift file that is compiled into the library or the command.
  static func sources() throws -> [File] {
    try swiftFiles(in: "Sources") + swiftFiles(in: "templates")
  }
}
