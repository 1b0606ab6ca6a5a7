import Diagnostics
import HDL

/// `constant-comparison` (warning): a comparison whose result follows from the types, such as a
/// 4-bit number `< 16`.
struct ConstantComparison: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      let ranges = ValueRange(facts)
      var walk = ExpressionWalk()
      var result: [Diagnostic] = []
      for evaluation in facts.evaluations {
        for expression in walk.newParts(of: evaluation.expression) {
          guard case .binary(let operation, let left, let right) = expression.operation,
            let first = ranges.range(of: left), let second = ranges.range(of: right),
            // Two constants make a constant condition.
            first.count > 1 || second.count > 1,
            let verdict = ranges.verdict(operation, first, second)
          else { continue }
          result.append(
            Diagnostic(
              .warning, "constant-comparison",
              "\(name(left)) \(operation.sign) \(name(right)) is always \(verdict): the left "
                + "side is \(text(first)), the right \(text(second))", at: evaluation.place,
              remedy: "compare in a wider type, or drop the comparison"))
        }
      }
      return result
    }
  }

  private func text(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)...\(range.upperBound)"
  }

  private func name(_ expression: Circuit.Expression) -> String {
    switch expression.operation {
    case .signal(let name): "'\(name)'"
    case .constant(let value):
      ((expression.type.isSigned ? value.signedValue : value.unsignedValue).map { "\($0)" })
        ?? "\(value)"
    case .extend(let operand), .truncate(let operand), .reinterpret(let operand): name(operand)
    default: "(…)"
    }
  }
}

extension Circuit.BinaryOperator {
  /// As the user writes a comparison; the name of any other operation.
  fileprivate var sign: String {
    switch self {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    default: rawValue
    }
  }
}
