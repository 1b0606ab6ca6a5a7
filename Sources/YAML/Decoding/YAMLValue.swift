import Diagnostics

/// A node about to be decoded. Each reading returns `nil` after reporting what is wrong.
public struct YAMLValue {
  public let node: YAMLNode
  /// What the messages call it, such as `bits` or `layers[2]`.
  public let name: String
  /// The name as it begins a sentence: `'bits'`, but `the description`.
  let label: String
  /// The keys that lead to it from the root.
  let path: [String]
  /// The key, or the node itself where it has none.
  let place: Place
  let decoder: YAMLDecoder

  /// Reports a problem at the value.
  public func report(_ identifier: String, _ message: String, remedy: String? = nil) {
    decoder.report(Diagnostic(.error, identifier, message, at: node.place, remedy: remedy))
  }

  /// The text of a scalar; `nil` after a diagnostic for a list, a mapping or no value.
  func scalar(expecting expected: String) -> YAMLScalar? {
    switch node.content {
    case .scalar(let scalar) where scalar.isNothing:
      report(
        "missing-value", "\(label) has no value; expected \(expected)",
        remedy: "write a value after '\(name):', or remove the key")
    case .scalar(let scalar):
      return scalar
    case .sequence:
      report("wrong-type", "\(label) is a list; expected \(expected)")
    case .mapping:
      report("wrong-type", "\(label) is a mapping; expected \(expected)")
    }
    return nil
  }

  /// The text of a scalar without quotes; `nil` after a diagnostic.
  func plainText(expecting expected: String) -> String? {
    guard let scalar = scalar(expecting: expected) else { return nil }
    guard scalar.style == .plain else {
      report(
        "wrong-type", "\(label) is a text in quotes; expected \(expected)",
        remedy: "write it without quotes")
      return nil
    }
    return scalar.text
  }

  /// `'bits' is 32; expected a whole number from 4 to 16`
  func mismatch(_ text: String, expecting expected: String) -> String {
    "\(label) is \(Excerpt.inSentence(text)); expected \(expected)"
  }
}
