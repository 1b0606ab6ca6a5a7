/// Swift integers as operands: `count + step` with `let step = 3`. They adapt as literals do.
extension Signal {
  @_disfavoredOverload
  public static func + <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left + Signal(right)
  }

  @_disfavoredOverload
  public static func + <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) + right
  }

  @_disfavoredOverload
  public static func - <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left - Signal(right)
  }

  @_disfavoredOverload
  public static func - <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) - right
  }

  @_disfavoredOverload
  public static func * <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left * Signal(right)
  }

  @_disfavoredOverload
  public static func * <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) * right
  }

  @_disfavoredOverload
  public static func &+ <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left &+ Signal(right)
  }

  @_disfavoredOverload
  public static func &+ <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) &+ right
  }

  @_disfavoredOverload
  public static func &- <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left &- Signal(right)
  }

  @_disfavoredOverload
  public static func &- <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) &- right
  }

  @_disfavoredOverload
  public static func &* <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left &* Signal(right)
  }

  @_disfavoredOverload
  public static func &* <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) &* right
  }

  @_disfavoredOverload
  public static func & <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left & Signal(right)
  }

  @_disfavoredOverload
  public static func & <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) & right
  }

  @_disfavoredOverload
  public static func | <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left | Signal(right)
  }

  @_disfavoredOverload
  public static func | <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) | right
  }

  @_disfavoredOverload
  public static func ^ <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left ^ Signal(right)
  }

  @_disfavoredOverload
  public static func ^ <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) ^ right
  }

  @_disfavoredOverload
  public static func == <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left == Signal(right)
  }

  @_disfavoredOverload
  public static func == <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) == right
  }

  @_disfavoredOverload
  public static func != <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left != Signal(right)
  }

  @_disfavoredOverload
  public static func != <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) != right
  }

  @_disfavoredOverload
  public static func < <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left < Signal(right)
  }

  @_disfavoredOverload
  public static func < <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) < right
  }

  @_disfavoredOverload
  public static func <= <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left <= Signal(right)
  }

  @_disfavoredOverload
  public static func <= <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) <= right
  }

  @_disfavoredOverload
  public static func > <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left > Signal(right)
  }

  @_disfavoredOverload
  public static func > <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) > right
  }

  @_disfavoredOverload
  public static func >= <Value: BinaryInteger>(left: Signal, right: Value) -> Signal {
    left >= Signal(right)
  }

  @_disfavoredOverload
  public static func >= <Value: BinaryInteger>(left: Value, right: Signal) -> Signal {
    Signal(left) >= right
  }
}
