import Diagnostics

@testable import YAML

/// The rendered diagnostics of a text that must not parse; empty where it does.
func problemsParsing(_ text: String) -> String {
  do {
    _ = try YAMLNode.parse(text, file: "a.yaml")
    return ""
  } catch {
    return error.description
  }
}

/// The rendered diagnostics of decoding a text; empty where all is well.
func problems<Value>(_ text: String, _ body: (inout YAMLMapping) -> Value?) -> String {
  do {
    let node = try YAMLNode.parse(text, file: "a.yaml")
    _ = try YAMLDecoder.decode(node, of: "the description", body)
    return ""
  } catch {
    return error.description
  }
}

/// The value decoded from a text without any problem; `nil` otherwise.
func decoded<Value>(_ text: String, _ body: (inout YAMLMapping) -> Value?) -> Value? {
  guard let node = try? YAMLNode.parse(text, file: "a.yaml") else { return nil }
  return try? YAMLDecoder.decode(node, of: "the description", body)
}

enum Rounding: String, CaseIterable {
  case nearest, truncate, stochastic
}
