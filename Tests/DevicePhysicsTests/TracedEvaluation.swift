import Foundation

@testable import DevicePhysics

/// Computes traced equations, operation by operation, with both branches of every choice: as a
/// hardware simulator does.
extension TracedNumber {
  func value(_ arguments: [String: Double]) -> Double {
    let graph = EquationGraph([self])
    var values: [Double] = []
    for operation in graph.operations {
      values.append(Self.value(of: operation, values, arguments))
    }
    return values[graph.results[0]]
  }

  private static func value(
    of operation: EquationGraph.Operation, _ values: [Double], _ arguments: [String: Double]
  ) -> Double {
    switch operation {
    case .argument(let name): arguments[name] ?? .nan
    case .literal(let bits): Double(bitPattern: bits)
    case .constant(let value, _): value
    case .negation(let operand): -values[operand]
    case .arithmetic(.sum, let left, let right): values[left] + values[right]
    case .arithmetic(.difference, let left, let right): values[left] - values[right]
    case .arithmetic(.product, let left, let right): values[left] * values[right]
    case .arithmetic(.quotient, let left, let right): values[left] / values[right]
    case .function(let function, let operand): value(of: function, values[operand])
    case .choice(let comparison, let left, let right, let accepted, let refused):
      holds(comparison, values[left], values[right]) ? values[accepted] : values[refused]
    }
  }

  private static func value(of function: TracedNumber.Function, _ operand: Double) -> Double {
    switch function {
    case .exponential: exp(operand)
    case .logarithm: log(operand)
    case .squareRoot: operand.squareRoot()
    case .arcsine: asin(operand)
    case .roundedDown: operand.rounded(.down)
    }
  }

  private static func holds(_ comparison: Comparison, _ left: Double, _ right: Double) -> Bool {
    switch comparison {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
