import Diagnostics

/// One SystemVerilog file of a design: its name in messages, and its text.
///
/// The model is built from a private copy of the texts, so an edit during the build mixes nothing,
/// and a file that is not listed cannot slip in past the cache.
public struct ModelSource: Sendable, Hashable {
  /// The path relative to the RTL folder, as messages show it (`rtl/tile.sv`).
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, text: String) {
    self.name = name
    bytes = Array(text.utf8)
  }

  /// Reads `folder/name`.
  ///
  /// - Throws: `Diagnostic` when the file cannot be read.
  public init(name: String, in folder: String) throws(Diagnostic) {
    let path = "\(folder)/\(name)"
    guard let bytes = FileSystem.contents(of: path) else {
      throw Diagnostic(
        .error, "source-unreadable", "the source file cannot be read: \(FileSystem.lastError())",
        at: Place(file: path, line: 1))
    }
    self.name = name
    self.bytes = bytes
  }
}
