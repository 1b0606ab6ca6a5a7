import HDL

/// Bits of an expression, taken from its operands where the operation lets them through.
extension Normalizer {
  func extract(_ expression: Circuit.Expression, lowBit: Int, count: Int) -> Circuit.Expression {
    let type = Circuit.ValueType.unsigned(count)
    func part(_ operand: Circuit.Expression) -> Circuit.Expression {
      bits(of: operand, from: lowBit, count: count)
    }
    switch expression.operation {
    case .constant(let value): return .constant(value.bits(from: lowBit, count: count), type)
    case .reinterpret(let operand): return part(operand)
    case .slice(let operand, let base):
      return bits(of: operand, from: base + lowBit, count: count)
    case .concatenation(let parts): return extract(parts, lowBit: lowBit, count: count)
    case .extend(let operand): return extract(extended: operand, lowBit: lowBit, count: count)
    case .unary(.not, let operand): return unary(.not, part(operand), type)
    case .binary(let symbol, let left, let right)
    where symbol == .and || symbol == .or || symbol == .xor:
      return binary(symbol, part(left), part(right), type)
    case .multiplexer(let condition, let then, let otherwise):
      return multiplexer(condition, part(then), part(otherwise), type)
    case .elementSelect(let elements, let index):
      return elementSelect(elements.map(part), index, type)
    case .unary(.negate, _), .binary(.add, _, _), .binary(.subtract, _, _),
      .binary(.multiply, _, _), .binary(.shiftLeft, _, _):
      return extract(arithmetic: expression, lowBit: lowBit, count: count)
    default:
      return .init(.slice(expression, lowBit: lowBit), type: type)
    }
  }

  /// Bits of a result whose low bits depend only on low bits of its operands.
  private func extract(arithmetic expression: Circuit.Expression, lowBit: Int, count: Int)
    -> Circuit.Expression
  {
    let reach = lowBit + count
    guard reach < expression.type.width, !isShared(expression) else {
      return .init(.slice(expression, lowBit: lowBit), type: .unsigned(count))
    }
    let type = Circuit.ValueType.unsigned(reach)
    let reduced: Circuit.Expression
    switch expression.operation {
    case .unary(let symbol, let operand):
      reduced = unary(symbol, bits(of: operand, from: 0, count: reach), type)
    case .binary(.shiftLeft, let operand, let amount):
      reduced = binary(.shiftLeft, bits(of: operand, from: 0, count: reach), amount, type)
    case .binary(let symbol, let left, let right):
      reduced = binary(
        symbol, bits(of: left, from: 0, count: reach), bits(of: right, from: 0, count: reach), type)
    default: reduced = expression
    }
    return bits(of: reduced.read(as: type), from: lowBit, count: count)
  }

  private func extract(_ parts: [Circuit.Expression], lowBit: Int, count: Int)
    -> Circuit.Expression
  {
    var chosen: [Circuit.Expression] = []
    var base = 0
    for part in parts.reversed() {
      let from = max(lowBit, base)
      let to = min(lowBit + count, base + part.type.width)
      if from < to { chosen.append(bits(of: part, from: from - base, count: to - from)) }
      base += part.type.width
    }
    return concatenate(chosen.reversed())
  }

  private func extract(extended operand: Circuit.Expression, lowBit: Int, count: Int)
    -> Circuit.Expression
  {
    let width = operand.type.width
    if lowBit + count <= width { return bits(of: operand, from: lowBit, count: count) }
    let from = min(lowBit, width - 1)
    let kept = bits(of: operand, from: from, count: width - from)
    return extend(
      kept.read(as: .init(width: width - from, isSigned: operand.type.isSigned)),
      to: .init(width: count, isSigned: operand.type.isSigned))
  }
}
