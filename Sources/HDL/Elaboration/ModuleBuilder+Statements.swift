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
    case .when(let branches, let otherwise):
      return lower(branches[...], otherwise: otherwise)
    case .select(let subject, let arms, let otherwise):
      let subjectExpression = lower(subject, at: place)
      let lowered = self.arms(arms, of: subject)
      let rest = lower(otherwise)
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

  private func lower(
    _ branches: ArraySlice<Logic.Branch>, otherwise: Logic
  ) -> [Circuit.Statement] {
    // From the last branch to the first, so that a long chain needs no deep calls here.
    let conditions = branches.map {
      lower(condition: $0.condition, "the condition of 'when'", at: $0.place)
    }
    let bodies = branches.map { lower($0.body) }
    var rest = lower(otherwise)
    for (index, branch) in branches.enumerated().reversed() {
      let kind = Circuit.Statement.Kind.when(
        condition: conditions[index], then: bodies[index], otherwise: rest)
      rest = [Circuit.Statement(kind, at: branch.place)]
    }
    return rest
  }

  private func arms(_ arms: [Logic.Arm], of subject: Node) -> [Circuit.SelectArm] {
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
      let body = lower(arm.body)
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
    let lowered = arms.map { Circuit.MachineArm(state: $0.state, body: lower($0.body)) }
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
