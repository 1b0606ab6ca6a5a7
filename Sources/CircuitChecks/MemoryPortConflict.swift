import Diagnostics
import HDL

/// `memory-port-conflict` (error): a port of a memory that is used at two addresses in one cycle,
/// and two ports that write one word in one cycle.
///
/// Two uses exclude each other when their conditions show it: branches of one `when`, `select` or
/// machine, opposite conditions, or comparisons of one value with different constants, also through
/// wires. Addresses of different ports are compared as written; that two ports do not write the same
/// word by addresses that differ as written is for the designer (or a formal tool) to know. Then
/// the later port wins.
struct MemoryPortConflict: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts -> [Diagnostic] in
      guard facts.module.memories.contains(where: { !$0.ports.isEmpty }) else { return [] }
      let exclusion = Exclusion(facts)
      return facts.module.memories.flatMap { memory in
        memory.ports.flatMap { conflicts(of: $0, in: memory, exclusion) }
          + collisions(in: memory, exclusion)
      }
    }
  }

  /// The first earlier use that does not go together with each use.
  private func conflicts(
    of port: Circuit.Memory.Port, in memory: Circuit.Memory, _ exclusion: Exclusion
  ) -> [Diagnostic] {
    port.accesses.enumerated().compactMap { index, access in
      let other = port.accesses[..<index].first { earlier in
        earlier.address != access.address
          && !exclusion.exclude(earlier.conditions, access.conditions)
      }
      guard let other else { return nil }
      return Diagnostic(
        .error, "memory-port-conflict",
        "port '\(port.name)' can be used at two addresses in one cycle", at: access.place,
        notes: [.init("it \(other.verb) at another address here", at: other.place)],
        remedy: "let '.elsewhen' keep them apart, or use another port of '\(memory.name)'")
    }
  }

  private func collisions(in memory: Circuit.Memory, _ exclusion: Exclusion) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for (index, port) in memory.ports.enumerated() {
      for access in port.writes {
        for earlier in memory.ports[..<index] {
          let other = earlier.writes.first { write in
            write.address == access.address
              && !exclusion.exclude(write.conditions, access.conditions)
          }
          guard let other else { continue }
          result.append(
            Diagnostic(
              .error, "memory-port-conflict",
              "ports '\(earlier.name)' and '\(port.name)' can write the same word in one cycle",
              at: access.place,
              notes: [.init("'\(earlier.name)' writes here", at: other.place)],
              remedy: "let '.elsewhen' keep them apart, or write at different addresses"))
        }
      }
    }
    return result
  }
}

extension Circuit.Memory.Access {
  fileprivate var verb: String { written == nil ? "reads" : "writes" }
}
