/// The rooms and tests that `Package.swift` names, read from its text.
struct Manifest {
  private(set) var rooms: [Room] = []
  /// The test targets; `sees` is what they depend on.
  private(set) var tests: [Room] = []

  private static let roomCalls = ["room(", ".target(", ".executableTarget(", ".systemLibrary("]
  private static let testCalls = ["tests(of:", ".testTarget("]

  init(_ text: String) {
    let code = SwiftText(text).withoutComments
    // What stands before is the helper functions, which make targets without naming them.
    guard let start = code.firstRange(of: "targets: [\n")?.upperBound else { return }
    let targets = code[start...]
    for call in Self.roomCalls {
      for arguments in Self.arguments(of: call, in: targets) {
        guard let name = Self.strings(in: arguments).first else { continue }
        let path = Self.strings(in: Self.value(of: "path:", in: arguments) ?? "").first
        rooms.append(
          Room(
            name: name, sees: Self.names(after: ["sees:", "dependencies:"], in: arguments),
            path: path ?? "Sources/\(name)"))
      }
    }
    for call in Self.testCalls {
      for arguments in Self.arguments(of: call, in: targets) {
        guard let subject = Self.strings(in: arguments).first else { continue }
        let isOfARoom = call == "tests(of:"
        let name = isOfARoom ? "\(subject)Tests" : subject
        let named = Self.names(after: ["with:", "dependencies:"], in: arguments)
        tests.append(
          Room(
            name: name, sees: isOfARoom ? named.union([subject]) : named, path: "Tests/\(name)"))
      }
    }
  }

  /// The text between the parentheses of every such call.
  private static func arguments(of call: String, in text: Substring) -> [Substring] {
    text.ranges(of: call).compactMap { range in
      let isWholeWord = text[..<range.lowerBound].last.map { !$0.isLetter && !$0.isNumber } ?? true
      guard isWholeWord else { return nil }
      var depth = 1
      let rest = text[range.upperBound...]
      let end = rest.firstIndex { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth == 0
      }
      return rest[..<(end ?? rest.endIndex)]
    }
  }

  private static func names(after labels: [String], in arguments: Substring) -> Set<String> {
    for label in labels {
      if let value = value(of: label, in: arguments) {
        return Set(strings(in: value.prefix { $0 != "]" }))
      }
    }
    return []
  }

  private static func value(of label: String, in arguments: Substring) -> Substring? {
    arguments.firstRange(of: label).map { arguments[$0.upperBound...] }
  }

  private static func strings(in text: Substring) -> [String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }
}
