/// A text that was generated, and the name of the file it belongs into.
public struct GeneratedText: Sendable, Hashable {
  /// The file's name, without a folder.
  public var name: String
  public var text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
