import Diagnostics
import Foundation

extension Maze {
  /// Most bytes a maze file may have: 65536 cells and their line breaks, with room to spare.
  static let fileSizeLimit = 1 << 20

  /// Reads a maze from a text file, as `init(parsing:file:)` reads its text.
  ///
  /// - Parameter path: as the user typed it; diagnostics say it the same way.
  /// - Throws: `DiagnosticReport`: `maze-file` when the file is missing, not a regular file, not readable, not UTF-8 text or
  ///   larger than 1 MiB; else what `init(parsing:file:)` throws.
  public init(contentsOf path: String) throws {
    try self.init(parsing: Self.text(of: path), file: path)
  }

  private static func text(of path: String) throws -> String {
    let attributes: [FileAttributeKey: Any]
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    } catch {
      throw problem(path, "there is no file '\(path)'", remedy: "check the path")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw problem(path, "'\(path)' is no regular file", remedy: "name a text file")
    }
    guard let size = attributes[.size] as? Int, size <= fileSizeLimit else {
      throw problem(
        path, "'\(path)' has more than \(fileSizeLimit) bytes", remedy: "take a smaller maze")
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw problem(
        path, "'\(path)' cannot be read", remedy: "give yourself the right to read it")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw problem(path, "'\(path)' is not UTF-8 text", remedy: "write the maze as plain text")
    }
    return text
  }

  private static func problem(_ path: String, _ message: String, remedy: String)
    -> DiagnosticReport
  {
    DiagnosticReport(
      Diagnostic(
        .error, "maze-file", message, at: Place(file: path, line: 1, column: 1), remedy: remedy))
  }
}
