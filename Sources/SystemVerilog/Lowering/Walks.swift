import HDL

extension Circuit.Module {
  /// Every expression of the statements and of the instances' inputs, in order.
  func forEachExpression(_ visit: (Circuit.Expression) -> Void) {
    for input in instances.flatMap(\.inputs) { visit(input.value) }
    statements.forEachExpression(visit)
    for memory in memories {
      memory.writeStatements.forEachExpression(visit)
      memory.portExpressions.forEach(visit)
    }
  }
}

extension Circuit.Module {
  /// What has more than one parent among the expressions and statements.
  var sharedExpressions: Set<Circuit.Expression> {
    var seen: Set<Circuit.Expression> = []
    var shared: Set<Circuit.Expression> = []
    func visit(_ expression: Circuit.Expression) {
      guard seen.insert(expression).inserted else {
        shared.insert(expression)
        return
      }
      expression.operands.forEach(visit)
    }
    forEachExpression(visit)
    return shared
  }
}

extension [Circuit.Statement] {
  func forEachExpression(_ visit: (Circuit.Expression) -> Void) {
    for statement in self {
      switch statement.kind {
      case .assign(let target, let value):
        target.index.map(visit)
        visit(value)
      case .when(let condition, let then, let otherwise):
        visit(condition)
        then.forEachExpression(visit)
        otherwise.forEachExpression(visit)
      case .select(let subject, let arms, let otherwise):
        visit(subject)
        for arm in arms { arm.body.forEachExpression(visit) }
        otherwise.forEachExpression(visit)
      case .machine(_, let arms): for arm in arms { arm.body.forEachExpression(visit) }
      case .property(_, let condition, _): visit(condition)
      }
    }
  }

  /// Every assignment, however deep.
  func forEachAssignment(_ visit: (Circuit.Target, Circuit.Expression) -> Void) {
    for statement in self {
      if case .assign(let target, let value) = statement.kind { visit(target, value) }
      for body in statement.kind.bodies { body.forEachAssignment(visit) }
    }
  }

  /// The positions of the statements here that drive each name, ascending.
  var drivingPositions: [String: [Int]] {
    var positions: [String: [Int]] = [:]
    for (index, statement) in enumerated() {
      for name in [statement].drivenNames { positions[name, default: []].append(index) }
    }
    return positions
  }

  /// The names of what is driven here.
  var drivenNames: Set<String> {
    var names: Set<String> = []
    forEachAssignment { target, _ in names.insert(target.name) }
    return names
  }

  /// Only assignments to `names`, in the conditions they stand in.
  func driving(_ names: Set<String>) -> [Circuit.Statement] {
    filtered {
      if case .assign(let target, _) = $0 { return names.contains(target.name) }
      return false
    }
  }

  /// For each block, by its number, only assignments to its names, in the conditions they stand in.
  ///
  /// - Parameter blocks: the number of each name's block.
  func driving(_ blocks: [String: Int]) -> [Int: [Circuit.Statement]] {
    var result: [Int: [Circuit.Statement]] = [:]
    for statement in self {
      if case .assign(let target, _) = statement.kind {
        if let block = blocks[target.name] { result[block, default: []].append(statement) }
        continue
      }
      let bodies = statement.kind.bodies.map { $0.driving(blocks) }
      for block in Set(bodies.flatMap(\.keys)) {
        let kind = statement.kind.replacing(bodies: bodies.map { $0[block] ?? [] })
        result[block, default: []].append(.init(kind, at: statement.place))
      }
    }
    return result
  }

  /// Only properties, in the conditions they stand in.
  var properties: [Circuit.Statement] {
    filtered {
      if case .property = $0 { return true }
      return false
    }
  }

  /// The simple statements that `isKept` says, and those around them.
  private func filtered(_ isKept: (Circuit.Statement.Kind) -> Bool) -> [Circuit.Statement] {
    compactMap { statement in
      switch statement.kind {
      case .assign, .property: return isKept(statement.kind) ? statement : nil
      case .when, .select, .machine: break
      }
      let kind = statement.kind.replacing(bodies: statement.kind.bodies.map { $0.filtered(isKept) })
      return kind.bodies.allSatisfy(\.isEmpty) ? nil : .init(kind, at: statement.place)
    }
  }
}

extension Circuit.Statement.Kind {
  /// The statements inside, branch by branch.
  var bodies: [[Circuit.Statement]] {
    switch self {
    case .assign, .property: []
    case .when(_, let then, let otherwise): [then, otherwise]
    case .select(_, let arms, let otherwise): arms.map(\.body) + [otherwise]
    case .machine(_, let arms): arms.map(\.body)
    }
  }

  /// The same with other statements inside, as many bodies as it has.
  func replacing(bodies: [[Circuit.Statement]]) -> Self {
    switch self {
    case .assign, .property: self
    case .when(let condition, _, _):
      .when(condition: condition, then: bodies[0], otherwise: bodies[1])
    case .select(let subject, let arms, _):
      .select(
        subject,
        arms: zip(arms, bodies).map { .init(values: $0.values, body: $1, place: $0.place) },
        otherwise: bodies[arms.count])
    case .machine(let register, let arms):
      .machine(
        register: register, arms: zip(arms, bodies).map { .init(state: $0.state, body: $1) })
    }
  }
}

extension Circuit.Target {
  var index: Circuit.Expression? {
    switch self {
    case .signal, .slice: nil
    case .bit(_, let index), .memory(_, let index), .memorySlice(_, let index, _, _): index
    }
  }
}

extension Circuit.Expression {
  /// The names of the signals read; a walk that visits shared parts once.
  func collectReads(into names: inout Set<String>, visited: inout Set<Circuit.Expression>) {
    guard visited.insert(self).inserted else { return }
    if case .signal(let name) = operation { names.insert(name) }
    for operand in operands { operand.collectReads(into: &names, visited: &visited) }
  }
}
