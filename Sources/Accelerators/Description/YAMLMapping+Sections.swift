import Diagnostics
import YAML

extension YAMLMapping {
  /// A mapping that may be left out; then it is decoded from nothing, so that every default holds.
  mutating func section<Value>(
    _ key: String, _ body: (inout YAMLMapping) -> Value?
  ) -> Value? {
    if let value = valueIfPresent(key) { return value.mapping(body) }
    var empty = decoder.mapping(YAMLNode(.mapping([]), at: place), of: key)
    return body(&empty)
  }

  /// Reports values that do not fit together, at one of them.
  func report(_ identifier: String, key: String, _ message: String, remedy: String? = nil) {
    decoder.report(
      Diagnostic(.error, identifier, message, at: place(of: key), remedy: remedy))
  }
}
