import Diagnostics

/// What stands left of `<==`.
extension ModuleBuilder {
  /// Where an assignment goes: to one target, or to the one an index chooses.
  enum Plan {
    case single(Circuit.Target, Declaration?)
    case choice(index: Circuit.Expression, [Plan])
  }

  /// - Parameter member: the member of a bundle that is driven with the others of it.
  func drive(
    _ target: Node, _ value: Node, member: String? = nil, at place: Place
  ) -> [Circuit.Statement] {
    if case .concatenation(let parts) = target.kind, !target.isFaulty, !value.isFaulty,
      target.type == value.type
    {
      return drive(parts, with: value, at: place)
    }
    let expression = lower(value, at: place)
    if let problem = target.problem { reporter.report(problem, at: place) }
    if case .concatenation = target.kind {
      reportMismatch(target, value, member, at: place)
      return []
    }
    guard let plan = plan(for: target, at: place) else { return [] }
    reportMismatch(target, value, member, at: place)
    return statements(of: plan, expression, at: place)
  }

  /// Each of the parts, the first most significant, with its bits of the value.
  private func drive(
    _ parts: [Node], with value: Node, at place: Place
  ) -> [Circuit.Statement] {
    var end = value.type.width
    return parts.flatMap { part -> [Circuit.Statement] in
      end -= part.type.width
      let bits = Node(.slice(value, lowBit: end), type: .unsigned(part.type.width))
      return drive(part, bits.reread(as: part.type), at: place)
    }
  }

  /// Says so where the types of both sides differ.
  func reportMismatch(
    _ target: Node, _ value: Node, _ member: String? = nil, at place: Place
  ) {
    guard !target.isFaulty, !value.isFaulty, target.type != value.type else { return }
    let (identifier, remedy): (String, String)
    if target.type.enumeration != value.type.enumeration {
      (identifier, remedy) = ("enumeration-mismatch", "drive it with a case of its own enum")
    } else if target.type.isSigned != value.type.isSigned {
      let conversion = target.type.isSigned ? ".asSigned" : ".asUnsigned"
      (identifier, remedy) = ("sign-mismatch", "reread the bits by '\(conversion)'")
    } else if target.type.width > value.type.width {
      (identifier, remedy) = (
        "width-mismatch", "widen the value by '.extended(to: \(target.type.width))'"
      )
    } else if target.type.width < value.type.width {
      let width = target.type.width
      (identifier, remedy) = (
        "width-mismatch",
        "cut the value by '.truncated(to: \(width))' or '.saturated(to: \(width))', "
          + "or compute it by '&+', '&-', '&*'"
      )
    } else {
      (identifier, remedy) = (
        "binary-point-mismatch", "move the binary point by '.aligned(fraction:)'"
      )
    }
    reporter.report(
      Problem(
        identifier,
        "\(member.map { "'\($0)' of " } ?? "")the target has \(target.type), but "
          + "\(member == nil ? "the value" : "that of the value") has \(value.type)",
        declarations: [target.declaration, value.declaration], remedy: remedy), at: place)
  }

  func statements(
    of plan: Plan, _ value: Circuit.Expression, at place: Place
  ) -> [Circuit.Statement] {
    switch plan {
    case .single(let target, _):
      drivesPerSignal[target.name, default: 0] += 1
      return [Circuit.Statement(.assign(target, value), at: place)]
    case .choice(let index, let plans):
      let arms = plans.enumerated().compactMap { position, plan -> Circuit.SelectArm? in
        guard BitVector.bitsNeeded(for: position, isSigned: false) <= index.type.width else {
          return nil
        }
        return Circuit.SelectArm(
          values: [BitVector(truncating: position, width: index.type.width)],
          body: statements(of: plan, value, at: place), place: place)
      }
      return [Circuit.Statement(.select(index, arms: arms, otherwise: []), at: place)]
    }
  }

