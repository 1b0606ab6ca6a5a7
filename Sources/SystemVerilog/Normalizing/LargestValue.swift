import HDL

extension Circuit.Expression {
  /// What its bits, read as unsigned, never exceed, as far as constants among them tell; `Int.max` where that is beyond
  /// the reach of an address.
  var largestValue: Int {
    guard type.width <= 30 else { return Int.max }
    let largestOfWidth = (1 << type.width) - 1
    switch withoutReading.operation {
    case .constant(let value): return value.unsignedValue ?? largestOfWidth
    case .concatenation(let parts):
      return parts.reduce(0) { $0 << $1.type.width | $1.largestValue }
    case .multiplexer(_, let then, let otherwise):
      return max(then.largestValue, otherwise.largestValue)
    case .elementSelect(let elements, _): return elements.map(\.largestValue).max() ?? 0
    case .binary(.and, let left, let right): return min(left.largestValue, right.largestValue)
    default: return largestOfWidth
    }
  }
}

extension BitVector {
  /// The bits that a bitwise operation makes of both; `nil` of any other operation.
  func combined(with other: BitVector, by symbol: Circuit.BinaryOperator) -> BitVector? {
    let pairs = zip(words, other.words)
    switch symbol {
    case .and: return BitVector(width: width, words: pairs.map { $0 & $1 })
    case .or: return BitVector(width: width, words: pairs.map { $0 | $1 })
    case .xor: return BitVector(width: width, words: pairs.map { $0 ^ $1 })
    default: return nil
    }
  }
}
