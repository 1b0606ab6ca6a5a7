/// A text that was generated, and the name of the file it belongs into.
public struct GeneratedText: Sendable, Hashable {
  /// The file's name, without a folder.
  public var name: String
  public var text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The names of files, one a line, in the order in which tools read them.
  static func filelist(_ name: String, _ sources: [GeneratedText]) -> GeneratedText {
    GeneratedText(name: name, text: sources.map { $0.name + "\n" }.joined())
  }
}
