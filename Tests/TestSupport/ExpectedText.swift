import Foundation

/// Texts that tests expect, recorded in a folder.
///
/// With `UPDATE_EXPECTED` in the environment a text is recorded anew before it is compared.
public struct ExpectedTexts {
  private let folder: URL

  public init(in folder: URL) {
    self.folder = folder
  }

  /// The folder `Expected` beside a test's file.
  public init(besides file: String = #filePath) {
    folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Expected")
  }

  /// The recorded text of that name, which `text` should equal.
  public func recorded(_ name: String, for text: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    return try String(contentsOf: url, encoding: .utf8)
  }
}
