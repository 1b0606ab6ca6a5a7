import HDL

/// The numbers that an expression can have by its type alone, or exactly where it is constant.
///
/// Numbers beyond 62 bits are not followed: their range is `nil`.
struct ValueRange {
  private let facts: ModuleFacts
  private let parameters: [String: BitVector]

  /// - Parameter parameters: The values of kept parameters, by name, where they are taken for known.
  init(_ facts: ModuleFacts, parameters: [String: BitVector] = [:]) {
    self.facts = facts
    self.parameters = parameters
  }

  func range(of expression: Circuit.Expression) -> ClosedRange<Int>? {
    switch expression.operation {
    case .constant(let value): return exactly(value, expression.type)
    case .signal(let name):
      if case .constant(let value)? = facts.signals[name]?.role {
        return exactly(value, expression.type)
      }
      if let value = parameters[name] { return exactly(value, expression.type) }
    case .extend(let operand): return range(of: operand)
    case .reinterpret(let operand), .truncate(let operand):
      if let inner = range(of: operand), let outer = typeRange(expression.type),
        outer.contains(inner.lowerBound), outer.contains(inner.upperBound)
      {
        return inner
      }
    default: break
    }
    return typeRange(expression.type)
  }

  /// What the comparison always is, or `nil` where it depends on the values.
  func verdict(
    _ operation: Circuit.BinaryOperator, _ left: ClosedRange<Int>, _ right: ClosedRange<Int>
  ) -> Bool? {
    switch operation {
    case .less:
      if left.upperBound < right.lowerBound { return true }
      return left.lowerBound >= right.upperBound ? false : nil
    case .greaterOrEqual: return verdict(.less, left, right).map { !$0 }
    case .greater: return verdict(.less, right, left)
    case .lessOrEqual: return verdict(.less, right, left).map { !$0 }
    case .equal:
      if !left.overlaps(right) { return false }
      return left.count == 1 && right.count == 1 ? true : nil
    case .notEqual: return verdict(.equal, left, right).map { !$0 }
    default: return nil
    }
  }

  private func exactly(_ value: BitVector, _ type: Circuit.ValueType) -> ClosedRange<Int>? {
    (type.isSigned ? value.signedValue : value.unsignedValue).map { $0...$0 }
  }

  private func typeRange(_ type: Circuit.ValueType) -> ClosedRange<Int>? {
    guard type.width <= 62 else { return nil }
    return type.isSigned
      ? -(1 << (type.width - 1))...(1 << (type.width - 1)) - 1 : 0...(1 << type.width) - 1
  }
}
