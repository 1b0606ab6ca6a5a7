/// Shifts: to the left they grow, to the right they keep the width; `&<<` keeps it too and drops
/// bits.
extension Signal {
  /// The value times 2 to the `amount`, `amount` bits wider.
  public static func << (value: Signal, amount: Int) -> Signal {
    shifted(.shiftLeft, "<<", value, by: amount, growing: true)
  }

  /// The value times 2 to the `amount`, wide enough for the greatest amount.
  public static func << (value: Signal, amount: Signal) -> Signal {
    shifted(.shiftLeft, "<<", value, by: amount, growing: true)
  }

  /// The bits moved up; those that leave the width are dropped.
  public static func &<< (value: Signal, amount: Int) -> Signal {
    shifted(.shiftLeft, "&<<", value, by: amount, growing: false)
  }

  /// The bits moved up; those that leave the width are dropped.
  public static func &<< (value: Signal, amount: Signal) -> Signal {
    shifted(.shiftLeft, "&<<", value, by: amount, growing: false)
  }

  /// The bits moved down in the same width; a signed value repeats its sign.
  public static func >> (value: Signal, amount: Int) -> Signal {
    shifted(.shiftRight, ">>", value, by: amount, growing: false)
  }

  /// The bits moved down in the same width; a signed value repeats its sign.
  public static func >> (value: Signal, amount: Signal) -> Signal {
    shifted(.shiftRight, ">>", value, by: amount, growing: false)
  }

  private static func shifted(
    _ operation: Circuit.BinaryOperator, _ symbol: String, _ value: Signal, by amount: Int,
    growing: Bool
  ) -> Signal {
    guard (0...Limits.width).contains(amount) else {
      return derived(
        [value.node.settled], type: value.type,
        problem: Problem(
          "shift-amount", "the amount of '\(symbol)' is \(amount); it is 0 to \(Limits.width)")
      ) { $0[0].operation }
    }
    if amount == 0, !value.node.isUntyped { return value }
    let count = LiteralValue(amount)
    let bits = BitVector(truncating: amount, width: count.type.width)
    return shifted(
      operation, symbol, value, by: .constant(bits, type: count.type), most: growing ? amount : 0)
  }

  private static func shifted(
    _ operation: Circuit.BinaryOperator, _ symbol: String, _ value: Signal, by amount: Signal,
    growing: Bool
  ) -> Signal {
    let node = amount.node.settled
    var problem: Problem?
    if node.type.isSigned || node.type.fractionBits != 0 || node.type.enumeration != nil {
      problem = Problem(
        "shift-amount", "the amount of '\(symbol)' has \(node.type); it must be unsigned",
        declarations: [node.declaration])
    }
    let most = growing ? (node.type.width < 17 ? (1 << node.type.width) - 1 : Limits.width) : 0
    return shifted(operation, symbol, value, by: node, most: most, problem: problem)
  }

  private static func shifted(
    _ operation: Circuit.BinaryOperator, _ symbol: String, _ value: Signal, by amount: Node,
    most: Int, problem: Problem? = nil
  ) -> Signal {
    let what = "the left operand of '\(symbol)'"
    let node = value.node.settled
    let type = node.type.with(width: node.type.width + most)
    let found = problem ?? value.withoutWidth(what) ?? notNumbers(what, node, node)
    guard type.width <= Limits.width else {
      return derived([node, amount], type: type, problem: found) { $0[0].operation }
    }
    return binary(operation, node.widened(to: type), amount, type: type, problem: found)
  }
}
