import HDL

/// Computes an expression on values of at most 62 bits, by the words of `Circuit.Operation`'s
/// documentation.
struct Evaluator {
  /// Signals as their types read them.
  var signals: [String: Int]

  func value(of expression: Circuit.Expression) -> Int? {
    raw(expression).map { read($0, as: expression.type) }
  }

  private func read(_ value: Int, as type: Circuit.ValueType) -> Int {
    let bits = value & ((1 << type.width) - 1)
    return type.isSigned && bits >> (type.width - 1) == 1 ? bits - (1 << type.width) : bits
  }

  private func raw(_ expression: Circuit.Expression) -> Int? {
    switch expression.operation {
    case .constant(let bits): return bits.unsignedValue
    case .signal(let name): return signals[name]
    case .enumerationCase, .memoryRead, .bitSelect: return nil
    case .unary(let operation, let operand):
      guard let x = value(of: operand) else { return nil }
      return unary(operation, x, operand.type.width)
    case .binary(let operation, let left, let right):
      guard let x = value(of: left), let y = value(of: right) else { return nil }
      if operation.isComparison || (operation != .shiftLeft && operation != .shiftRight) {
        guard left.type == right.type else { return nil }
      }
      if !operation.isComparison, left.type != expression.type { return nil }
      return binary(operation, x, y)
    case .multiplexer(let condition, let then, let otherwise):
      guard then.type == expression.type, otherwise.type == expression.type else { return nil }
      return value(of: condition) == 1 ? value(of: then) : value(of: otherwise)
    case .slice(let operand, let lowBit):
      return value(of: operand).map { $0 >> lowBit }
    case .elementSelect(let elements, let index):
      guard let position = value(of: index) else { return nil }
      return position < elements.count ? value(of: elements[position]) : 0
    case .concatenation(let parts):
      var joined = 0
      for part in parts {
        guard let x = value(of: part) else { return nil }
        joined = joined << part.type.width | (x & ((1 << part.type.width) - 1))
      }
      return joined
    case .extend(let operand):
      return operand.type.width < expression.type.width
        && operand.type.isSigned == expression.type.isSigned ? value(of: operand) : nil
    case .truncate(let operand):
      return operand.type.width > expression.type.width ? value(of: operand) : nil
    case .reinterpret(let operand):
      return operand.type.width == expression.type.width ? value(of: operand) : nil
    }
  }

  private func unary(_ operation: Circuit.UnaryOperator, _ x: Int, _ width: Int) -> Int {
    let bits = x & ((1 << width) - 1)
    switch operation {
    case .not: return ~x
    case .negate: return -x
    case .reduceAnd: return bits == (1 << width) - 1 ? 1 : 0
    case .reduceOr: return bits == 0 ? 0 : 1
    case .reduceXor: return bits.nonzeroBitCount & 1
    }
  }

  private func binary(_ operation: Circuit.BinaryOperator, _ x: Int, _ y: Int) -> Int {
    switch operation {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .and: x & y
    case .or: x | y
    case .xor: x ^ y
    case .shiftLeft: x << y
    case .shiftRight: x >> y
    case .equal: x == y ? 1 : 0
    case .notEqual: x != y ? 1 : 0
    case .less: x < y ? 1 : 0
    case .lessOrEqual: x <= y ? 1 : 0
    case .greater: x > y ? 1 : 0
    case .greaterOrEqual: x >= y ? 1 : 0
    }
  }
}
