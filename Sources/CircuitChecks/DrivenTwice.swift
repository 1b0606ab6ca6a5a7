import Diagnostics
import HDL

/// `driven-twice`: a signal driven by two instances, or by an instance and statements (errors); and
/// an unconditional assignment that a later one replaces whole, so that it says nothing (a
/// warning).
struct DrivenTwice: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      facts.module.signals.flatMap { clashes(of: $0, in: facts) } + replaced(in: facts)
    }
  }

  private func clashes(of signal: Circuit.Signal, in facts: ModuleFacts) -> [Diagnostic] {
    guard let drivers = facts.instanceDrivers[signal.name], let first = drivers.first else {
      return []
    }
    let note = Diagnostic.Note(
      "output '\(first.port)' of instance '\(first.instance.name)' drives it",
      at: first.instance.place)
    var result = drivers.dropFirst().map { other in
      Diagnostic(
        .error, "driven-twice",
        "\(signal.roleName) '\(signal.name)' is driven by instances '\(first.instance.name)' and "
          + "'\(other.instance.name)'", at: other.instance.place, notes: [note],
        remedy: "give each output a wire of its own")
    }
    if let assignment = facts.assignments(to: signal.name).first {
      result.append(
        Diagnostic(
          .error, "driven-twice",
          "\(signal.roleName) '\(signal.name)' is assigned, but instance "
            + "'\(first.instance.name)' drives it", at: assignment.place, notes: [note],
          remedy: "remove the assignment, or assign another signal"))
    }
    return result
  }

  private func replaced(in facts: ModuleFacts) -> [Diagnostic] {
    var last: [String: (place: Place, mask: BitMask)] = [:]
    var result: [Diagnostic] = []
    for statement in facts.module.statements {
      guard case .assign(let target, _) = statement.kind, let signal = facts.signals[target.name]
      else { continue }
      let mask = BitMask(of: target, width: signal.type.width)
      guard !mask.isEmpty else { continue }
      if let earlier = last[signal.name], earlier.mask.subtracting(mask).isEmpty {
        result.append(
          Diagnostic(
            .warning, "driven-twice",
            "\(signal.roleName) '\(signal.name)' is assigned twice without a condition; the first "
              + "has no effect", at: statement.place,
            notes: [.init("first assigned here", at: earlier.place)],
            remedy: "remove one of the two, or put the second under a condition"))
      }
      last[signal.name] = (statement.place, mask)
    }
    return result
  }
}
