import Diagnostics
import HDL

/// `unreachable-state` and `dead-end-state` (warnings): a state of a machine that no assignment
/// leads to from the reset state, and one that no assignment leads out of.
struct MachineStates: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      machines(in: facts.module.statements).flatMap { findings(for: $0, in: facts) }
    }
  }

  private struct Machine {
    var register: String
    var arms: [Circuit.MachineArm]
    var place: Place
  }

  private func machines(in statements: [Circuit.Statement]) -> [Machine] {
    statements.flatMap { statement -> [Machine] in
      switch statement.kind {
      case .machine(let register, let arms):
        [Machine(register: register, arms: arms, place: statement.place)]
          + arms.flatMap { machines(in: $0.body) }
      case .when(_, let then, let otherwise): machines(in: then) + machines(in: otherwise)
      case .select(_, let arms, let otherwise):
        arms.flatMap { machines(in: $0.body) } + machines(in: otherwise)
      case .assign, .property: []
      }
    }
  }

  private func findings(for machine: Machine, in facts: ModuleFacts) -> [Diagnostic] {
    guard let register = facts.signals[machine.register],
      let enumeration = register.type.enumeration.flatMap(facts.module.enumeration(named:))
    else { return [] }
    let all = enumeration.cases.map(\.name)
    var next: [String: Set<String>] = [:]
    var assignmentsInside = 0
    for arm in machine.arms {
      let inside = values(assignedTo: register.name, in: arm.body, of: enumeration)
      assignmentsInside += inside.count
      next[arm.state] = inside.reduce(into: []) { $0.formUnion($1) }
    }
    // Assignments outside of the machine can lead anywhere from anywhere.
    let total = facts.assignments(to: register.name).count
    guard total == assignmentsInside else { return [] }
    return unreachable(all, next, register, at: machine.place, enumeration)
      + deadEnds(all, next, register, at: machine.place)
  }

  private func unreachable(
    _ all: [String], _ next: [String: Set<String>], _ register: Circuit.Signal, at place: Place,
    _ enumeration: Circuit.Enumeration
  ) -> [Diagnostic] {
    guard case .register(let reset?, _) = register.role,
      let first = enumeration.cases.first(where: { $0.value == reset })?.name
    else { return [] }
    var reached: Set<String> = [first]
    var pending = [first]
    while let state = pending.popLast() {
      for target in next[state] ?? [] where reached.insert(target).inserted {
        pending.append(target)
      }
    }
    return all.filter { !reached.contains($0) }.map { state in
      Diagnostic(
        .warning, "unreachable-state",
        "state '\(state)' of '\(register.name)' is never reached from '\(first)'", at: place,
        notes: [.init("'\(register.name)' is declared here", at: register.place)],
        remedy: "assign it in another state, or remove the case")
    }
  }

  private func deadEnds(
    _ all: [String], _ next: [String: Set<String>], _ register: Circuit.Signal, at place: Place
  ) -> [Diagnostic] {
    guard all.count > 1 else { return [] }
    return all.filter { (next[$0] ?? []).subtracting([$0]).isEmpty }.map { state in
      Diagnostic(
        .warning, "dead-end-state",
        "nothing leads out of state '\(state)' of '\(register.name)'", at: place,
        notes: [.init("'\(register.name)' is declared here", at: register.place)],
        remedy: "assign another state in it")
    }
  }

  /// For each assignment, the states it can give.
  private func values(
    assignedTo register: String, in statements: [Circuit.Statement],
    of enumeration: Circuit.Enumeration
  ) -> [Set<String>] {
    statements.flatMap { statement -> [Set<String>] in
      switch statement.kind {
      case .assign(let target, let value):
        switch target {
        case .signal(register): [states(of: value, enumeration)]
        case .slice(register, _, _), .bit(register, _): [Set(enumeration.cases.map(\.name))]
        default: []
        }
      case .when(_, let then, let otherwise):
        [then, otherwise].flatMap { values(assignedTo: register, in: $0, of: enumeration) }
      case .select(_, let arms, let otherwise):
        (arms.map(\.body) + [otherwise]).flatMap {
          values(assignedTo: register, in: $0, of: enumeration)
        }
      case .machine(_, let arms):
        arms.flatMap { values(assignedTo: register, in: $0.body, of: enumeration) }
      case .property: []
      }
    }
  }

  /// All of them for a value that is not known at once.
  private func states(
    of value: Circuit.Expression, _ enumeration: Circuit.Enumeration
  ) -> Set<String> {
    switch value.operation {
    case .enumerationCase(_, let name): [name]
    case .constant(let bits):
      Set(enumeration.cases.filter { $0.value == bits }.map(\.name))
    case .multiplexer(_, let then, let otherwise):
      states(of: then, enumeration).union(states(of: otherwise, enumeration))
    default: Set(enumeration.cases.map(\.name))
    }
  }
}
