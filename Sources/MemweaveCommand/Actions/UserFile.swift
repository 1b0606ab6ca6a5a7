import Diagnostics
import Foundation

/// Files that the user names.
enum UserFile {
  /// A greater file is no table of measurements and no device.
  private static let greatestSize = 100_000_000

  /// - Throws: `Diagnostic` where the file cannot be read, is too large or no UTF-8.
  static func text(of path: String) throws -> String {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    guard (size ?? 0) <= greatestSize else {
      throw problem(path, "it is larger than \(greatestSize / 1_000_000) MB")
    }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw problem(path, error.localizedDescription)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw problem(path, "it is not UTF-8 text")
    }
    return text
  }

  /// Writes a file wholly or not at all.
  static func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Diagnostic(
        .error, "output-not-writable", "cannot write '\(path)': \(error.localizedDescription)",
        remedy: "choose a file that can be written")
    }
  }

  private static func problem(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "file-unreadable", "cannot read '\(path)': \(reason)",
      remedy: "give the path of a text file")
  }
}
