import Diagnostics
import HDL

/// One thing done wrong in the design of a circuit, not in the witness beside it: a broken twin, which
/// a proof has to refute.
struct CircuitFault: Sendable, Hashable, CustomStringConvertible {
  enum Kind: String, CaseIterable, Sendable {
    /// An assignment is left out; what is no register is zero instead.
    case dropped
    /// All bits of an assigned value are inverted.
    case inverted
    /// A condition is negated.
    case negated
  }

  let module: String
  let kind: Kind
  /// What is assigned; of a condition, the first of what depends on it.
  let target: String
  /// Which of the assignments, or conditions, of that target, from 0 on.
  let occurrence: Int

  var description: String { "\(module): \(kind.rawValue) \(target) \(occurrence)" }
}

extension Circuit {
  /// All single faults there can be in the circuit's design.
  var faults: [CircuitFault] {
    var found: [CircuitFault] = []
    for module in modules {
      var walk = FaultWalk(module, nil)
      _ = walk.statements(module.statements)
      found += walk.found
    }
    return found
  }

  /// The circuit's broken twin; the circuit itself where there is no place for such a fault.
  func broken(by fault: CircuitFault) -> Circuit {
    var circuit = self
    for index in modules.indices where modules[index].name == fault.module {
      var walk = FaultWalk(modules[index], fault)
      circuit.modules[index].statements = walk.statements(modules[index].statements)
    }
    return circuit
  }
}

/// Goes through the statements of a module, and puts the fault where it belongs.
private struct FaultWalk {
  private let module: Circuit.Module
  private let wanted: CircuitFault?
  private var counts: [String: Int] = [:]
  private(set) var found: [CircuitFault] = []

  init(_ module: Circuit.Module, _ wanted: CircuitFault?) {
    self.module = module
    self.wanted = wanted
  }

  mutating func statements(_ statements: [Circuit.Statement]) -> [Circuit.Statement] {
    statements.flatMap { changed($0) }
  }

  private mutating func changed(_ statement: Circuit.Statement) -> [Circuit.Statement] {
    var statement = statement
    switch statement.kind {
    case .assign(let target, let value):
      if isHit(.dropped, target.name, statement.place) {
        // Registers and memories keep what they hold.
        guard let signal = module.signal(named: target.name), !signal.isRegister else { return [] }
        let zero = Circuit.Expression(.constant(.zero(width: value.type.width)), type: value.type)
        statement.kind = .assign(target, zero)
      }
      if isHit(.inverted, target.name, statement.place), value.type.enumeration == nil {
        statement.kind = .assign(
          target, Circuit.Expression(.unary(.not, value), type: value.type))
      }
    case .when(let condition, let then, let otherwise):
      let target = (then + otherwise).first.map(Self.name) ?? ""
      let isNegated = isHit(.negated, target, statement.place)
      statement.kind = .when(
        condition: isNegated
          ? Circuit.Expression(.unary(.not, condition), type: .bit) : condition,
        then: statements(then), otherwise: statements(otherwise))
    case .select(let subject, let arms, let otherwise):
      let arms = arms.map {
        Circuit.SelectArm(values: $0.values, body: statements($0.body), place: $0.place)
      }
      statement.kind = .select(subject, arms: arms, otherwise: statements(otherwise))
    case .machine(let register, let arms):
      let arms = arms.map { Circuit.MachineArm(state: $0.state, body: statements($0.body)) }
      statement.kind = .machine(register: register, arms: arms)
    case .property: break
    }
    return [statement]
  }

  private mutating func isHit(
    _ kind: CircuitFault.Kind, _ target: String, _ place: Place
  ) -> Bool {
    guard !["Proof", "WordTracker"].contains(where: place.file.contains) else { return false }
    let key = "\(kind.rawValue) \(target)"
    let fault = CircuitFault(
      module: module.name, kind: kind, target: target, occurrence: counts[key, default: 0])
    counts[key, default: 0] += 1
    found.append(fault)
    return fault == wanted
  }

  private static func name(of statement: Circuit.Statement) -> String {
    switch statement.kind {
    case .assign(let target, _): target.name
    case .when(_, let then, let otherwise): (then + otherwise).first.map(name) ?? ""
    case .select(_, let arms, let otherwise):
      (arms.flatMap(\.body) + otherwise).first.map(name) ?? ""
    case .machine(let register, _): register
    case .property: ""
    }
  }
}
