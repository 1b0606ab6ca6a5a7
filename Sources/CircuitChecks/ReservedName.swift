import Diagnostics
import HDL

/// `name-reserved` and `name-invalid`: names that are words of SystemVerilog or C++, or no identifiers,
/// in the emitted text.
///
/// Elaboration refuses such names with the user's own spelling; this holds for circuits put together
/// in another way.
struct ReservedName: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.circuit.modules.flatMap { module -> [Diagnostic] in
      var names = [(module.name, module.place)]
      names += module.signals.map { ($0.emittedName, $0.place) }
      names += module.memories.map { ("\($0.name)_q", $0.place) }
      names += module.instances.map { ($0.name, $0.place) }
      names += module.enumerations.flatMap { enumeration in
        ([enumeration.name] + enumeration.cases.map(\.name)).map { ($0, module.place) }
      }
      return names.compactMap { finding($0, at: $1) }
    }
  }

  private func finding(_ name: String, at place: Place) -> Diagnostic? {
    guard Naming.isIdentifier(name) else {
      return Diagnostic(
        .error, "name-invalid", "'\(name)' cannot be a name in the emitted text", at: place,
        remedy: "use ASCII letters, digits and '_', beginning with a letter")
    }
    guard ReservedWords.contains(name) else { return nil }
    return Diagnostic(
      .error, "name-reserved", "'\(name)' is a reserved word of SystemVerilog or C++", at: place,
      remedy: "choose another name")
  }
}
