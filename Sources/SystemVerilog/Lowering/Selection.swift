import HDL

/// Words and elements chosen by an index.
extension ModuleLowering {
  /// A word of a memory, zero beyond its depth.
  func memoryRead(_ name: String, _ address: Circuit.Expression, _ type: Circuit.ValueType)
    -> Lowered
  {
    let emitted = memoryName(name)
    let depth = module.memory(named: name)?.depth ?? 1 << min(30, address.type.width)
    guard address.constantValue != nil || depth <= address.largestValue else {
      return Lowered(
        syntax: .element(emitted, index: indexText(of: address)), isSigned: false)
    }
    if let value = address.constantValue?.unsignedValue, value >= depth {
      return Lowered(
        syntax: BitVector.zero(width: type.width).literal(isSigned: false), isSigned: false)
    }
    let index = reusable(address)
    let word = SyntaxExpression.element(emitted, index: index)
    if address.constantValue != nil { return Lowered(syntax: word, isSigned: false) }
    return Lowered(
      syntax: .conditional(
        isWithin(index, width: address.type.width, depth: depth), then: word,
        otherwise: BitVector.zero(width: type.width).literal(isSigned: false)), isSigned: false)
  }

  /// `index < 4'd10`; of a single word, `!index`.
  func isWithin(_ index: SyntaxExpression, width: Int, depth: Int) -> SyntaxExpression {
    width == 1
      ? .prefix("!", index)
      : .infix("<", index, BitVector(truncating: depth, width: width).literal(isSigned: false))
  }

  /// A name or literal of the expression's value, for text that holds it more than once; unsigned.
  func reusable(_ expression: Circuit.Expression) -> SyntaxExpression {
    if expression.isWiring { return lower(expression).unsigned.syntax }
    return .name(name(for: expression))
  }

  /// An index; Icarus 11 computes sums, products and shifts in an index with more bits than they have, so that these
  /// get a name.
  func indexText(of expression: Circuit.Expression) -> SyntaxExpression {
    switch expression.withoutReading.operation {
    case .unary(.not, _), .unary(.negate, _), .multiplexer: return reusable(expression)
    case .binary(let symbol, _, _) where !symbol.isComparison: return reusable(expression)
    default: return lower(expression).unsigned.syntax
    }
  }

  func wordWidth(of memory: String) -> Int { module.memory(named: memory)?.type.width ?? 1 }

  func memoryName(_ name: String) -> String { "\(name)_q" }

  /// A choice between two is written in place; more get a `case` of their own.
  func elementSelect(
    _ elements: [Circuit.Expression], _ index: Circuit.Expression, _ whole: Circuit.Expression
  ) -> Lowered {
    let type = whole.type
    if elements.count == 2, index.type.width == 1 {
      let (branches, isSigned) = Lowered.inOneContext([lower(elements[1]), lower(elements[0])])
      return Lowered(
        syntax: .conditional(
          lower(index).syntax, then: branches[0].syntax, otherwise: branches[1].syntax),
        isSigned: isSigned, dependsOnSign: isSigned && branches.contains(where: \.dependsOnSign))
    }
    if elements.count == 1 {
      let isFirst = SyntaxExpression.infix(
        "==", lower(index).syntax, BitVector.zero(width: index.type.width).literal(isSigned: false))
      let zero = BitVector.zero(width: type.width).literal(isSigned: false)
      let (branches, _) = Lowered.inOneContext([
        lower(elements[0]), Lowered(syntax: zero, isSigned: false),
      ])
      return Lowered(
        syntax: .conditional(isFirst, then: branches[0].syntax, otherwise: zero), isSigned: false)
    }
    return Lowered(syntax: .name(name(for: whole)), isSigned: type.isSigned)
  }

  /// The block that drives the signal of an element selection.
  func elementCase(
    _ elements: [Circuit.Expression], _ index: Circuit.Expression, drives name: String
  ) -> SyntaxItem {
    let arms = elements.enumerated().map { position, element in
      SyntaxStatement.Arm(
        labels: [BitVector(truncating: position, width: index.type.width).literal(isSigned: false)],
        body: [.assign(.name(name), .blocking, lower(element).syntax)])
    }
    return .process(
      .combinational,
      [
        .uniqueCase(
          lower(index).syntax, arms: arms,
          otherwise: [.assign(.name(name), .blocking, .allZeros)])
      ], comment: "")
  }
}
