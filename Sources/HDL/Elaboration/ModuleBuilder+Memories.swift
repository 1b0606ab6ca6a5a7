import Diagnostics

/// Ports of memories, and when they are used.
extension ModuleBuilder {
  /// A branch that the statements being lowered stand in.
  enum Branch {
    case holds(Circuit.Expression)
    case fails(Circuit.Expression)
    case isOneOf(Circuit.Expression, [BitVector])
    case isNoneOf(Circuit.Expression, [BitVector])
  }

  func declare(_ memory: MemoryDeclaration, _ ports: [MemoryPortDeclaration], as name: String) {
    if let problem = memory.problem { reporter.report(problem, at: memory.place) }
    names.claim(name, emittedAs: ["\(name)_q"], at: memory.place)
    memoryNames[ObjectIdentifier(memory)] = name
    memories.append(
      Circuit.Memory(
        name: name, depth: memory.depth, type: memory.type, initialContents: memory.contents,
        domain: placed(memory.domain),
        ports: ports.map {
          .init(name: $0.name(in: name), kind: $0.kind, domain: placed($0.domain))
        }, place: memory.place, documentation: memory.documentation))
    for port in ports {
      if let word = port.word { declare(word, as: port.name(in: name), SignalUse(word)) }
    }
  }

  /// Notes an access with the conditions it stands in.
  func note(_ access: MemoryAccess, at place: Place) {
    if let problem = access.word.problem { reporter.report(problem, at: place) }
    let value = access.value.map { lower($0, at: place) }
    if let value = access.value { reportMismatch(access.word, value, at: place) }
    if let enables = access.enables,
      laneCount(enables, of: access.word.type, at: place) == nil
    {
      return
    }
    guard case .memoryWord(let declaration, let address) = access.word.kind else { return }
    let name = name(of: declaration, at: place)
    let expression = lower(address, at: place)
    guard !access.word.isFaulty, access.value?.isFaulty != true,
      let memory = memories.firstIndex(where: { $0.name == name }),
      let port = memories[memory].ports.firstIndex(where: { $0.name == access.port.name(in: name) })
    else { return }
    guard memories[memory].ports[port].accesses.count < Limits.portAccesses else {
      reporter.report(
        Diagnostic(
          .error, "port-accesses",
          "the port '\(access.port.name(in: name))' is used more than \(Limits.portAccesses) times",
          at: memories[memory].place, remedy: "choose address and data first, and use it once"))
      return
    }
    memories[memory].ports[port].accesses.append(
      .init(
        conditions: branches.map(condition), address: expression,
        written: value.map {
          .init(value: $0, lanes: access.enables.map { lower($0, at: place) })
        }, place: place))
  }

  private func condition(of branch: Branch) -> Circuit.Expression {
    switch branch {
    case .holds(let condition): condition
    case .fails(let condition): inverted(condition)
    case .isOneOf(let subject, let values): isOne(subject, of: values)
    case .isNoneOf(let subject, let values): inverted(isOne(subject, of: values))
    }
  }

  private func inverted(_ condition: Circuit.Expression) -> Circuit.Expression {
    if case .unary(.not, let operand) = condition.operation { return operand }
    return Circuit.Expression(.unary(.not, condition), type: .bit)
  }

  private func isOne(_ subject: Circuit.Expression, of values: [BitVector]) -> Circuit.Expression {
    let matches = values.map { value in
      Circuit.Expression(
        .binary(.equal, subject, .init(.constant(value), type: subject.type)), type: .bit)
    }
    guard let first = matches.first else {
      return Circuit.Expression(.constant(.zero(width: 1)), type: .bit)
    }
    return matches.dropFirst().reduce(first) { .init(.binary(.or, $0, $1), type: .bit) }
  }
}
