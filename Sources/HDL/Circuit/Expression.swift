extension Circuit {
  /// A value computed without memory of the past. Immutable; parts may be shared, so compare by
  /// `==`, which is fast for shared parts, and keep results by expression where a walk would visit
  /// a part more than once.
  ///
  /// What every `Operation` promises about types is written with its case.
  public final class Expression: Sendable {
    public let operation: Operation
    public let type: ValueType
    /// How many operations are nested in it, itself counted.
    public let depth: Int
    private let digest: Int

    public init(_ operation: Operation, type: ValueType) {
      self.operation = operation
      self.type = type
      var hasher = Hasher()
      hasher.combine(operation)
      hasher.combine(type)
      digest = hasher.finalize()
      depth = 1 + (Self.operands(of: operation).lazy.map(\.depth).max() ?? 0)
    }
  }

  public enum Operation: Sendable, Hashable {
    /// As wide as the type.
    case constant(BitVector)
    /// The value of the signal of that name in the same module (any role).
    case signal(String)
    /// A case of an enumeration, both by name. The type names the same enumeration.
    case enumerationCase(enumeration: String, name: String)
    /// The word at an address of the memory of that name; the address is unsigned, `addressWidth`
    /// wide.
    case memoryRead(memory: String, address: Expression)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `condition` is one unsigned bit; both values have the type of the result.
    case multiplexer(condition: Expression, then: Expression, otherwise: Expression)
    /// `type.width` bits from `lowBit` up, all inside of the operand. The result is unsigned.
    /// The operand is any expression.
    case slice(Expression, lowBit: Int)
    /// One bit, chosen by an unsigned index that cannot reach beyond the operand's width.
    case bitSelect(Expression, index: Expression)
    /// The element that an unsigned index chooses; zero where the index is at or beyond the count.
    /// All elements have the type of the result; there is at least one.
    case elementSelect([Expression], index: Expression)
    /// Most significant part first; at least one. The result is unsigned, its width the sum.
    case concatenation([Expression])
    /// The same number in more bits: by sign where the operand is signed, else by zeros.
    case extend(Expression)
    /// The low `type.width` bits, fewer than the operand has; sign and binary point stay.
    case truncate(Expression)
    /// The same bits (same width) read as another type.
    case reinterpret(Expression)
  }

  public enum UnaryOperator: String, Sendable, Hashable, CaseIterable {
    /// Each bit inverted; the operand has the type of the result.
    case not
    /// Two's complement; the operand has the type of the result.
    case negate
    /// All bits of an operand of any type and/or/xor-ed to one unsigned bit.
    case reduceAnd, reduceOr, reduceXor
  }

  public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    /// Both operands have the type of the result, and the result wraps. Growing arithmetic has its
    /// operands extended first. A product's binary point is that of the result's type: its bits are
    /// those of the integer product.
    case add, subtract, multiply
    /// Both operands have the type of the result.
    case and, or, xor
    /// The left operand has the type of the result, the right is an unsigned amount of any width
    /// (often a constant). Amounts at or beyond the width shift every bit out.
    /// `shiftRight` repeats the sign bit where the left operand is signed.
    case shiftLeft, shiftRight
    /// Both operands have equal types; the result is one unsigned bit. Order is by sign where they
    /// are signed.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    public var isComparison: Bool {
      switch self {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
      default: false
      }
    }
  }
}

extension Circuit.Expression: Hashable {
  public static func == (left: Circuit.Expression, right: Circuit.Expression) -> Bool {
    left === right
      || (left.digest == right.digest && left.type == right.type
        && left.operation == right.operation)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(digest)
  }
}

extension Circuit.Expression {
  /// The expressions it is computed from directly, in the order of the operation.
  public var operands: [Circuit.Expression] { Self.operands(of: operation) }

  private static func operands(of operation: Circuit.Operation) -> [Circuit.Expression] {
    switch operation {
    case .constant, .signal, .enumerationCase: []
    case .memoryRead(_, let address): [address]
    case .unary(_, let operand), .slice(let operand, _), .extend(let operand),
      .truncate(let operand), .reinterpret(let operand):
      [operand]
    case .binary(_, let left, let right): [left, right]
    case .multiplexer(let condition, let then, let otherwise): [condition, then, otherwise]
    case .bitSelect(let operand, let index): [operand, index]
    case .elementSelect(let elements, let index): elements + [index]
    case .concatenation(let parts): parts
    }
  }
}
