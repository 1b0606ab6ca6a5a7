import Diagnostics
import HDL

/// `constant-comparison` (warning) for kept parameters: a comparison whose result follows from the
/// value that an instance gives a parameter, such as a number without sign `< 0`.
struct ParameterComparison: Rule {
  /// By parameter, the values in use, and where each is given first.
  private typealias Values = [String: [BitVector: Place]]

  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    let values = values(in: checked)
    return checked.modules.flatMap { facts in
      facts.module.parameters.flatMap { parameter in
        (values[facts.module.name]?[parameter.name] ?? [:])
          .sorted { $0.key.hexadecimal < $1.key.hexadecimal }
          .flatMap { findings(for: parameter, $0.key, givenAt: $0.value, in: facts) }
      }
    }
  }

  /// Parents before children, so that what they pass on is known.
  private func values(in checked: CheckedCircuit) -> [String: Values] {
    var values: [String: Values] = [:]
    var parameters: [String: [Circuit.Signal]] = [:]
    for facts in checked.modules where !facts.module.parameters.isEmpty {
      parameters[facts.module.name] = facts.module.parameters
    }
    for parameter in parameters[checked.circuit.top] ?? [] {
      guard case .parameter(let value) = parameter.role else { continue }
      values[checked.circuit.top, default: [:]][parameter.name] = [value: parameter.place]
    }
    for parent in checked.modules.reversed() {
      for instance in parent.module.instances {
        for parameter in parameters[instance.module] ?? [] {
          let given = instance.parameters.first { $0.name == parameter.name }?.value
          for value in used(given, parameter, passedBy: values[parent.module.name] ?? [:]) {
            values[instance.module, default: [:]][parameter.name, default: [:]]
              .merge([value: instance.place]) { first, _ in first }
          }
        }
      }
    }
    return values
  }

  private func used(
    _ given: Circuit.Instance.ParameterValue?, _ parameter: Circuit.Signal,
    passedBy parent: Values
  ) -> [BitVector] {
    switch given {
    case .bits(let bits, _): return [bits]
    case .parameter(let name): return parent[name].map { Array($0.keys) } ?? []
    case .integer, .real, .text: return []
    case nil:
      guard case .parameter(let value) = parameter.role else { return [] }
      return [value]
    }
  }

  private func findings(
    for parameter: Circuit.Signal, _ value: BitVector, givenAt place: Place, in facts: ModuleFacts
  ) -> [Diagnostic] {
    let types = ValueRange(facts)
    let ranges = ValueRange(facts, parameters: [parameter.name: value])
    var walk = ExpressionWalk()
    var result: [Diagnostic] = []
    for evaluation in facts.evaluations {
      for expression in walk.newParts(of: evaluation.expression) {
        guard case .binary(let operation, let left, let right) = expression.operation,
          operation.isComparison, let first = ranges.range(of: left),
          let second = ranges.range(of: right), first.count > 1 || second.count > 1,
          let verdict = ranges.verdict(operation, first, second),
          let anyFirst = types.range(of: left), let anySecond = types.range(of: right),
          types.verdict(operation, anyFirst, anySecond) == nil
        else { continue }
        let number = parameter.type.isSigned ? value.signedValue : value.unsignedValue
        let text = number.map { "\($0)" } ?? "\(value)"
        result.append(
          Diagnostic(
            .warning, "constant-comparison",
            "a comparison is always \(verdict) where the parameter '\(parameter.name)' is \(text)",
            at: evaluation.place, notes: [.init("it is \(text) here", at: place)],
            remedy: "give it another value, or choose with Swift's own if"))
      }
    }
    return result
  }
}
