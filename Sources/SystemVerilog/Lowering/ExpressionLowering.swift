import HDL

extension ModuleLowering {
  /// The text of an expression that drives `target`.
  func text(of expression: Circuit.Expression, for target: String) -> SyntaxExpression {
    self.target = target
    let normalized = normalizer.normalize(expression)
    if let name = intermediates[normalized] { return .name(name) }
    return lowerDirectly(normalized).syntax
  }

  /// The text of a normalized expression; its own width, whatever sign.
  func lower(_ expression: Circuit.Expression) -> Lowered {
    if let name = intermediates[expression] {
      return Lowered(syntax: .name(name), isSigned: expression.type.isSigned)
    }
    if isWorthNaming(expression) {
      return Lowered(syntax: .name(name(for: expression)), isSigned: expression.type.isSigned)
    }
    return lowerDirectly(expression)
  }

  func lowerDirectly(_ expression: Circuit.Expression) -> Lowered {
    let type = expression.type
    switch expression.operation {
    case .constant(let value):
      if let text = caseName(of: value, in: type.enumeration) {
        return Lowered(syntax: text, isSigned: false)
      }
      return Lowered(syntax: value.literal(isSigned: type.isSigned), isSigned: type.isSigned)
    case .signal(let name):
      let signal = signals[name]
      return Lowered(
        syntax: .name(signal?.emittedName ?? name), isSigned: signal?.type.isSigned ?? false)
    case .enumerationCase(let enumeration, let name):
      return Lowered(
        syntax: .name(caseNames[enumeration]?[name] ?? name.upperCamel), isSigned: false)
    case .memoryRead(let memory, let address): return memoryRead(memory, address, type)
    case .unary(let symbol, let operand): return unary(symbol, lower(operand), type)
    case .binary(let symbol, let left, let right): return binary(symbol, left, right, type)
    case .multiplexer(let condition, let then, let otherwise):
      let (branches, isSigned) = Lowered.inOneContext([lower(then), lower(otherwise)])
      return Lowered(
        syntax: .conditional(
          lower(condition).syntax, then: branches[0].syntax, otherwise: branches[1].syntax),
        isSigned: isSigned, dependsOnSign: isSigned && branches.contains(where: \.dependsOnSign))
    case .slice(let operand, let lowBit):
      return Lowered(
        syntax: .bits(
          of: selectableName(of: operand), width: operand.type.width, from: lowBit,
          count: type.width), isSigned: false)
    case .bitSelect(let operand, let index):
      return Lowered(
        syntax: .element(selectableName(of: operand), index: indexText(of: index)),
        isSigned: false)
    case .elementSelect(let elements, let index): return elementSelect(elements, index, expression)
    case .concatenation(let parts):
      return Lowered(
        syntax: .concatenation(joining: parts.map { lower($0).syntax }), isSigned: false)
    case .extend(let operand): return signExtend(operand, by: type.width - operand.type.width)
    case .reinterpret(let operand): return lower(operand)
    // Normalized expressions hold no truncation.
    case .truncate(let operand):
      return lower(normalizer.bits(of: operand, from: 0, count: type.width))
    }
  }

  private func unary(
    _ symbol: Circuit.UnaryOperator, _ operand: Lowered, _ type: Circuit.ValueType
  ) -> Lowered {
    let text: String
    switch symbol {
    case .not: text = type.width == 1 ? "!" : "~"
    case .negate: text = "-"
    case .reduceAnd: return Lowered(syntax: .prefix("&", operand.syntax), isSigned: false)
    case .reduceOr: return Lowered(syntax: .prefix("|", operand.syntax), isSigned: false)
    case .reduceXor: return Lowered(syntax: .prefix("^", operand.syntax), isSigned: false)
    }
    return Lowered(
      syntax: .prefix(text, operand.syntax), isSigned: operand.isSigned && text != "!",
      dependsOnSign: operand.dependsOnSign && text != "!")
  }

  private func binary(
    _ symbol: Circuit.BinaryOperator, _ left: Circuit.Expression, _ right: Circuit.Expression,
    _ type: Circuit.ValueType
  ) -> Lowered {
    if symbol.isComparison { return comparison(symbol, left, right) }
    if symbol == .shiftLeft || symbol == .shiftRight { return shift(symbol, left, right, type) }
    let text = symbol.text(isLogical: type.width == 1)
    let (operands, isSigned) = Lowered.inOneContext([lower(left), lower(right)])
    let isLogical = text == "&&" || text == "||"
    return Lowered(
      syntax: .infix(text, operands[0].syntax, operands[1].syntax),
      isSigned: isSigned && !isLogical,
      dependsOnSign: isSigned && !isLogical && operands.contains(where: \.dependsOnSign))
  }

  private func comparison(
    _ symbol: Circuit.BinaryOperator, _ left: Circuit.Expression, _ right: Circuit.Expression
  ) -> Lowered {
    var operands = [lower(left), lower(right)]
    if symbol != .equal, symbol != .notEqual {
      operands = operands.map { left.type.isSigned ? $0.signed : $0.unsigned }
    }
    operands = Lowered.inOneContext(operands).operands
    return Lowered(
      syntax: .infix(symbol.text(isLogical: false), operands[0].syntax, operands[1].syntax),
      isSigned: false)
  }

  private func shift(
    _ symbol: Circuit.BinaryOperator, _ left: Circuit.Expression, _ right: Circuit.Expression,
    _ type: Circuit.ValueType
  ) -> Lowered {
    let amount = lower(right).unsigned
    let operand = lower(left)
    if symbol == .shiftRight, type.isSigned {
      return Lowered(
        syntax: .infix(">>>", operand.signed.syntax, amount.syntax), isSigned: true,
        dependsOnSign: true)
    }
    return Lowered(
      syntax: .infix(symbol == .shiftLeft ? "<<" : ">>", operand.syntax, amount.syntax),
      isSigned: operand.isSigned, dependsOnSign: operand.dependsOnSign)
  }

  /// `{{4{x[7]}}, x}`
  private func signExtend(_ operand: Circuit.Expression, by count: Int) -> Lowered {
    let source: Circuit.Expression
    if operand.isWiring {
      source = operand
    } else {
      source = Circuit.Expression(.signal(name(for: operand)), type: operand.type)
    }
    let width = operand.type.width
    let text = lower(source).syntax
    let sign: SyntaxExpression
    switch source.withoutReading.operation {
    case .signal(let name):
      sign = .bits(of: signals[name]?.emittedName ?? name, width: width, from: width - 1, count: 1)
    default:
      sign = lower(normalizer.bits(of: source, from: width - 1, count: 1)).syntax
    }
    if width == 1 { return Lowered(syntax: .replication(count + 1, sign), isSigned: false) }
    let copies = count == 1 ? sign : .replication(count, sign)
    return Lowered(syntax: .concatenation([copies, text]), isSigned: false)
  }

  /// The name of a signal that holds the expression, so that bits of it can be selected.
  private func selectableName(of expression: Circuit.Expression) -> String {
    if case .signal(let name) = expression.withoutReading.operation {
      return signals[name]?.emittedName ?? name
    }
    return name(for: expression)
  }
}

extension Circuit.BinaryOperator {
  /// Logical operators read better between single bits.
  func text(isLogical: Bool) -> String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .and: isLogical ? "&&" : "&"
    case .or: isLogical ? "||" : "|"
    case .xor: "^"
    case .shiftLeft: "<<"
    case .shiftRight: ">>"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
