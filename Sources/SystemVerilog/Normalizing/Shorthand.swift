import HDL

/// Short ways to build well-typed expressions.
extension Circuit.Expression {
  typealias Expression = Circuit.Expression

  static func constant(_ value: BitVector, _ type: Circuit.ValueType) -> Expression {
    Expression(.constant(value), type: type)
  }

  static func zero(_ type: Circuit.ValueType) -> Expression {
    constant(.zero(width: type.width), type)
  }

  static func bit(_ value: Bool) -> Expression {
    constant(BitVector(truncating: value ? 1 : 0, width: 1), .bit)
  }

  /// The same bits read as another type of the same width.
  func read(as type: Circuit.ValueType) -> Expression {
    if self.type == type { return self }
    switch operation {
    case .constant(let value): return .constant(value, type)
    case .reinterpret(let inner): return inner.read(as: type)
    default: return Expression(.reinterpret(self), type: type)
    }
  }

  /// Two neighbouring parts of one signal as one part, or as the whole; `nil` for anything else.
  func followed(by low: Expression) -> Expression? {
    guard case .slice(let whole, let highBit) = withoutReading.operation,
      case .slice(let other, let lowBit) = low.withoutReading.operation, whole == other,
      whole.isSimple, highBit == lowBit + low.type.width
    else { return nil }
    let type = Circuit.ValueType.unsigned(self.type.width + low.type.width)
    return type.width == whole.type.width
      ? whole.read(as: type) : Expression(.slice(whole, lowBit: lowBit), type: type)
  }

  /// The expression under changes of reading.
  var withoutReading: Expression {
    if case .reinterpret(let inner) = operation { return inner.withoutReading }
    return self
  }

  var constantValue: BitVector? {
    if case .constant(let value) = operation { return value }
    return nil
  }

  /// A signal or a constant, read in whatever way.
  var isSimple: Bool {
    switch withoutReading.operation {
    case .signal, .constant, .enumerationCase: true
    default: false
    }
  }

  /// Bits of signals and constants put side by side: cheap to print more than once.
  var isWiring: Bool {
    switch withoutReading.operation {
    case .signal, .constant, .enumerationCase: true
    case .slice(let inner, _): inner.isSimple
    default: false
    }
  }
}

extension BitVector {
  var isAllOnes: Bool { (0..<width).allSatisfy { bit(at: $0) } }

  /// `count` bits from `lowBit` up; zeros beyond the width.
  func bits(from lowBit: Int, count: Int) -> BitVector {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for index in 0..<count where bit(at: lowBit + index) {
      words[index / 64] |= 1 << UInt64(index % 64)
    }
    return BitVector(width: count, words: words)
  }
}
