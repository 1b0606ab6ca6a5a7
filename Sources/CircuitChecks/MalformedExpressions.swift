import Diagnostics
import HDL

/// Holds each expression of a module against what its operation promises about types.
struct MalformedExpressions {
  private(set) var findings: [Diagnostic] = []
  private let facts: ModuleFacts
  private var walk = ExpressionWalk()

  init(_ facts: ModuleFacts) {
    self.facts = facts
  }

  mutating func check(_ expression: Circuit.Expression, at place: Place) {
    for part in walk.newParts(of: expression) {
      if let problem = problem(of: part) { report(problem, at: place) }
    }
  }

  mutating func report(_ problem: String, at place: Place) {
    findings.append(Diagnostic(.error, "malformed-circuit", problem, at: place))
  }

  private func problem(of expression: Circuit.Expression) -> String? {
    let type = expression.type
    guard type.width >= 1 else { return "an expression has \(type.width) bits" }
    switch expression.operation {
    case .constant(let value):
      return value.width == type.width
        ? nil : "constant \(value) stands for \(type.width) bits"
    case .signal(let name):
      guard let signal = facts.signals[name] else { return "'\(name)' is read but not declared" }
      return signal.type == type ? nil : "'\(name)' is read with a type that is not its own"
    case .enumerationCase(let enumeration, let name):
      let value = facts.module.enumeration(named: enumeration)?.value(of: name)
      return value?.width == type.width ? nil : "there is no case '\(enumeration).\(name)'"
    case .memoryRead(let name, let address):
      guard let memory = facts.module.memory(named: name) else {
        return "memory '\(name)' is read but not declared"
      }
      return memory.type == type && address.type.width == memory.addressWidth
        ? nil : "memory '\(name)' is read with a wrong type or address"
    case .unary(let operation, let operand):
      switch operation {
      case .not, .negate: return mismatch(operation.rawValue, [operand.type.width], type.width)
      case .reduceAnd, .reduceOr, .reduceXor:
        return mismatch(operation.rawValue, [1], type.width)
      }
    case .binary(let operation, let left, let right):
      return binary(operation, left.type, right.type, type)
    case .multiplexer(let condition, let then, let otherwise):
      return mismatch("condition of a multiplexer", [condition.type.width], 1)
        ?? mismatch("multiplexer", [then.type.width, otherwise.type.width], type.width)
    case .slice(let operand, let lowBit):
      return lowBit >= 0 && lowBit + type.width <= operand.type.width
        ? nil
        : "bits \(lowBit + type.width - 1)...\(lowBit) are not inside of a value of "
          + "\(operand.type.width) bits"
    case .bitSelect: return mismatch("chosen bit", [1], type.width)
    case .elementSelect(let elements, _):
      return elements.isEmpty
        ? "an element is chosen among none"
        : mismatch("element", elements.map(\.type.width), type.width)
    case .concatenation(let parts):
      return mismatch("concatenation", [parts.reduce(0) { $0 + $1.type.width }], type.width)
    case .extend(let operand):
      return operand.type.width <= type.width
        ? nil : "\(operand.type.width) bits are extended to \(type.width)"
    case .truncate(let operand):
      return operand.type.width >= type.width
        ? nil : "\(operand.type.width) bits are truncated to \(type.width)"
    case .reinterpret(let operand):
      return mismatch("reinterpreted value", [operand.type.width], type.width)
    }
  }

  private func binary(
    _ operation: Circuit.BinaryOperator, _ left: Circuit.ValueType, _ right: Circuit.ValueType,
    _ type: Circuit.ValueType
  ) -> String? {
    if operation.isComparison {
      if left.isSigned != right.isSigned {
        return "\(operation.rawValue) compares a signed with an unsigned value"
      }
      return mismatch(operation.rawValue, [right.width], left.width)
        ?? mismatch(operation.rawValue, [1], type.width)
    }
    if operation == .shiftLeft || operation == .shiftRight {
      return right.isSigned
        ? "\(operation.rawValue) by a signed amount"
        : mismatch(operation.rawValue, [left.width], type.width)
    }
    return mismatch(operation.rawValue, [left.width, right.width], type.width)
  }

  private func mismatch(_ name: String, _ widths: [Int], _ expected: Int) -> String? {
    guard let wrong = widths.first(where: { $0 != expected }) else { return nil }
    return "\(name): \(wrong) bits stand where \(expected) are expected"
  }
}
