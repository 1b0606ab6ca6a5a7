/// Bitwise and Boolean operators, and what many bits come to.
extension Signal {
  /// Each bit of both; the types must be equal.
  public static func & (left: Signal, right: Signal) -> Signal {
    bitwise(.and, "the operands of '&'", left, right)
  }

  /// Each bit of either; the types must be equal.
  public static func | (left: Signal, right: Signal) -> Signal {
    bitwise(.or, "the operands of '|'", left, right)
  }

  /// Each bit of one but not both; the types must be equal.
  public static func ^ (left: Signal, right: Signal) -> Signal {
    bitwise(.xor, "the operands of '^'", left, right)
  }

  /// Every bit inverted. A literal has no width and cannot be inverted.
  public static prefix func ~ (operand: Signal) -> Signal {
    unary(
      .not, operand.node.settled, type: operand.type,
      problem: operand.withoutWidth("the operand of '~'"))
  }

  /// Not, of one bit.
  public static prefix func ! (operand: Signal) -> Signal {
    let (node, problem) = operand.node.asCondition("the operand of '!'")
    return unary(.not, node, type: .bit, problem: problem)
  }

  /// Both of two bits. Hardware computes both sides.
  public static func && (left: Signal, right: Signal) -> Signal {
    boolean(.and, "&&", left, right)
  }

  /// Either of two bits. Hardware computes both sides.
  public static func || (left: Signal, right: Signal) -> Signal {
    boolean(.or, "||", left, right)
  }

  /// Whether any bit is set.
  public var reducedOr: Signal { Self.unary(.reduceOr, node.settled, type: .bit) }
  /// Whether all bits are set.
  public var reducedAnd: Signal { Self.unary(.reduceAnd, node.settled, type: .bit) }
  /// Whether an odd number of bits is set.
  public var reducedXor: Signal { Self.unary(.reduceXor, node.settled, type: .bit) }
  /// Whether no bit is set.
  public var isZero: Signal { !reducedOr }

  private static func bitwise(
    _ operation: Circuit.BinaryOperator, _ what: String, _ left: Signal, _ right: Signal
  ) -> Signal {
    let (a, b) = paired(left, right)
    return binary(
      operation, a, b, type: a.type, problem: mismatch(what, a, b) ?? notNumbers(what, a, b))
  }

  private static func boolean(
    _ operation: Circuit.BinaryOperator, _ symbol: String, _ left: Signal, _ right: Signal
  ) -> Signal {
    let (a, first) = left.node.asCondition("the left operand of '\(symbol)'")
    let (b, second) = right.node.asCondition("the right operand of '\(symbol)'")
    return binary(operation, a, b, type: .bit, problem: first ?? second)
  }

  /// The problem of a literal where only a value with a width makes sense.
  func withoutWidth(_ what: String) -> Problem? {
    guard node.isUntyped, !node.isFaulty else { return nil }
    return Problem(
      "literal-without-width", "\(what) is a literal, which has no width here",
      remedy: "write 'Literal(value, width: bits)'")
  }
}
