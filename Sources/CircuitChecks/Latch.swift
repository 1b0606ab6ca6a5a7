import Diagnostics
import HDL

/// `latch`: a wire or an output that keeps no value of its own, but is assigned on some paths only.
struct Latch: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      let always = Coverage(facts).masks(of: facts.module.statements)
      return facts.module.signals.compactMap { signal in
        finding(for: signal, assigned: always[signal.name] ?? .none, in: facts)
      }
    }
  }

  private func finding(
    for signal: Circuit.Signal, assigned: BitMask, in facts: ModuleFacts
  ) -> Diagnostic? {
    guard signal.isCombinational else { return nil }
    let assignments = facts.assignments(to: signal.name)
    guard let first = assignments.first else { return nil }
    let isIndexed = assignments.contains {
      if case .bit = $0.target { return true }
      return false
    }
    let driven = assignments.reduce(BitMask.none) {
      $0.union(BitMask(of: $1.target, width: signal.type.width))
    }
    let whole = BitMask(lowBit: 0, width: signal.type.width)
    let missing = (isIndexed ? whole : driven).subtracting(assigned)
    guard !missing.isEmpty else { return nil }
    let isWhole = missing == whole
    let what = isWhole ? "" : "\(missing.text) of "
    let verb = isWhole || missing.isSingle ? "is" : "are"
    return Diagnostic(
      .error, "latch",
      "\(what)\(signal.roleName) '\(signal.name)' \(verb) assigned on some paths only, and cannot "
        + "keep a value", at: first.place,
      notes: [.init("'\(signal.name)' is declared here", at: signal.place)],
      remedy: "assign a default before the conditions, such as \(signal.name) <== 0, "
        + "or declare it as @Register")
  }
}

/// Which bits of which signals a block of statements assigns whatever the conditions are.
struct Coverage {
  typealias Masks = [String: BitMask]
  private let facts: ModuleFacts

  init(_ facts: ModuleFacts) {
    self.facts = facts
  }

  func masks(of statements: [Circuit.Statement]) -> Masks {
    var result: Masks = [:]
    for statement in statements {
      let assigned: Masks
      switch statement.kind {
      case .assign(let target, _):
        guard let signal = facts.signals[target.name] else { continue }
        assigned = [signal.name: BitMask(of: target, width: signal.type.width)]
      case .when(_, let then, let otherwise):
        assigned = common(to: [then, otherwise])
      case .select(let subject, let arms, let otherwise):
        let isComplete = holdsEveryValue(arms.flatMap(\.values), of: subject.type)
        assigned = common(to: arms.map(\.body) + (isComplete ? [] : [otherwise]))
      case .machine(_, let arms):
        assigned = common(to: arms.map(\.body))
      case .property: continue
      }
      result.merge(assigned) { $0.union($1) }
    }
    return result
  }

  private func common(to blocks: [[Circuit.Statement]]) -> Masks {
    guard let first = blocks.first else { return [:] }
    return blocks.dropFirst().reduce(masks(of: first)) { result, block in
      let other = masks(of: block)
      return result.reduce(into: [:]) { both, entry in
        both[entry.key] = entry.value.intersection(other[entry.key] ?? .none)
      }
    }
  }

  /// An enumeration is complete with all of its cases; other bits do not occur.
  private func holdsEveryValue(_ values: [BitVector], of type: Circuit.ValueType) -> Bool {
    let present = Set(values)
    if let name = type.enumeration, let enumeration = facts.module.enumeration(named: name) {
      return enumeration.cases.allSatisfy { present.contains($0.value) }
    }
    return type.width < 32 && present.count == 1 << type.width
  }
}
