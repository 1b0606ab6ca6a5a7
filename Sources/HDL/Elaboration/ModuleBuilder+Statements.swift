import Diagnostics

/// Statements as written become statements of the circuit.
extension ModuleBuilder {
  func lower(_ logic: Logic) -> [Circuit.Statement] {
    logic.statements.flatMap { lower($0) }
  }

  private func lower(_ statement: Logic.Statement) -> [Circuit.Statement] {
    let place = statement.place
    switch statement.kind {
    case .drive(let target, let value):
      return drive(target, value, at: place)
    case .driveLanes(let target, let enables, let value):
      return driveLanes(target, enables: enables, value, at: place)
    case .access(let access):
      note(access, at: place)
      return []
    case .when(let branches, let otherwise):
      return lower(branches, otherwise: otherwise)
    case .select(let subject, let arms, let otherwise):
      let subjectExpression = lower(subject, at: place)
      let lowered = self.arms(arms, of: subject, subjectExpression)
      let rest = lower(
        otherwise, in: .isNoneOf(subjectExpression, lowered.flatMap(\.values)))
      guard !lowered.isEmpty else { return rest }
      return [
        Circuit.Statement(.select(subjectExpression, arms: lowered, otherwise: rest), at: place)
      ]
    case .machine(let state, let arms):
      return machine(state, arms, at: place)
    case .transition(let enumeration, let state):
      return transition(to: state, of: enumeration, at: place)
    case .property(let kind, let condition, let message):
      let expression = lower(condition: condition, "the condition of '\(kind.rawValue)'", at: place)
      return [
        Circuit.Statement(.property(kind, condition: expression, message: message), at: place)
      ]
    case .connection(let connection):
      return connect(connection, at: place)
    case .reset(let target, let condition):
      return lower(reset: target, when: condition, at: place)
    case .problem(let problem):
      reporter.report(problem, at: place)
      return []
    }
  }

  private func lower(condition: Node, _ what: String, at place: Place) -> Circuit.Expression {
    let (node, problem) = condition.asCondition(what)
    if let problem { reporter.report(problem, at: place) }
    return lower(node, at: place)
  }

  /// What stands inside of a branch.
  private func lower(_ logic: Logic, in branch: Branch) -> [Circuit.Statement] {
    branches.append(branch)
    defer { branches.removeLast() }
    return lower(logic)
  }

  private func lower(
    _ chain: [Logic.Branch], otherwise: Logic
  ) -> [Circuit.Statement] {
    // From the last branch to the first, so that a long chain needs no deep calls here.
    let conditions = chain.map {
      lower(condition: $0.condition, "the condition of 'when'", at: $0.place)
    }
    let depth = branches.count
    var bodies: [[Circuit.Statement]] = []
    for (condition, branch) in zip(conditions, chain) {
      bodies.append(lower(branch.body, in: .holds(condition)))
      branches.append(.fails(condition))
    }
    var rest = lower(otherwise)
    branches.removeLast(branches.count - depth)
    for (index, branch) in chain.enumerated().reversed() {
      let kind = Circuit.Statement.Kind.when(
        condition: conditions[index], then: bodies[index], otherwise: rest)
      rest = [Circuit.Statement(kind, at: branch.place)]
    }
    return rest
  }

  private func arms(
    _ arms: [Logic.Arm], of subject: Node, _ subjectExpression: Circuit.Expression
  ) -> [Circuit.SelectArm] {
    var seen: [BitVector: Place] = [:]
    return arms.compactMap { arm in
      let values = arm.values.compactMap { node -> BitVector? in
        let expression = lower(node, at: arm.place)
        guard !node.isFaulty, !subject.isFaulty, let value = code(of: expression) else {
          return nil
        }
        guard node.type == subject.type else {
          reporter.report(
            Diagnostic(
              .error, "enumeration-mismatch",
              "the value of 'on' has \(node.type), the subject of 'select' has \(subject.type)",
              at: arm.place))
          return nil
        }
        if let other = seen.updateValue(arm.place, forKey: value) {
          reporter.report(
            Diagnostic(
              .error, "value-twice", "a value stands in two arms of a 'select'", at: arm.place,
              notes: [.init("it stands here too", at: other)]))
        }
        return value
      }
      let body = lower(arm.body, in: .isOneOf(subjectExpression, values))
      return values.isEmpty
        ? nil : Circuit.SelectArm(values: values, body: body, place: arm.place)
    }
  }

  private func code(of expression: Circuit.Expression) -> BitVector? {
    switch expression.operation {
    case .constant(let bits): bits
    case .enumerationCase(let enumeration, let name):
      enumerations.first { $0.name == enumeration }?.value(of: name)
    default: nil
    }
  }

  private func machine(
    _ state: Declaration, _ arms: [(state: String, body: Logic)], at place: Place
  ) -> [Circuit.Statement] {
    guard let name = signalNames[ObjectIdentifier(state)] else {
      reportForeign(state, ObjectIdentifier(state), at: place)
      return []
    }
    machines.append(state)
    defer { machines.removeLast() }
    let subject = Circuit.Expression(.signal(name), type: state.type)
    let lowered = arms.map { arm in
      let code = state.enumeration?.value(of: arm.state)
      return Circuit.MachineArm(
        state: arm.state, body: lower(arm.body, in: .isOneOf(subject, code.map { [$0] } ?? [])))
    }
    return [Circuit.Statement(.machine(register: name, arms: lowered), at: place)]
  }

  private func transition(
    to state: String, of enumeration: Circuit.Enumeration, at place: Place
  ) -> [Circuit.Statement] {
    guard let machine = machines.last(where: { $0.enumeration == enumeration }),
      let name = signalNames[ObjectIdentifier(machine)]
    else {
      reporter.report(
        Diagnostic(
          .error, "goto-outside-machine",
          "'goto' stands in no machine whose states are '\(enumeration.name)'", at: place,
          remedy: "drive the state instead: 'state <== .\(state)'"))
      return []
    }
    let value = Circuit.Expression(
      .enumerationCase(enumeration: enumeration.name, name: state), type: machine.type)
    drivesPerSignal[name, default: 0] += 1
    return [Circuit.Statement(.assign(.signal(name), value), at: place)]
  }
}
