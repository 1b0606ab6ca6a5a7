import Diagnostics
import HDL

/// `unused-signal` (warning): an input, wire, register, constant or memory that nothing reads.
///
/// Elements of an array count as read when any of them is.
struct UnusedSignal: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      let readArrays = Set(
        facts.module.signals.filter { facts.readNames.contains($0.name) }
          .compactMap(\.element?.array))
      let signals = facts.module.signals.filter { signal in
        signal.role != .output && !facts.readNames.contains(signal.name)
          && !(signal.element.map { readArrays.contains($0.array) } ?? false)
      }
      let memories = facts.module.memories.filter { !facts.readNames.contains($0.name) }
      return signals.map { unused($0.roleName, $0.element?.array ?? $0.name, at: $0.place) }
        + memories.map { unused("memory", $0.name, at: $0.place) }
    }
  }

  private func unused(_ kind: String, _ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "unused-signal", "\(kind) '\(name)' is never read", at: place,
      remedy: "read it, or remove it")
  }
}
