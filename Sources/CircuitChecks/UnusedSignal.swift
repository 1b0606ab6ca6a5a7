import Diagnostics
import HDL

/// `unused-signal` (warning): an input, wire, register, constant or memory that nothing reads, and a
/// port of a memory that nothing uses.
///
/// Elements of an array count as read when any of them is.
struct UnusedSignal: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      let readArrays = Set(
        facts.module.signals.filter { facts.readNames.contains($0.name) }
          .compactMap(\.element?.array))
      let words = facts.module.portWords
      let signals = facts.module.signals.filter { signal in
        signal.role != .output && words[signal.name] == nil
          && !facts.readNames.contains(signal.name)
          && !(signal.element.map { readArrays.contains($0.array) } ?? false)
      }
      let memories = facts.module.memories.filter { !facts.readNames.contains($0.name) }
      return signals.map { unused($0.roleName, $0.element?.array ?? $0.name, at: $0.place) }
        + memories.map { unused("memory", $0.name, at: $0.place) }
        + facts.module.memories.flatMap { unusedPorts(of: $0, in: facts) }
    }
  }

  private func unusedPorts(of memory: Circuit.Memory, in facts: ModuleFacts) -> [Diagnostic] {
    memory.ports.compactMap { port in
      let isRead = port.word.map(facts.readNames.contains) ?? false
      guard !isRead, port.writes.isEmpty || !port.reads.isEmpty else { return nil }
      guard port.accesses.isEmpty else {
        return unused("the word of port", port.name, at: port.reads[0].place)
      }
      return Diagnostic(
        .warning, "unused-signal", "port '\(port.name)' of memory '\(memory.name)' is never used",
        at: memory.place, remedy: "use it, or declare one less")
    }
  }

  private func unused(_ kind: String, _ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "unused-signal", "\(kind) '\(name)' is never read", at: place,
      remedy: "read it, or remove it")
  }
}