  func plan(for node: Node, at place: Place) -> Plan? {
    switch node.kind {
    case .declared(let declaration):
      return name(driving: declaration, at: place).map { .single(.signal($0), declaration) }
    case .memoryWord(let memory, let address):
      return .single(
        .memory(name(of: memory, at: place), address: lower(address, at: place)), nil)
    case .slice(let base, let lowBit):
      let width = node.type.width
      return plan(for: base, at: place).map { sliced($0, lowBit, width) }
    case .bit(let base, let index):
      guard let plan = plan(for: base, at: place) else { return nil }
      return bit(of: plan, base.type.width, lower(index, at: place))
    case .element(let elements, let index):
      let plans = elements.compactMap { plan(for: $0, at: place) }
      guard plans.count == elements.count else { return nil }
      return .choice(index: lower(index, at: place), plans)
    case .literal, .literalChoice, .enumerationCase, .concatenation, .named, .operation:
      if !node.isFaulty { reportNoTarget(node, at: place) }
      return nil
    }
  }

  private func reportNoTarget(_ node: Node, at place: Place) {
    reporter.report(
      Diagnostic(
        .error, "target-not-a-signal", "what stands left of '<==' is an expression, not a signal",
        at: place,
        remedy:
          "drive a declared signal, its bits, an element, a memory's word or an instance's input"
      ))
  }

  /// `width` bits from `lowBit` up of what a plan drives.
  func sliced(_ plan: Plan, _ lowBit: Int, _ width: Int) -> Plan {
    switch plan {
    case .single(.signal(let name), let declaration):
      if lowBit == 0, declaration?.type == .unsigned(width) { return plan }
      return .single(.slice(name, lowBit: lowBit, width: width), declaration)
    case .single(.slice(let name, let base, _), let declaration):
      return .single(.slice(name, lowBit: base + lowBit, width: width), declaration)
    case .single(.memory(let name, let address), let declaration):
      return .single(
        .memorySlice(name, address: address, lowBit: lowBit, width: width), declaration)
    case .single(.memorySlice(let name, let address, let base, _), let declaration):
      return .single(
        .memorySlice(name, address: address, lowBit: base + lowBit, width: width), declaration)
    case .single(.bit, _):
      return plan
    case .choice(let index, let plans):
      return .choice(index: index, plans.map { sliced($0, lowBit, width) })
    }
  }

  /// One bit by index: directly where the index stays inside of a whole signal, else one arm for
  /// each bit.
  private func bit(of plan: Plan, _ width: Int, _ index: Circuit.Expression) -> Plan {
    if case .single(.signal(let name), let declaration) = plan, reaches(index, within: width) {
      return .single(.bit(name, index: index), declaration)
    }
    return .choice(index: index, (0..<width).map { sliced(plan, $0, 1) })
  }

  /// The name of a signal that may be driven here; what may not is reported.
  private func name(driving declaration: Declaration, at place: Place) -> String? {
    let identity = ObjectIdentifier(declaration)
    if let name = signalNames[identity] {
      switch roles[identity] ?? declaration.role {
      case .output, .wire, .register: return name
      case .input:
        refuse(
          declaration, "drives-input", "the input '\(name)' is driven inside of its module",
          at: place)
      case .constant:
        refuse(declaration, "drives-constant", "the constant '\(name)' is driven", at: place)
      case .parameter:
        refuse(
          declaration, "drives-parameter",
          "the parameter '\(name)' is driven, but keeps the value its instance gives it",
          at: place)
      }
      return nil
    }
    guard let port = portsOfChildren[identity] else {
      reportForeign(declaration, identity, at: place)
      return nil
    }
    guard port.isInput else {
      let path = "\(children[port.instance].name).\(reporter.name(of: declaration))"
      refuse(
        declaration, "drives-instance-output", "the output '\(path)' of an instance is driven",
        at: place)
      return nil
    }
    return port.wire
  }

  private func refuse(
    _ declaration: Declaration, _ identifier: String, _ message: String, at place: Place
  ) {
    reporter.report(
      Problem(identifier, message, declarations: [declaration]), at: place)
  }
}
