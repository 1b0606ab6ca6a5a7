import Diagnostics
import HDL

/// `driven-twice`: a signal driven by two instances, or by an instance and statements (errors); and
/// an assignment that a later one in the same block replaces whole, so that it says nothing (a
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
    var result: [Diagnostic] = []
    _ = replaced(in: facts.module.statements, facts, &result)
    return result
  }

  /// An assignment whose bits are surely those.
  private struct Certain {
    var mask: BitMask
    var place: Place
    var isConditional: Bool
  }

  /// Reports what a block says in vain, and returns all that it assigns.
  private func replaced(
    in block: [Circuit.Statement], _ facts: ModuleFacts, _ result: inout [Diagnostic]
  ) -> [String: [Certain]] {
    var assigned: [String: [Certain]] = [:]
    for statement in block {
      switch statement.kind {
      case .assign(let target, _):
        guard let signal = facts.signals[target.name] else { continue }
        let mask = BitMask(of: target, width: signal.type.width)
        guard !mask.isEmpty else { continue }
        let earlier = assigned[signal.name] ?? []
        let lost = earlier.filter { $0.mask.subtracting(mask).isEmpty }
        if let first = lost.first { result.append(finding(signal, first, at: statement.place)) }
        assigned[signal.name] =
          earlier.filter { !$0.mask.subtracting(mask).isEmpty }
          + [Certain(mask: mask, place: statement.place, isConditional: false)]
      default:
        for body in statement.bodies {
          for (name, inner) in replaced(in: body, facts, &result) {
            assigned[name, default: []] += inner.map {
              Certain(mask: $0.mask, place: $0.place, isConditional: true)
            }
          }
        }
      }
    }
    return assigned
  }

  private func finding(
    _ signal: Circuit.Signal, _ lost: Certain, at place: Place
  ) -> Diagnostic {
    let what = "\(signal.roleName) '\(signal.name)'"
    guard lost.isConditional else {
      return Diagnostic(
        .warning, "driven-twice",
        "\(what) is assigned twice without a condition; the first has no effect", at: place,
        notes: [.init("first assigned here", at: lost.place)],
        remedy: "remove one of the two, or put the second under a condition")
    }
    return Diagnostic(
      .warning, "driven-twice",
      "\(what) is assigned here whatever was decided before, which has no effect", at: place,
      notes: [.init("assigned under a condition here", at: lost.place)],
      remedy: "put the assignment without a condition first, as the default")
  }
}

extension Circuit.Statement {
  /// The blocks that stand in it.
  var bodies: [[Circuit.Statement]] {
    switch kind {
    case .assign, .property: []
    case .when(_, let then, let otherwise): [then, otherwise]
    case .select(_, let arms, let otherwise): arms.map(\.body) + [otherwise]
    case .machine(_, let arms): arms.map(\.body)
    }
  }
}
