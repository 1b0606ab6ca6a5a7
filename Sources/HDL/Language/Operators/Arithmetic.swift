/// Arithmetic that grows, so that no bit is lost, and arithmetic that wraps.
extension Signal {
  /// The sum, one bit wider than the wider operand; signed if either is, an unsigned one then
  /// counts one bit more.
  public static func + (left: Signal, right: Signal) -> Signal {
    grown(.add, "the operands of '+'", left, right, fold: { $0.addingReportingOverflow($1) })
  }

  /// The difference: signed, and one bit wider than the wider operand.
  public static func - (left: Signal, right: Signal) -> Signal {
    grown(
      .subtract, "the operands of '-'", left, right, fold: { $0.subtractingReportingOverflow($1) })
  }

  /// The product: as wide as both operands together, signed if either is. Bits of fraction add up.
  public static func * (left: Signal, right: Signal) -> Signal {
    if let folded = folded(left, right, { $0.multipliedReportingOverflow(by: $1) }) {
      return folded
    }
    let a = left.node.settled
    let b = right.node.settled
    let isSigned = a.type.isSigned || b.type.isSigned
    let type = Circuit.ValueType(
      width: a.type.width + b.type.width, isSigned: isSigned,
      fractionBits: a.type.fractionBits + b.type.fractionBits)
    guard type.width <= Limits.width else {
      return derived([a, b], type: type) { $0[0].operation }
    }
    return binary(
      .multiply, a.widened(to: type), b.widened(to: type), type: type,
      problem: notNumbers("the operands of '*'", a, b))
  }

  /// The negative, signed and one bit wider.
  public static prefix func - (operand: Signal) -> Signal {
    if case .literal(let value) = operand.node.kind, let small = value.small, small != .min {
      return Signal(-small)
    }
    let node = operand.node.settled
    var type = node.type.with(width: node.type.width + 1)
    type.isSigned = true
    return unary(
      .negate, node.widened(to: type), type: type,
      problem: notNumbers("the operand of '-'", node, node))
  }

  /// The sum in the type of the operands, which must be equal; a carry is dropped.
  public static func &+ (left: Signal, right: Signal) -> Signal {
    wrapped(.add, "the operands of '&+'", left, right)
  }

  /// The difference in the type of the operands, which must be equal; a borrow is dropped.
  public static func &- (left: Signal, right: Signal) -> Signal {
    wrapped(.subtract, "the operands of '&-'", left, right)
  }

  /// The low bits of the product, in the type of the operands, which must be equal. For integers
  /// only: of numbers with a binary point, the bits of the integer product are taken.
  public static func &* (left: Signal, right: Signal) -> Signal {
    wrapped(.multiply, "the operands of '&*'", left, right)
  }

  private static func grown(
    _ operation: Circuit.BinaryOperator, _ what: String, _ left: Signal, _ right: Signal,
    fold: (Int, Int) -> (partialValue: Int, overflow: Bool)
  ) -> Signal {
    if let folded = folded(left, right, fold) { return folded }
    let (a, b) = paired(left, right)
    var type = common(a.type, b.type)
    type.width += 1
    if operation == .subtract { type.isSigned = true }
    return binary(
      operation, a.widened(to: type), b.widened(to: type), type: type,
      problem: notNumbers(what, a, b) ?? pointMismatch(what, a, b))
  }

  private static func wrapped(
    _ operation: Circuit.BinaryOperator, _ what: String, _ left: Signal, _ right: Signal
  ) -> Signal {
    let (a, b) = paired(left, right)
    return binary(
      operation, a, b, type: a.type, problem: mismatch(what, a, b) ?? notNumbers(what, a, b))
  }

  /// Two literals make a literal.
  private static func folded(
    _ left: Signal, _ right: Signal, _ fold: (Int, Int) -> (partialValue: Int, overflow: Bool)
  ) -> Signal? {
    guard case .literal(let a) = left.node.kind, case .literal(let b) = right.node.kind,
      let x = a.small, let y = b.small
    else { return nil }
    let (value, overflow) = fold(x, y)
    return overflow ? nil : Signal(value)
  }
}
