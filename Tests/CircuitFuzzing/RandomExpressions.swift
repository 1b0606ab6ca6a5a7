import HDL

/// Well-typed expressions over given inputs, of every operation but memories and enumerations.
public struct RandomExpressions {
  public typealias Expression = Circuit.Expression

  public var numbers: RandomNumbers
  public let inputs: [Circuit.Signal]
  private let widths: RandomWidths
  /// Earlier results, so that parts are shared.
  private var pool: [Expression] = []

  public init(seed: UInt64, inputs: [Circuit.Signal], widths: RandomWidths = .any) {
    numbers = RandomNumbers(seed: seed)
    self.inputs = inputs
    self.widths = widths
  }

  public mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  public mutating func type() -> Circuit.ValueType {
    .init(width: widths.width(using: &numbers), isSigned: pick(0...1) == 1)
  }

  public mutating func expression(_ type: Circuit.ValueType, depth: Int) -> Expression {
    if pick(0...7) == 0,
      let shared = pool.filter({ $0.type == type }).randomElement(using: &numbers)
    {
      return shared
    }
    let result = depth <= 0 ? leaf(type) : node(type, depth: depth - 1)
    pool.append(result)
    return result
  }

  private mutating func leaf(_ type: Circuit.ValueType) -> Expression {
    if pick(0...5) == 0 {
      return Expression(.constant(constant(type.width)), type: type)
    }
    let signal = inputs[pick(0...inputs.count - 1)]
    let read = Expression(.signal(signal.name), type: signal.type)
    guard signal.type.enumeration != nil else { return fitted(read, to: type) }
    let code = Circuit.ValueType.unsigned(signal.type.width)
    return fitted(Expression(.reinterpret(read), type: code), to: type)
  }

  private mutating func constant(_ width: Int) -> BitVector {
    pick(0...2) == 0
      ? BitVector(truncating: pick(0...1), width: width) : numbers.vector(width)
  }

  /// Extended, truncated or sliced, and read as the type.
  mutating func fitted(_ e: Expression, to type: Circuit.ValueType) -> Expression {
    var result = e
    let sign = e.type.isSigned
    if e.type.width < type.width {
      result = Expression(.extend(e), type: .init(width: type.width, isSigned: sign))
    } else if e.type.width > type.width {
      if pick(0...1) == 0 {
        result = Expression(.truncate(e), type: .init(width: type.width, isSigned: sign))
      } else {
        let lowBit = pick(0...(e.type.width - type.width))
        result = Expression(.slice(e, lowBit: lowBit), type: .unsigned(type.width))
      }
    }
    return result.type == type ? result : Expression(.reinterpret(result), type: type)
  }

  private mutating func node(_ type: Circuit.ValueType, depth: Int) -> Expression {
    switch pick(0...11) {
    case 0, 1:
      let symbols: [Circuit.BinaryOperator] = [.add, .subtract, .multiply, .and, .or, .xor]
      return Expression(
        .binary(
          symbols[pick(0...5)], expression(type, depth: depth), expression(type, depth: depth)),
        type: type)
    case 2:
      return Expression(
        .unary(pick(0...1) == 0 ? .not : .negate, expression(type, depth: depth)), type: type)
    case 3:
      return Expression(
        .multiplexer(
          condition: expression(.bit, depth: depth), then: expression(type, depth: depth),
          otherwise: expression(type, depth: depth)), type: type)
    case 4, 5:
      let amount =
        pick(0...1) == 0
        ? Expression(
          .constant(BitVector(truncating: pick(0...(type.width + 2)), width: 9)), type: .unsigned(9)
        )
        : expression(.unsigned(widths.shiftAmounts[pick(0...3)]), depth: depth)
      return Expression(
        .binary(
          pick(0...2) == 0 ? .shiftLeft : .shiftRight, expression(type, depth: depth), amount),
        type: type)
    case 6 where type.width > 1:
      let low = pick(1...(type.width - 1))
      let whole = Expression(
        .concatenation([
          expression(.init(width: type.width - low, isSigned: pick(0...1) == 1), depth: depth),
          expression(.init(width: low, isSigned: pick(0...1) == 1), depth: depth),
        ]), type: .unsigned(type.width))
      return fitted(whole, to: type)
    case 7:
      let count = pick(1...6)
      return Expression(
        .elementSelect(
          (0..<count).map { _ in expression(type, depth: depth - 1) },
          index: expression(.unsigned(pick(1...4)), depth: depth)), type: type)
    case 8 where type.width == 1: return fitted(oneBit(depth: depth), to: type)
    case 9 where type.width == 1: return fitted(oneBit(depth: depth), to: type)
    default:
      var other = self.type()
      if other == type { other.isSigned.toggle() }
      return fitted(expression(other, depth: depth), to: type)
    }
  }

  private mutating func oneBit(depth: Int) -> Expression {
    let operand = type()
    switch pick(0...3) {
    case 0:
      let symbols: [Circuit.UnaryOperator] = [.reduceAnd, .reduceOr, .reduceXor]
      return Expression(.unary(symbols[pick(0...2)], expression(operand, depth: depth)), type: .bit)
    case 1 where operand.width > 1:
      let reach = Int.bitWidth - 1 - operand.width.leadingZeroBitCount
      return Expression(
        .bitSelect(
          expression(operand, depth: depth),
          index: expression(.unsigned(pick(1...reach)), depth: depth)), type: .bit)
    default:
      let symbols: [Circuit.BinaryOperator] = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      ]
      return Expression(
        .binary(
          symbols[pick(0...5)], expression(operand, depth: depth), expression(operand, depth: depth)
        ), type: .bit)
    }
  }
}
