import Diagnostics
import HDL

/// `name-clash`: two things whose names are one in the emitted text: two modules, or two
/// declarations of one module once they have their suffixes (a wire `start_i` beside an input
/// `start`), clocks and resets included.
///
/// Elaboration refuses such names with the user's own spelling; this holds for circuits put together
/// in another way.
struct NameClash: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    clashes(among: checked.circuit.modules.map { ($0.name, $0.place) }, kind: "modules")
      + checked.circuit.modules.flatMap { clashes(among: names(in: $0), kind: "declarations") }
  }

  private func names(in module: Circuit.Module) -> [(name: String, place: Place)] {
    var names: [(name: String, place: Place)] = []
    names += module.clockDomains.flatMap(\.portNames).map { ($0, module.place) }
    names += module.signals.map { ($0.emittedName, $0.place) }
    names += module.registers.map { ("\($0.name)_d", $0.place) }
    names += module.memories.map { ("\($0.name)_q", $0.place) }
    names += module.instances.map { ($0.name, $0.place) }
    return names
  }

  private func clashes(
    among names: [(name: String, place: Place)], kind: String
  ) -> [Diagnostic] {
    var first: [String: Place] = [:]
    return names.compactMap { name, place in
      guard let earlier = first[name] else {
        first[name] = place
        return nil
      }
      return Diagnostic(
        .error, "name-clash", "two \(kind) are both named '\(name)' in the emitted text",
        at: place, notes: [.init("the first is declared here", at: earlier)],
        remedy: "rename one of them")
    }
  }
}
