import Diagnostics

/// One node of a description: a scalar, a sequence or a mapping, and where it stands.
public struct YAMLNode: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    /// In the order of the text; no key stands twice.
    case mapping([YAMLEntry])
  }

  public var content: Content
  /// The first character of the node, with the file as the user typed it.
  public var place: Place

  public init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }
}

/// The text of a scalar, and whether it stood in quotes.
public struct YAMLScalar: Sendable, Hashable {
  /// How the text was written; only a plain text can be a number, a boolean or nothing.
  public enum Style: Sendable, Hashable {
    case plain
    /// In single or double quotes, or a block of lines after `|` or `>`.
    case quoted
  }

  public var text: String
  public var style: Style

  public init(_ text: String, style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// True for a plain empty text, `~` and `null`: the key was written, the value was not.
  public var isNothing: Bool {
    style == .plain && ["", "~", "null", "Null", "NULL"].contains(text)
  }
}

/// One `key: value` of a mapping.
public struct YAMLEntry: Sendable, Hashable {
  public var key: String
  public var keyPlace: Place
  public var value: YAMLNode

  public init(_ key: String, at keyPlace: Place, value: YAMLNode) {
    self.key = key
    self.keyPlace = keyPlace
    self.value = value
  }
}
