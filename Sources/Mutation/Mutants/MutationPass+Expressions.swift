import HDL

extension MutationPass {
  typealias Expression = Circuit.Expression

  /// The expression with mutants in all of its parts.
  mutating func rewrite(_ expression: Expression) -> Expression {
    if let known = rewritten[ObjectIdentifier(expression)] { return known }
    let present = mutated(expression, inside(expression))
    rewritten[ObjectIdentifier(expression)] = present
    return present
  }

  /// The same operation on operands with mutants. An index that must not reach beyond what it points
  /// into stays as it is.
  private mutating func inside(_ expression: Expression) -> Expression {
    let operation: Circuit.Operation
    switch expression.operation {
    case .constant, .signal, .enumerationCase: return expression
    case .memoryRead(let memory, let address):
      operation = .memoryRead(memory: memory, address: rewrite(address))
    case .unary(let operator_, let operand): operation = .unary(operator_, rewrite(operand))
    case .binary(let operator_, let left, let right):
      operation = .binary(operator_, rewrite(left), rewrite(right))
    case .multiplexer(let condition, let then, let otherwise):
      operation = .multiplexer(
        condition: rewrite(condition), then: rewrite(then), otherwise: rewrite(otherwise))
    case .slice(let operand, let lowBit): operation = .slice(rewrite(operand), lowBit: lowBit)
    case .bitSelect(let operand, let index):
      operation = .bitSelect(rewrite(operand), index: index)
    case .elementSelect(let elements, let index):
      operation = .elementSelect(elements.map { rewrite($0) }, index: rewrite(index))
    case .concatenation(let parts): operation = .concatenation(parts.map { rewrite($0) })
    case .extend(let operand): operation = .extend(rewrite(operand))
    case .truncate(let operand): operation = .truncate(rewrite(operand))
    case .reinterpret(let operand): operation = .reinterpret(rewrite(operand))
    }
    return Expression(operation, type: expression.type)
  }

  /// The mutants of the outermost operation.
  private mutating func mutated(_ original: Expression, _ present: Expression) -> Expression {
    switch original.operation {
    case .constant(let value): return constant(original, value, present)
    case .enumerationCase(let enumeration, let name):
      return state(original, enumeration, name, present)
    case .unary(let operation, let operand):
      return unary(original, operation, operand, present)
    case .binary(let operation, let left, let right):
      return binary(original, operation, left, right, present)
    case .multiplexer(_, let then, let otherwise):
      var present = offer(
        .condition, present, of: original, becomes: then,
        "the choice is always \(then.briefly)")
      present = offer(
        .condition, present, of: original, becomes: otherwise,
        "the choice is always \(otherwise.briefly)")
      return present
    case .slice(let operand, let lowBit):
      var present = present
      for moved in [lowBit - 1, lowBit + 1]
      where moved >= 0 && moved + original.type.width <= operand.type.width {
        present = offer(
          .offByOne, present, of: original,
          becomes: Expression(.slice(operand, lowBit: moved), type: original.type))
      }
      return present
    case .concatenation(let parts) where parts != parts.reversed():
      return offer(
        .bit, present, of: original,
        becomes: Expression(.concatenation(parts.reversed()), type: original.type),
        "the parts of \(original.briefly) in reverse")
    case .extend(let operand) where operand.type.isSigned && operand.type.width > 1:
      return offer(
        .bit, present, of: original, becomes: operand.zeroExtended(as: original.type),
        "\(original.briefly) without the sign")
    case .signal, .memoryRead, .bitSelect, .elementSelect, .concatenation, .extend, .truncate,
      .reinterpret:
      return present
    }
  }

