import Diagnostics

/// A mistake found before its line is known: an operator cannot see where it stands, so the
/// statement that uses the expression reports it.
final class Problem: Sendable {
  let identifier: String
  let message: String
  /// Where, if that is known better than by the statement that uses it.
  let place: Place?
  /// Declarations that explain the mistake; each becomes a note.
  let declarations: [Declaration]
  let remedy: String?
  /// What is wrong with a Swift type, wherever it is used, is told at its first use only.
  let isOfType: Bool

  init(
    _ identifier: String, _ message: String, at place: Place? = nil,
    declarations: [Declaration?] = [], remedy: String? = nil, isOfType: Bool = false
  ) {
    self.identifier = identifier
    self.message = message
    self.place = place
    self.declarations = declarations.compactMap { $0 }
    self.remedy = remedy
    self.isOfType = isOfType
  }
}

extension Problem {
  /// The compiler left out what declarations are found by.
  static func reflectionMissing(_ what: String, isOfType: Bool = false) -> Problem {
    Problem(
      "reflection-missing",
      "\(what) cannot be found: their package is built without reflection data",
      remedy:
        "remove '-disable-reflection-metadata' and '-reflection-metadata-for-debugger-only' from "
        + "its Swift flags", isOfType: isOfType)
  }
}

extension Circuit.ValueType: CustomStringConvertible {
  /// Words for messages: `8 unsigned bits`, `8 signed bits with 4 of fraction`.
  public var description: String {
    if let enumeration { return "the enumeration '\(enumeration)'" }
    let bits = "\(width) \(isSigned ? "signed" : "unsigned") bit\(width == 1 ? "" : "s")"
    return fractionBits == 0 ? bits : "\(bits) with \(fractionBits) of fraction"
  }
}
