import Diagnostics
import HDL

/// `constant-condition` (warning): a `when` or a `select` that no signal can change.
struct ConstantCondition: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      let folding = ConditionFolding(facts)
      return facts.evaluations.compactMap { evaluation -> Diagnostic? in
        guard evaluation.isCondition, let value = folding.text(of: evaluation.expression) else {
          return nil
        }
        return Diagnostic(
          .warning, "constant-condition", "the condition is always \(value)", at: evaluation.place,
          remedy: "choose with Swift's own if, which leaves no hardware behind")
      }
    }
  }
}

/// Computes conditions that are made of constants.
private struct ConditionFolding {
  private let ranges: ValueRange

  init(_ facts: ModuleFacts) {
    ranges = ValueRange(facts)
  }

  /// What a condition, or the subject of a `select`, always is; `nil` for what depends on a signal.
  func text(of expression: Circuit.Expression) -> String? {
    if expression.type == .bit { return value(of: expression).map { "\($0)" } }
    return known(expression).map { "\($0)" }
  }

  /// `nil` for what depends on a signal.
  func value(of expression: Circuit.Expression) -> Bool? {
    guard expression.type.width == 1 else { return nil }
    switch expression.operation {
    case .constant, .signal:
      return known(expression).map { $0 != 0 }
    case .unary(.not, let operand): return value(of: operand).map { !$0 }
    case .binary(.and, let left, let right):
      let sides = [value(of: left), value(of: right)]
      return sides.contains(false) ? false : sides == [true, true] ? true : nil
    case .binary(.or, let left, let right):
      let sides = [value(of: left), value(of: right)]
      return sides.contains(true) ? true : sides == [false, false] ? false : nil
    case .binary(let operation, let left, let right) where operation.isComparison:
      guard let first = known(left), let second = known(right) else { return nil }
      return ranges.verdict(operation, first...first, second...second)
    default: return nil
    }
  }

  private func known(_ expression: Circuit.Expression) -> Int? {
    guard let range = ranges.range(of: expression), range.count == 1 else { return nil }
    return range.lowerBound
  }
}
