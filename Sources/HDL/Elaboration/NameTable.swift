import Diagnostics

/// The names in use in one module; refuses a second use, a reserved word and what is no identifier.
struct NameTable {
  private var bare: [String: Place] = [:]
  private var emitted: [String: Place] = [:]
  private let reporter: Reporter

  init(reporter: Reporter) { self.reporter = reporter }

  /// Takes a bare name, together with the names it has in the emitted text.
  mutating func claim(_ name: String, emittedAs texts: [String], at place: Place) {
    guard Naming.isIdentifier(name) else {
      reporter.report(
        Diagnostic(
          .error, "name-invalid", "'\(name)' cannot be a name in the emitted text", at: place,
          remedy: "use ASCII letters, digits and '_', beginning with a letter"))
      return
    }
    if let word = texts.first(where: { ReservedWords.contains($0) }) {
      reporter.report(
        Diagnostic(
          .error, "name-reserved", "'\(word)' is a reserved word of SystemVerilog or C++",
          at: place,
          remedy: "choose another name"))
    }
    if let other = bare.updateValue(place, forKey: name) {
      clash(name, place, other)
      return
    }
    for text in texts {
      if let other = emitted.updateValue(place, forKey: text) {
        clash(text, place, other)
        return
      }
    }
  }

  private func clash(_ name: String, _ place: Place, _ other: Place) {
    reporter.report(
      Diagnostic(
        .error, "name-clash", "two things of this module are both named '\(name)'", at: place,
        notes: [.init("the other is declared here", at: other)], remedy: "rename one of them"))
  }
}
