import HDL

/// Statements inside of a process.
extension ModuleLowering {
  /// With the user's place on each statement of the outermost level.
  func annotatedStatements(_ statements: [Circuit.Statement]) -> [SyntaxStatement] {
    return statements.flatMap { statement -> [SyntaxStatement] in
      var lowered = lower([statement])
      if let first = lowered.first {
        lowered[0] = .annotated(first, comment: "\(statement.place)")
      }
      return lowered
    }
  }

  func lower(_ statements: [Circuit.Statement]) -> [SyntaxStatement] {
    statements.flatMap { statement -> [SyntaxStatement] in
      place = statement.place
      return lower(statement).map { .placed($0, at: statement.place) }
    }
  }

  private func lower(_ statement: Circuit.Statement) -> [SyntaxStatement] {
    switch statement.kind {
    case .assign(let target, let value): return assign(target, normalizer.normalize(value))
    case .when(let condition, let then, let otherwise):
      return conditional(condition, then: then, otherwise: otherwise)
    case .select(let subject, let arms, let otherwise):
      return [select(subject, arms: arms, otherwise: otherwise)]
    case .machine(let register, let arms): return [machine(register, arms: arms)]
    case .property(let kind, let condition, let message):
      target = nil
      let text = lower(normalizer.normalize(condition)).syntax
      return [.property(kind.rawValue, text, message: message)]
    }
  }

  private func conditional(
    _ condition: Circuit.Expression, then: [Circuit.Statement], otherwise: [Circuit.Statement]
  ) -> [SyntaxStatement] {
    target = nil
    let normalized = normalizer.normalize(condition)
    if let value = normalized.constantValue { return lower(value.isZero ? otherwise : then) }
    let text = lower(normalized).syntax
    if then.isEmpty {
      return [
        .conditional(
          lower(normalizer.unary(.not, normalized, .bit)).syntax, then: lower(otherwise),
          otherwise: [])
      ]
    }
    return [.conditional(text, then: lower(then), otherwise: lower(otherwise))]
  }

  private func select(
    _ subject: Circuit.Expression, arms: [Circuit.SelectArm], otherwise: [Circuit.Statement]
  ) -> SyntaxStatement {
    target = nil
    let type = subject.type
    let text = lower(normalizer.normalize(subject))
    let lowered = arms.map { arm in
      SyntaxStatement.Arm(
        labels: arm.values.map {
          caseName(of: $0, in: type.enumeration) ?? $0.literal(isSigned: text.isSigned)
        }, body: lower(arm.body))
    }
    return uniqueCase(text.syntax, arms: lowered, otherwise: lower(otherwise))
  }

  private func machine(_ register: String, arms: [Circuit.MachineArm]) -> SyntaxStatement {
    let signal = signals[register]
    let enumeration = signal?.type.enumeration ?? ""
    return uniqueCase(
      .name(signal?.emittedName ?? register),
      arms: arms.map { arm in
        .init(
          labels: [.name(caseNames[enumeration]?[arm.state] ?? arm.state.upperCamel)],
          body: lower(arm.body))
      }, otherwise: [])
  }

  /// Arms that do nothing are left to a default that does nothing.
  private func uniqueCase(
    _ subject: SyntaxExpression, arms: [SyntaxStatement.Arm], otherwise: [SyntaxStatement]
  ) -> SyntaxStatement {
    .uniqueCase(
      subject, arms: otherwise.isEmpty ? arms.filter { !$0.body.isEmpty } : arms,
      otherwise: otherwise)
  }

  /// The name that assignments drive: the next value of a register.
  func drivenName(_ name: String) -> String {
    guard let signal = signals[name] else { return name }
    return signal.isRegister ? nextName(of: name) : signal.emittedName
  }

  private func assign(_ target: Circuit.Target, _ value: Circuit.Expression) -> [SyntaxStatement] {
    let name = target.name
    self.target = name
    switch target {
    case .memory(_, let address): return write(name, address, bits: nil, value)
    case .memorySlice(_, let address, let lowBit, let width):
      return write(name, address, bits: lowBit..<(lowBit + width), value)
    case .signal, .slice, .bit: break
    }
    if case .signal = target, enumerationTyped.contains(name) {
      return [assignCase(name, value)]
    }
    return [.assign(targetText(target), .blocking, whole(value))]
  }

  /// The text of all that is assigned, which needs no name besides the target's.
  private func whole(_ value: Circuit.Expression) -> SyntaxExpression {
    intermediates[value].map { .name($0) } ?? lowerDirectly(value).syntax
  }

  /// A choice between cases of an enumeration, as branches: `?:` would lose the type in some tools.
  private func assignCase(_ name: String, _ value: Circuit.Expression) -> SyntaxStatement {
    guard case .multiplexer(let condition, let then, let otherwise) = value.operation else {
      return .assign(.name(drivenName(name)), .blocking, lowerDirectly(value).syntax)
    }
    return .conditional(
      lower(condition).syntax, then: [assignCase(name, then)],
      otherwise: [assignCase(name, otherwise)])
  }

  func targetText(_ target: Circuit.Target) -> SyntaxExpression {
    let name = drivenName(target.name)
    let width = signals[target.name]?.type.width ?? 1
    switch target {
    case .signal, .memory, .memorySlice: return .name(name)
    case .slice(_, let lowBit, let count):
      return .bits(of: name, width: width, from: lowBit, count: count)
    case .bit(_, let index):
      let whole = Circuit.Expression(.signal(target.name), type: .unsigned(width))
      let bit = normalizer.bitSelect(whole, normalizer.normalize(index))
      switch bit.withoutReading.operation {
      case .slice(_, let lowBit):
        return .bits(of: name, width: width, from: lowBit, count: 1)
      case .bitSelect(_, let index): return .element(name, index: indexText(of: index))
      default: return .name(name)
      }
    }
  }

  /// Writes a word, or a range of its bits, where the address is within the depth.
  private func write(
    _ memory: String, _ address: Circuit.Expression, bits: Range<Int>?, _ value: Circuit.Expression
  ) -> [SyntaxStatement] {
    let width = address.type.width
    let normalized = normalizer.normalize(address)
    let declared = module.memory(named: memory)
    let depth = declared?.depth ?? 1 << min(30, width)
    // The writes of ports stand under a condition that says so.
    let isAlwaysWithin =
      depth > normalized.largestValue || declared?.ports.isEmpty == false
    if let constant = normalized.constantValue?.unsignedValue, constant >= depth { return [] }
    let index =
      isAlwaysWithin ? indexText(of: normalized) : reusable(normalized)
    let word = SyntaxExpression.word(
      of: memoryName(memory), at: index, bits: bits, width: wordWidth(of: memory))
    let statement = SyntaxStatement.assign(word, .nonblocking, whole(value))
    if isAlwaysWithin || normalized.constantValue != nil { return [statement] }
    return [
      .conditional(isWithin(index, width: width, depth: depth), then: [statement], otherwise: [])
    ]
  }
}
