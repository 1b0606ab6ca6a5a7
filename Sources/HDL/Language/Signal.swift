import Diagnostics

/// A value in hardware: a declared signal, a literal, or an expression of such.
///
/// Widths, signs and binary points are checked as expressions are put together; a mistake is kept
/// inside of the expression and reported at the statement that uses it, with all others.
///
/// Integer literals and Swift integers adapt to what they meet: `count == 5` compares in the width
/// of `count`. Beside a number with a binary point they are values, so `1` is 1.0.
public struct Signal: Sendable, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  let node: Node

  init(_ node: Node) { self.node = node }

  init(_ declaration: Declaration) {
    node = Node(.declared(declaration), type: declaration.type, problem: declaration.problem)
  }

  public init(integerLiteral value: StaticBigInt) {
    let literal = LiteralValue(value)
    node = Node(.literal(literal), type: literal.type)
  }

  public init(booleanLiteral value: Bool) {
    node = .constant(BitVector(truncating: value ? 1 : 0, width: 1), type: .bit)
  }

  /// One bit that is known when the hardware is made.
  public init(_ value: Bool) { self.init(booleanLiteral: value) }

  /// A Swift integer; its width comes from what it meets.
  public init<Value: BinaryInteger>(_ value: Value) {
    let literal = LiteralValue(value)
    node = Node(.literal(literal), type: literal.type)
  }

  /// A case of a Swift enum.
  public init<Value: HardwareEnumeration>(_ value: Value) {
    let (enumeration, problem) = Value.hardwareDescription
    let type = Circuit.ValueType(width: enumeration.width, enumeration: enumeration.name)
    node = Node(
      .enumerationCase(enumeration, Value.hardwareName(of: value)), type: type, problem: problem)
  }

  /// How its bits are read. A literal has the narrowest type that holds it.
  public var type: Circuit.ValueType { node.type }
  /// The number of bits.
  public var width: Int { node.type.width }
  public var isSigned: Bool { node.type.isSigned }
  /// How many of the bits stand right of the binary point.
  public var fractionBits: Int { node.type.fractionBits }
}

/// A constant with a width of its own: `Literal(5, width: 8)`, `Literal(-5, signed: 8)`.
public typealias Literal = Signal

extension Signal {
  /// An unsigned constant of `width` bits. `value` gives the bits themselves: with 4 bits of
  /// fraction, 24 is 1.5. One that does not fit is reported where it is used.
  public init<Value: BinaryInteger>(_ value: Value, width: Int, fraction: Int = 0) {
    self.init(
      bitsOf: value, type: Circuit.ValueType(width: width, fractionBits: fraction))
  }

  /// A signed constant of `width` bits. `value` gives the bits themselves: with 4 bits of fraction,
  /// 24 is 1.5. One that does not fit is reported where it is used.
  public init<Value: BinaryInteger>(_ value: Value, signed width: Int, fraction: Int = 0) {
    self.init(
      bitsOf: value,
      type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction))
  }

  private init<Value: BinaryInteger>(bitsOf value: Value, type: Circuit.ValueType) {
    guard (1...Limits.width).contains(type.width) else {
      node = .constant(.zero(width: 1), type: type)
      return
    }
    let integer = Circuit.ValueType(width: type.width, isSigned: type.isSigned)
    let literal = LiteralValue(value)
    let bits = literal.encoded(as: integer)
    node = .constant(
      bits ?? .zero(width: type.width), type: type,
      problem: bits == nil ? literal.misfit(in: integer) : nil)
  }
}
