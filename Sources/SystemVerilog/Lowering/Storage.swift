import HDL

/// Registers and memories.
extension ModuleLowering {
  private struct Kind: Hashable {
    var domain: Circuit.ClockDomain
    var hasReset: Bool
  }

  /// One process for all registers of a clock that are reset, one for those that are not.
  func registerSections() -> [[SyntaxItem]] {
    var kinds: [Kind] = []
    var members: [Kind: [Circuit.Signal]] = [:]
    for signal in module.signals {
      guard case .register(let reset, let domain) = signal.role, !portWords.contains(signal.name)
      else { continue }
      let kind = Kind(domain: domain, hasReset: reset != nil)
      if members[kind] == nil { kinds.append(kind) }
      members[kind, default: []].append(signal)
    }
    return kinds.map { kind in
      let registers = members[kind] ?? []
      let updates = registers.map {
        SyntaxStatement.placed(
          .assign(.name($0.emittedName), .nonblocking, .name(nextName(of: $0.name))),
          at: $0.place)
      }
      let clock = "posedge \(kind.domain.clockPortName)"
      guard kind.hasReset else {
        return [.process(.clocked(clock, isStrict: true), updates, comment: "")]
      }
      guard kind.domain.hasResetPort else {
        // A variable with an `initial` may not be driven by `always_ff` (IEEE 1800-2017, 9.2.2.4).
        return [
          .process(
            .initial, registers.compactMap { resetStatement(of: $0, .blocking) }, comment: ""),
          .process(.clocked(clock, isStrict: false), updates, comment: ""),
        ]
      }
      let resets = registers.compactMap { resetStatement(of: $0, .nonblocking) }
      let body = SyntaxStatement.conditional(
        .prefix("!", .name(kind.domain.resetPortName)), then: resets, otherwise: updates)
      let events =
        kind.domain.resetStyle == .synchronous
        ? clock : "\(clock) or negedge \(kind.domain.resetPortName)"
      return [.process(.clocked(events, isStrict: true), [body], comment: "")]
    }
  }

  private func resetStatement(
    of signal: Circuit.Signal, _ assignment: SyntaxStatement.Assignment
  ) -> SyntaxStatement? {
    guard case .register(let reset?, _) = signal.role else { return nil }
    let value =
      caseName(of: reset, in: signal.type.enumeration)
      ?? reset.literal(isSigned: signal.type.isSigned)
    return .placed(.assign(.name(signal.emittedName), assignment, value), at: signal.place)
  }

  /// The contents at the start, and the writes.
  func storage(of memory: Circuit.Memory) -> [[SyntaxItem]] {
    let writes = statements(at: drivingPositions[memory.name] ?? []).driving([memory.name])
    let needsContents =
      !memory.initialContents.isEmpty || (writes + memory.writeStatements).isEmpty
    var sections: [[SyntaxItem]] = []
    if needsContents { sections.append([initialContents(of: memory)]) }
    if !memory.ports.isEmpty { return sections + ports(of: memory) }
    guard !writes.isEmpty else { return sections }
    let body = annotatedStatements(writes)
    // A variable with an `initial` may not be driven by `always_ff` (IEEE 1800-2017, 9.2.2.4).
    let process = SyntaxItem.process(
      .clocked("posedge \(memory.domain.clockPortName)", isStrict: !needsContents), body,
      comment: "")
    return sections + [takePending() + [process]]
  }

  private func initialContents(of memory: Circuit.Memory) -> SyntaxItem {
    let name = memoryName(memory.name)
    let zero = BitVector.zero(width: memory.type.width).literal(isSigned: false)
    let words = memory.initialContents.prefix(memory.depth)
    var body = words.enumerated().map { index, word in
      SyntaxStatement.assign(
        .element(name, index: .literal("\(index)")), .blocking, word.literal(isSigned: false))
    }
    if words.count < memory.depth {
      body.append(.fill(name, from: words.count, to: memory.depth, value: zero))
    }
    return .process(.initial, body, comment: "")
  }
}
