import Diagnostics
import HDL

/// `malformed-circuit`: statements or expressions nested deeper than elaboration ever makes them, so
/// deep that a walk over them could end the process.
struct MalformedNesting {
  /// Elaboration stops at 1,000 of each as the user counts them.
  private static let deepestStatement = 1_100
  private static let deepestExpression = 8_000

  /// Walks without recursion.
  func findings(in circuit: Circuit) -> [Diagnostic] {
    circuit.modules.flatMap { module -> [Diagnostic] in
      var found: [Diagnostic] = []
      var pending = [(statements: module.statements, depth: 1)]
      for instance in module.instances {
        found += instance.inputs.compactMap { finding($0.value, at: instance.place) }
      }
      while let block = pending.popLast() {
        for statement in block.statements {
          found += expressions(of: statement).compactMap { finding($0, at: statement.place) }
          let bodies = statement.bodies
          if !bodies.isEmpty, block.depth > Self.deepestStatement {
            return [finding("statements", Self.deepestStatement, at: statement.place)]
          }
          pending += bodies.map { ($0, block.depth + 1) }
        }
      }
      return found
    }
  }

  private func expressions(of statement: Circuit.Statement) -> [Circuit.Expression] {
    switch statement.kind {
    case .assign(_, let value): [value]
    case .when(let condition, _, _): [condition]
    case .select(let subject, _, _): [subject]
    case .machine: []
    case .property(_, let condition, _): [condition]
    }
  }

  private func finding(_ expression: Circuit.Expression, at place: Place) -> Diagnostic? {
    expression.depth > Self.deepestExpression
      ? finding("an expression's operations", Self.deepestExpression, at: place) : nil
  }

  private func finding(_ what: String, _ limit: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "malformed-circuit", "\(what) are nested deeper than \(limit)", at: place)
  }
}
