/// Comparisons: by value, whatever the widths and signs; binary points must be equal.
extension Signal {
  public static func == (left: Signal, right: Signal) -> Signal {
    compared(.equal, "==", left, right)
  }

  public static func != (left: Signal, right: Signal) -> Signal {
    compared(.notEqual, "!=", left, right)
  }

  public static func < (left: Signal, right: Signal) -> Signal {
    compared(.less, "<", left, right)
  }

  public static func <= (left: Signal, right: Signal) -> Signal {
    compared(.lessOrEqual, "<=", left, right)
  }

  public static func > (left: Signal, right: Signal) -> Signal {
    compared(.greater, ">", left, right)
  }

  public static func >= (left: Signal, right: Signal) -> Signal {
    compared(.greaterOrEqual, ">=", left, right)
  }

  /// Whether a signal of a Swift enum holds this case.
  @_disfavoredOverload
  public static func == <Value: HardwareEnumeration>(left: Signal, right: Value) -> Signal {
    left == Signal(right)
  }

  /// Whether a signal of a Swift enum holds another case.
  @_disfavoredOverload
  public static func != <Value: HardwareEnumeration>(left: Signal, right: Value) -> Signal {
    left != Signal(right)
  }

  private static func compared(
    _ operation: Circuit.BinaryOperator, _ symbol: String, _ left: Signal, _ right: Signal
  ) -> Signal {
    let (a, b) = paired(left, right)
    let what = "the operands of '\(symbol)'"
    if a.type.enumeration != nil || b.type.enumeration != nil {
      let isOrder = operation != .equal && operation != .notEqual
      return binary(
        operation, a, b, type: .bit,
        problem: mismatch(what, a, b) ?? (isOrder ? notNumbers(what, a, b) : nil))
    }
    let type = common(a.type, b.type)
    return binary(
      operation, a.widened(to: type), b.widened(to: type), type: .bit,
      problem: pointMismatch(what, a, b))
  }
}
