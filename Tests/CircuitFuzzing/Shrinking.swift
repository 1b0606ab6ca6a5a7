import HDL

/// Makes a circuit smaller as long as it still shows what it was caught with.
public struct Shrinking {
  private let fails: (Circuit) -> Bool
  private var attempts: Int

  /// - Parameter attempts: How many smaller circuits are tried at most.
  public init(attempts: Int = 200, fails: @escaping (Circuit) -> Bool) {
    self.attempts = attempts
    self.fails = fails
  }

  public mutating func smallest(_ circuit: Circuit) -> Circuit {
    var circuit = circuit
    while attempts > 0, let smaller = nextSmaller(than: circuit) { circuit = smaller }
    return circuit
  }

  private mutating func nextSmaller(than circuit: Circuit) -> Circuit? {
    for candidate in Self.candidates(of: circuit) {
      guard attempts > 0 else { return nil }
      attempts -= 1
      if fails(candidate) { return candidate }
    }
    return nil
  }

  /// Circuits with one thing less, the largest parts first.
  static func candidates(of circuit: Circuit) -> [Circuit] {
    var candidates: [Circuit] = []
    for (index, module) in circuit.modules.enumerated().reversed() {
      func add(_ change: (inout Circuit.Module) -> Void) {
        var smaller = circuit
        change(&smaller.modules[index])
        if smaller != circuit { candidates.append(smaller) }
      }
      if module.name == circuit.top, module.outputs.count > 1 {
        for output in module.outputs {
          add { module in
            module.signals.removeAll { $0.name == output.name }
            module.statements.removeAll {
              if case .assign(let target, _) = $0.kind { return target.name == output.name }
              return false
            }
          }
        }
      }
      for (position, statement) in module.statements.enumerated() {
        for kind in smaller(statement.kind) {
          add { $0.statements[position].kind = kind }
        }
        if case .assign = statement.kind { continue }
        add { $0.statements.remove(at: position) }
      }
    }
    return candidates
  }

  private static func smaller(_ kind: Circuit.Statement.Kind) -> [Circuit.Statement.Kind] {
    switch kind {
    case .assign(let target, let value): smaller(value).map { .assign(target, $0) }
    case .when(let condition, let then, let otherwise):
      smaller(condition).map { .when(condition: $0, then: then, otherwise: otherwise) }
        + (otherwise.isEmpty
          ? [] : [.when(condition: condition, then: then, otherwise: [])])
        + changed(then).map { .when(condition: condition, then: $0, otherwise: otherwise) }
    case .select, .machine, .property: []
    }
  }

  private static func changed(_ statements: [Circuit.Statement]) -> [[Circuit.Statement]] {
    statements.indices.flatMap { index in
      smaller(statements[index].kind).map {
        var copy = statements
        copy[index].kind = $0
        return copy
      }
    }
  }

  /// Zero, and the parts of the same type, however deep.
  private static func smaller(_ value: Circuit.Expression) -> [Circuit.Expression] {
    if case .constant = value.operation { return [] }
    let zero = Circuit.Expression(.constant(.zero(width: value.type.width)), type: value.type)
    var parts: [Circuit.Expression] = []
    var visited: Set<Circuit.Expression> = []
    func visit(_ part: Circuit.Expression) {
      guard visited.insert(part).inserted else { return }
      if part.type == value.type, part != value { parts.append(part) }
      part.operands.forEach(visit)
    }
    visit(value)
    return [zero] + parts
  }
}
