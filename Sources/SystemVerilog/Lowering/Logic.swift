import Diagnostics
import HDL

/// What drives: instances, combinational logic, registers, memories, and then the properties.
extension ModuleLowering {
  func logicSections() -> [[SyntaxItem]] {
    var sections = module.instances.map { instance -> [SyntaxItem] in
      let item = lower(instance)
      return takePending() + [item]
    }
    sections += combinationalSections()
    sections += registerSections()
    sections += module.memories.flatMap { storage(of: $0) }
    sections.append(propertyItems())
    return sections
  }

  private func combinationalSections() -> [[SyntaxItem]] {
    let chosenCases = enumerationsByChoice()
    let grouping = DriverGrouping(module: module, positions: drivingPositions) {
      chosenCases.contains($0)
    }
    var sections: [[SyntaxItem]] = []
    var assigns: [SyntaxItem] = []
    let groups = grouping.groups()
    let statements = module.statements.driving(groups.numbersOfBlocks)
    for (number, group) in groups.enumerated() {
      if group.isPlain {
        assigns += plainAssigns(of: group)
        continue
      }
      sections += [assigns, block(of: group.names, drivenBy: statements[number] ?? [])]
      assigns = []
    }
    assigns += heldRegisters()
    return sections + [assigns]
  }

  /// Signals of an enumeration's type that an assignment gives one of two values.
  private func enumerationsByChoice() -> Set<String> {
    var names: Set<String> = []
    guard !enumerationTyped.isEmpty else { return names }
    module.statements.forEachAssignment { target, value in
      guard enumerationTyped.contains(target.name) else { return }
      if case .multiplexer = normalizer.normalize(value).operation { names.insert(target.name) }
    }
    return names
  }

  private func plainAssigns(of group: DriverGroup) -> [SyntaxItem] {
    statements(at: group.positions).flatMap { statement -> [SyntaxItem] in
      guard case .assign(let target, let value) = statement.kind else { return [] }
      place = statement.place
      let text = text(of: value, for: target.name)
      return takePending() + [
        .assign(targetText(target), text, comment: "\(statement.place)")
      ]
    }
  }

  func statements(at positions: [Int]) -> [Circuit.Statement] {
    positions.map { module.statements[$0] }
  }

  /// Registers that nothing assigns keep their reset value.
  private func heldRegisters() -> [SyntaxItem] {
    let held = module.registers.filter {
      drivingPositions[$0.name] == nil && !portWords.contains($0.name)
    }
    return held.map {
      .assign(.name(nextName(of: $0.name)), .name($0.emittedName), comment: "")
    }
  }

  private func block(of names: [String], drivenBy statements: [Circuit.Statement]) -> [SyntaxItem] {
    let alwaysAssigned = statements.alwaysAssigned
    var body: [SyntaxStatement] = []
    for name in names where !alwaysAssigned.contains(name) {
      guard let signal = signals[name] else { continue }
      body.append(
        .placed(
          .assign(.name(drivenName(name)), .blocking, defaultValue(of: signal)), at: signal.place))
    }
    body += annotatedStatements(statements)
    if isConstant(body) {
      return takePending() + constantAssigns(of: names, by: statements)
    }
    let counts = statements.mostAssignments
    let isSettling = names.contains { name in
      signals[name]?.isRegister != true
        && (!alwaysAssigned.contains(name) || counts[name, default: 0] > 1)
    }
    return takePending() + [
      .process(isSettling ? .settling : .combinational, body, comment: "")
    ]
  }

  /// A register keeps its value; a wire that some path leaves out is zero there, so that no latch is inferred.
  private func defaultValue(of signal: Circuit.Signal) -> SyntaxExpression {
    if signal.isRegister { return .name(signal.emittedName) }
    guard enumerationTyped.contains(signal.name), let enumeration = signal.type.enumeration,
      let first = module.enumeration(named: enumeration)?.cases.first
    else { return .allZeros }
    return caseName(of: .zero(width: signal.type.width), in: enumeration)
      ?? .name(caseNames[enumeration]?[first.name] ?? first.name)
  }

  private func propertyItems() -> [SyntaxItem] {
    let properties = module.statements.properties
    guard !properties.isEmpty else { return [] }
    let body = annotatedStatements(properties)
    let helpers = takePending()
    guard module.needsClock else {
      let process = SyntaxItem.process(.clocked("*", isStrict: false), body, comment: "")
      return helpers + [.unlessDefined("SYNTHESIS", [process])]
    }
    let resets = module.clockDomains.filter(\.hasResetPort).map {
      SyntaxExpression.name($0.resetPortName)
    }
    var guarded = body
    if let first = resets.first {
      let areReleased = resets.dropFirst().reduce(first) { .infix("&&", $0, $1) }
      guarded = [.conditional(areReleased, then: body, otherwise: [])]
    }
    let processes = module.clockDomains.map { domain in
      SyntaxItem.process(
        .clocked("posedge \(domain.clockPortName)", isStrict: false), guarded, comment: "")
    }
    return helpers + [.unlessDefined("SYNTHESIS", processes)]
  }
}

extension [DriverGroup] {
  /// For each name that a block drives, the number of its group.
  fileprivate var numbersOfBlocks: [String: Int] {
    var numbers: [String: Int] = [:]
    for (number, group) in enumerated() where !group.isPlain {
      for name in group.names { numbers[name] = number }
    }
    return numbers
  }
}

extension [Circuit.Statement] {
  /// The signals that every path through the statements assigns as a whole.
  fileprivate var alwaysAssigned: Set<String> {
    reduce(into: []) { names, statement in
      switch statement.kind {
      case .assign(.signal(let name), _): names.insert(name)
      case .when, .select:
        let bodies = statement.kind.bodies.map(\.alwaysAssigned)
        names.formUnion(bodies.dropFirst().reduce(bodies.first ?? []) { $0.intersection($1) })
      case .assign, .machine, .property: break
      }
    }
  }

  /// How often a path through the statements assigns to each signal, on the path that does so most
  /// often.
  fileprivate var mostAssignments: [String: Int] {
    reduce(into: [:]) { counts, statement in
      if case .assign(let target, _) = statement.kind { counts[target.name, default: 0] += 1 }
      let bodies = statement.kind.bodies.map(\.mostAssignments)
      let most = bodies.reduce(into: [:]) { $0.merge($1) { Swift.max($0, $1) } }
      counts.merge(most, uniquingKeysWith: +)
    }
  }
}

extension ModuleLowering {
  func syntax(of value: Circuit.Instance.ParameterValue) -> SyntaxExpression {
    switch value {
    case .integer(let value): .literal("\(value)")
    case .real(let value): .literal("\(value)")
    case .text(let value): .literal("\"\(value.escaped)\"")
    case .bits(let bits, let isSigned): bits.literal(isSigned: isSigned)
    case .parameter(let name): .name(signals[name]?.emittedName ?? name)
    }
  }
}

extension String {
  /// As it stands between quotation marks.
  fileprivate var escaped: String {
    flatMap { character -> String in
      switch character {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      default: String(character)
      }
    }.reduce(into: "") { $0.append($1) }
  }
}
