import Diagnostics

/// Soft resets: an input of the module, which the registers obey after all else.
extension ModuleBuilder {
  private static let portName = "soft_reset"

  /// Whether registers of that domain, as this module has it, obey a soft reset from the parent.
  func isSoftlyReset(_ domain: ClockDomain) -> Bool {
    surroundings?.isSoftlyReset(domain) ?? false
  }

  private var obedient: [(signal: Circuit.Signal, value: BitVector)] {
    signals.compactMap { signal in
      guard case .register(let value?, let domain) = signal.role, isSoftlyReset(domain) else {
        return nil
      }
      return (signal, value)
    }
  }

  private var resettableChildren: [(position: Int, port: Declaration)] {
    children.indices.compactMap { position in
      guard !resetsHere.contains(ObjectIdentifier(children[position].hardware)) else { return nil }
      return children[position].softReset.map { (position, $0) }
    }
  }

  /// The input, where the parent resets this module and there is something to reset.
  func declareSoftReset() {
    guard surroundings != nil, !(hardware is any BlackBox),
      !obedient.isEmpty || !resettableChildren.isEmpty
    else { return }
    let declaration = Declaration(
      role: .input, type: .bit, place: place, documentation: "a reset that comes with the clock")
    declare(declaration, as: Self.portName, SignalUse(declaration))
    softReset = declaration
  }

  /// What stands behind all other statements: the reset values, and the soft resets of instances.
  func softResetStatements() -> [Circuit.Statement] {
    guard let softReset else { return [] }
    let condition = lower(Signal(softReset).node, at: place)
    let handedOn = resettableChildren.flatMap { child in
      drive(Signal(child.port).node, Signal(softReset).node, at: children[child.position].place)
    }
    return handedOn
      + obedient.map { signal, value in
        let assignment = Circuit.Statement(
          .assign(.signal(signal.name), expression(of: value, signal.type)), at: signal.place)
        return Circuit.Statement(
          .when(condition: condition, then: [assignment], otherwise: []), at: signal.place)
      }
  }

  private func expression(of value: BitVector, _ type: Circuit.ValueType) -> Circuit.Expression {
    let enumeration = type.enumeration.flatMap { name in enumerations.first { $0.name == name } }
    if let enumeration, let found = enumeration.cases.first(where: { $0.value == value }) {
      return Circuit.Expression(
        .enumerationCase(enumeration: enumeration.name, name: found.name), type: type)
    }
    return Circuit.Expression(.constant(value), type: type)
  }

  /// The wire to a child's input of a soft reset, where its module has one.
  func registerSoftReset(of child: inout Child, _ index: Int) {
    guard let port = child.module.signal(named: Self.portName), port.role == .input,
      child.module.name.hasSuffix(Self.suffix),
      !child.ports.contains(where: { $0.name == port.name })
    else { return }
    let declaration = Declaration(
      role: .input, type: .bit, place: child.place, documentation: port.documentation)
    let wire = "\(child.name)_\(port.name)"
    names.claim(wire, emittedAs: [wire], at: child.place)
    child.ports.append(port)
    child.softReset = declaration
    portsOfChildren[ObjectIdentifier(declaration)] = Port(
      instance: index, isInput: true, wire: wire)
  }

  /// What the module's name ends with.
  static let suffix = "_resettable"

  /// A soft reset becomes an assignment to the instance's input.
  func lower(
    reset target: Logic.ResetTarget, when condition: Node, at place: Place
  ) -> [Circuit.Statement] {
    func refuse(_ message: String, _ remedy: String?) -> [Circuit.Statement] {
      reporter.report(
        Diagnostic(.error, "reset-not-possible", message, at: place, remedy: remedy))
      return []
    }
    guard branches.isEmpty else {
      return refuse(
        "a soft reset stands under a condition",
        "put the condition into 'when:' of a statement by itself")
    }
    guard let position = childPositions[target.identity] else {
      return refuse(
        "a soft reset is for an object of '\(target.typeName)', which is no instance of this module",
        "declare it as '@Instance'")
    }
    let child = children[position]
    guard let port = child.softReset else {
      return refuse(
        child.hardware is any BlackBox
          ? "the instance '\(child.name)' is a black box, which has no soft reset"
          : "nothing in the instance '\(child.name)' has a reset value in its clock domain",
        child.hardware is any BlackBox
          ? "drive an input of its own that clears it" : "leave the statement out")
    }
    let (node, problem) = condition.asCondition("the condition of 'reset'")
    if let problem {
      reporter.report(problem, at: place)
      return []
    }
    return drive(Signal(port).node, node, at: place)
  }
}
