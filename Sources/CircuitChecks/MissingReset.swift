import Diagnostics
import HDL

/// `missing-reset` (warning): a register without a reset value whose content decides what happens:
/// a condition, the subject of a `select` or a machine, or the condition of a multiplexer. After
/// power-up it is anything.
///
/// Registers without reset that only carry values are a designer's choice, and pass.
struct MissingReset: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      let uses = decidingUses(in: facts)
      return facts.module.registers.compactMap { register -> Diagnostic? in
        guard case .register(nil, _) = register.role, let place = uses[register.name] else {
          return nil
        }
        return Diagnostic(
          .warning, "missing-reset",
          "register '\(register.name)' has no reset value, but conditions depend on it",
          at: register.place, notes: [.init("it decides here", at: place)],
          remedy: "declare it with a reset value: reset: 0")
      }
    }
  }

  /// Where each signal is first used in a condition.
  private func decidingUses(in facts: ModuleFacts) -> [String: Place] {
    var uses: [String: Place] = [:]
    var conditions = ExpressionWalk()
    var values = ExpressionWalk()
    for evaluation in facts.evaluations {
      func note(_ expression: Circuit.Expression) {
        for part in conditions.newParts(of: expression) {
          if case .signal(let name) = part.operation, uses[name] == nil {
            uses[name] = evaluation.place
          }
        }
      }
      if evaluation.isCondition { note(evaluation.expression) }
      for part in values.newParts(of: evaluation.expression) {
        if case .multiplexer(let condition, _, _) = part.operation { note(condition) }
      }
    }
    return uses
  }
}
