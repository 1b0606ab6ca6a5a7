import Diagnostics
import HDL

/// Holds the ports of a module's memories against what `Circuit.Memory.Port` promises.
struct MalformedPorts {
  private(set) var findings: [Diagnostic] = []

  init(_ facts: ModuleFacts) {
    for memory in facts.module.memories {
      for port in memory.ports {
        if let problem = Self.problem(of: port, in: memory, facts) {
          report("port '\(port.name)' \(problem)", at: memory.place)
        }
        for access in port.accesses {
          if let problem = Self.problem(of: access, by: port, in: memory) {
            report("port '\(port.name)' \(problem)", at: access.place)
          }
        }
      }
      guard !memory.ports.isEmpty else { continue }
      for assignment in facts.assignments where assignment.target.name == memory.name {
        report("memory '\(memory.name)' has ports, but is assigned", at: assignment.place)
      }
    }
  }

  private mutating func report(_ message: String, at place: Place) {
    findings.append(Diagnostic(.error, "malformed-circuit", message, at: place))
  }

  private static func problem(
    of port: Circuit.Memory.Port, in memory: Circuit.Memory, _ facts: ModuleFacts
  ) -> String? {
    if port.kind != .read, port.domain != memory.domain {
      return "writes with another clock than memory '\(memory.name)' has"
    }
    guard let word = port.word else { return nil }
    guard let signal = facts.signals[word], case .register(nil, port.domain) = signal.role,
      signal.type == memory.type
    else { return "reads into '\(word)', which is no register for it" }
    return nil
  }

  private static func problem(
    of access: Circuit.Memory.Access, by port: Circuit.Memory.Port, in memory: Circuit.Memory
  ) -> String? {
    guard access.conditions.allSatisfy({ $0.type.width == 1 }) else {
      return "is used under a condition of several bits"
    }
    guard access.address.type == .unsigned(memory.addressWidth) else {
      return "is given a wrong address"
    }
    guard let written = access.written else { return port.kind == .write ? "cannot read" : nil }
    if port.kind == .read { return "cannot write" }
    let width = memory.type.width
    guard written.value.type.width == width else {
      return "takes \(width) bits, but is given \(written.value.type.width)"
    }
    guard let lanes = written.lanes else { return nil }
    return lanes.type.width >= 1 && width % lanes.type.width == 0
      ? nil : "has \(lanes.type.width) lanes in \(width) bits"
  }
}
