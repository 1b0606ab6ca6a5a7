import HDL

extension Circuit.Statement {
  /// What may stand in its place: nothing, a part of it, or itself with a smaller value.
  var smallerStatements: [[Self]] {
    func with(_ kinds: [Kind]) -> [[Self]] { kinds.map { [Self($0, at: place)] } }
    switch kind {
    case .assign(let target, let value):
      return with(value.smallerValues.map { .assign(target, $0) })
    case .when(let condition, let then, let otherwise):
      return [[], then, otherwise]
        + with(
          condition.smallerValues.map { .when(condition: $0, then: then, otherwise: otherwise) }
            + then.smallerLists.map { .when(condition: condition, then: $0, otherwise: otherwise) }
            + otherwise.smallerLists.map { .when(condition: condition, then: then, otherwise: $0) })
    case .select(let subject, let arms, let otherwise):
      let fewer = arms.indices.filter { _ in arms.count > 1 }.map { index in
        var arms = arms
        arms.remove(at: index)
        return Kind.select(subject, arms: arms, otherwise: otherwise)
      }
      let smaller = arms.indices.flatMap { index in
        arms[index].body.smallerLists.map { body in
          var arms = arms
          arms[index].body = body
          return Kind.select(subject, arms: arms, otherwise: otherwise)
        }
      }
      return [[]] + arms.map(\.body) + [otherwise]
        + with(
          fewer + subject.smallerValues.map { .select($0, arms: arms, otherwise: otherwise) }
            + smaller
            + otherwise.smallerLists.map { .select(subject, arms: arms, otherwise: $0) })
    case .machine(let register, let arms):
      return [[]]
        + with(
          arms.indices.flatMap { index in
            arms[index].body.smallerLists.map { body in
              var arms = arms
              arms[index].body = body
              return .machine(register: register, arms: arms)
            }
          })
    case .property: return [[]]
    }
  }

  /// Whether a value in it depends on the signal or memory of that name directly.
  func reads(_ name: String) -> Bool {
    switch kind {
    case .assign(let target, let value):
      switch target {
      case .signal, .slice: return value.reads(name)
      case .bit(_, let index): return value.reads(name) || index.reads(name)
      case .memory(_, let address), .memorySlice(_, let address, _, _):
        return value.reads(name) || address.reads(name)
      }
    case .when(let condition, let then, let otherwise):
      return condition.reads(name) || (then + otherwise).contains { $0.reads(name) }
    case .select(let subject, let arms, let otherwise):
      return subject.reads(name) || (arms.flatMap(\.body) + otherwise).contains { $0.reads(name) }
    case .machine(let register, let arms):
      return register == name || arms.flatMap(\.body).contains { $0.reads(name) }
    case .property(_, let condition, _): return condition.reads(name)
    }
  }
}

extension [Circuit.Statement] {
  /// With one statement less, or one of them smaller.
  fileprivate var smallerLists: [Self] {
    indices.flatMap { index in
      ([[]] + self[index].smallerStatements).map { statements in
        var copy = self
        copy.replaceSubrange(index...index, with: statements)
        return copy
      }
    }
  }

  func removingAssignments(to name: String) -> Self {
    compactMap { statement in
      var statement = statement
      switch statement.kind {
      case .assign(let target, _): return target.name == name ? nil : statement
      case .when(let condition, let then, let otherwise):
        let (a, b) = (
          then.removingAssignments(to: name), otherwise.removingAssignments(to: name)
        )
        if a.isEmpty, b.isEmpty { return nil }
        statement.kind = .when(condition: condition, then: a, otherwise: b)
      case .select(let subject, var arms, let otherwise):
        for index in arms.indices {
          arms[index].body = arms[index].body.removingAssignments(to: name)
        }
        let rest = otherwise.removingAssignments(to: name)
        if rest.isEmpty, arms.allSatisfy(\.body.isEmpty) { return nil }
        statement.kind = .select(subject, arms: arms, otherwise: rest)
      case .machine(let register, var arms):
        if register == name { return nil }
        for index in arms.indices {
          arms[index].body = arms[index].body.removingAssignments(to: name)
        }
        statement.kind = .machine(register: register, arms: arms)
      case .property: break
      }
      return statement
    }
  }
}

extension Circuit.Expression {
  /// Zero, and the parts of the same type, however deep.
  var smallerValues: [Circuit.Expression] {
    if case .constant = operation { return [] }
    guard type.enumeration == nil else { return [] }
    let zero = Circuit.Expression(.constant(.zero(width: type.width)), type: type)
    var parts: [Circuit.Expression] = []
    var visited: Set<Circuit.Expression> = []
    func visit(_ part: Circuit.Expression) {
      guard visited.insert(part).inserted else { return }
      if part.type == type, part != self { parts.append(part) }
      part.operands.forEach(visit)
    }
    visit(self)
    return [zero] + parts
  }

  func reads(_ name: String) -> Bool {
    var visited: Set<Circuit.Expression> = []
    func visit(_ part: Circuit.Expression) -> Bool {
      guard visited.insert(part).inserted else { return false }
      switch part.operation {
      case .signal(name), .memoryRead(name, _): return true
      default: return part.operands.contains(where: visit)
      }
    }
    return visit(self)
  }
}