  private mutating func constant(
    _ original: Expression, _ value: BitVector, _ present: Expression
  ) -> Expression {
    guard original.type.enumeration == nil else { return present }
    func other(_ value: BitVector) -> Expression {
      Expression(.constant(value), type: original.type)
    }
    if value.width == 1 { return offer(.constant, present, of: original, becomes: other(~value)) }
    var present = offer(.offByOne, present, of: original, becomes: other(value.incremented))
    present = offer(.offByOne, present, of: original, becomes: other(~(~value).incremented))
    let isNearZero = value.isZero || (~(~value).incremented).isZero || value.incremented.isZero
    guard !isNearZero else { return present }
    return offer(.constant, present, of: original, becomes: other(.zero(width: value.width)))
  }

  /// The next case of the enumeration.
  private mutating func state(
    _ original: Expression, _ enumeration: String, _ name: String, _ present: Expression
  ) -> Expression {
    let cases = enumerations.first { $0.name == enumeration }?.cases.map(\.name) ?? []
    guard cases.count > 1, let index = cases.firstIndex(of: name) else { return present }
    let next = cases[(index + 1) % cases.count]
    return offer(
      .constant, present, of: original,
      becomes: Expression(
        .enumerationCase(enumeration: enumeration, name: next), type: original.type))
  }

  private mutating func unary(
    _ original: Expression, _ operation: Circuit.UnaryOperator, _ operand: Expression,
    _ present: Expression
  ) -> Expression {
    switch operation {
    case .not, .negate: return offer(.operator, present, of: original, becomes: operand)
    case .reduceAnd, .reduceOr, .reduceXor:
      guard operand.type.width > 1 else { return present }
      let other: Circuit.UnaryOperator = operation == .reduceOr ? .reduceAnd : .reduceOr
      return offer(
        .operator, present, of: original,
        becomes: Expression(.unary(other, operand), type: original.type))
    }
  }

  private mutating func binary(
    _ original: Expression, _ operation: Circuit.BinaryOperator, _ left: Expression,
    _ right: Expression, _ present: Expression
  ) -> Expression {
    var present = present
    for (kind, other) in operation.others {
      present = offer(
        kind, present, of: original,
        becomes: Expression(.binary(other, left, right), type: original.type))
    }
    guard original.type.width == 1, operation == .and || operation == .or else { return present }
    for part in [left, right] {
      present = offer(.condition, present, of: original, becomes: part)
    }
    return present
  }
}

extension Circuit.BinaryOperator {
  /// What it may be mistaken for.
  fileprivate var others: [(MutationKind, Circuit.BinaryOperator)] {
    switch self {
    case .add: [(.operator, .subtract)]
    case .subtract: [(.operator, .add)]
    case .multiply: [(.operator, .add)]
    case .and: [(.operator, .or)]
    case .or: [(.operator, .and)]
    case .xor: [(.operator, .or)]
    case .shiftLeft: [(.operator, .shiftRight)]
    case .shiftRight: [(.operator, .shiftLeft)]
    case .equal: [(.operator, .notEqual)]
    case .notEqual: [(.operator, .equal)]
    case .less: [(.offByOne, .lessOrEqual), (.operator, .greater)]
    case .lessOrEqual: [(.offByOne, .less), (.operator, .greaterOrEqual)]
    case .greater: [(.offByOne, .greaterOrEqual), (.operator, .less)]
    case .greaterOrEqual: [(.offByOne, .greater), (.operator, .lessOrEqual)]
    }
  }
}

extension Circuit.Expression {
  /// The bits, filled up with zeros, read as a type.
  fileprivate func zeroExtended(as type: Circuit.ValueType) -> Circuit.Expression {
    let bits = Circuit.Expression(
      .reinterpret(self), type: .unsigned(self.type.width))
    let longer = Circuit.Expression(.extend(bits), type: .unsigned(type.width))
    return Circuit.Expression(.reinterpret(longer), type: type)
  }
}

extension BitVector {
  /// The next number; 0 after the highest.
  fileprivate var incremented: BitVector {
    var words = words
    for index in words.indices {
      words[index] &+= 1
      if words[index] != 0 { break }
    }
    return BitVector(width: width, words: words)
  }

  fileprivate static prefix func ~ (value: BitVector) -> BitVector {
    BitVector(width: value.width, words: value.words.map { ~$0 })
  }
}
