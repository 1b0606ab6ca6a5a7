import Diagnostics

extension Logic {
  /// These statements, as if they stood at another place: that of the declaration they are made
  /// from. Messages and the emitted text point there.
  public func located(at place: Place) -> Logic {
    Logic(statements.map { Statement(kind: $0.kind.located(at: place), place: place) })
  }
}

extension Logic.Statement.Kind {
  fileprivate func located(at place: Place) -> Self {
    switch self {
    case .when(let branches, let otherwise):
      .when(
        branches.map {
          Logic.Branch(condition: $0.condition, body: $0.body.located(at: place), place: place)
        }, otherwise: otherwise.located(at: place))
    case .select(let subject, let arms, let otherwise):
      .select(
        subject,
        arms.map { Logic.Arm(values: $0.values, body: $0.body.located(at: place), place: place) },
        otherwise: otherwise.located(at: place))
    case .machine(let state, let arms):
      .machine(state, arms.map { (state: $0.state, body: $0.body.located(at: place)) })
    default: self
    }
  }
}
