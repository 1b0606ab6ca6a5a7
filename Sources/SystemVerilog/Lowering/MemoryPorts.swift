import HDL

/// Memories with ports, in the form that synthesis tools take for block RAM: the word read lands in a register of its
/// own, in a process of its own; all writes stand in one process, in which the last wins.
extension ModuleLowering {
  /// The processes of a memory's ports.
  func ports(of memory: Circuit.Memory) -> [[SyntaxItem]] {
    let addresses = memory.ports.flatMap { nameAddress(of: $0) }
    let reads = memory.ports.map { readProcess(of: $0, in: memory) }
    return [addresses] + [writeProcess(of: memory)] + reads
  }

  /// The declaration of the register that takes the word, and of what the module reads in its place.
  func wordDeclarations(of signal: Circuit.Signal) -> [SyntaxItem] {
    let names = (guardedWords.contains(signal.name) ? [signal.name] : []) + [signal.emittedName]
    var items = [
      SyntaxItem.declaration(
        type: signal.type.spelling, names: names, comment: signal.documentation,
        place: signal.place)
    ]
    if let flag = withinNames[signal.name] {
      items.append(
        .declaration(type: "logic", names: [flag], comment: "", place: signal.place))
    }
    return items
  }

  /// Puts an address that is computed on a wire named after the port.
  private func nameAddress(of port: Circuit.Memory.Port) -> [SyntaxItem] {
    guard let address = port.address.map({ normalizer.normalize($0) }), !address.isWiring else {
      return []
    }
    target = port.name
    place = port.reads.first?.place
    _ = name(for: address, as: "address")
    return takePending()
  }

  private func writeProcess(of memory: Circuit.Memory) -> [SyntaxItem] {
    let writes = memory.writeStatements
    let needsContents = !memory.initialContents.isEmpty || writes.isEmpty
    return clocked(
      annotatedStatements(writes), by: memory.domain, isStrict: !needsContents
    )
  }

  /// A constant address beyond the depth reads zero.
  private func readProcess(
    of port: Circuit.Memory.Port, in memory: Circuit.Memory
  ) -> [SyntaxItem] {
    guard let word = port.word, let first = port.reads.first, let address = port.address else {
      return []
    }
    target = port.name
    place = first.place
    let index = normalizer.normalize(address)
    let read = Circuit.Expression(
      .memoryRead(memory: memory.name, address: index), type: memory.type)
    var body: [SyntaxStatement] = []
    if let flag = withinNames[word] {
      let text = reusable(index)
      body = [
        .assign(
          .name("\(word)_q"), .nonblocking, .element(memoryName(memory.name), index: text)),
        .assign(
          .name(flag), .nonblocking,
          isWithin(text, width: memory.addressWidth, depth: memory.depth)),
      ]
    } else {
      body = [.assign(.name("\(word)_q"), .nonblocking, lowerDirectly(read).syntax)]
    }
    if let enable = port.readEnable.map({ normalizer.normalize($0) }) {
      if let value = enable.constantValue {
        body = value.isZero ? [] : body
      } else {
        body = [.conditional(lower(enable).syntax, then: body, otherwise: [])]
      }
    }
    body = body.map { .placed($0, at: first.place) }
    if !body.isEmpty { body[0] = .annotated(body[0], comment: "\(first.place)") }
    return clocked(body, by: port.domain, isStrict: true) + guardedRead(of: word, in: memory)
  }

  private func clocked(
    _ body: [SyntaxStatement], by domain: Circuit.ClockDomain, isStrict: Bool
  ) -> [SyntaxItem] {
    let helpers = takePending()
    guard !body.isEmpty else { return helpers }
    return helpers + [
      .process(
        .clocked("posedge \(domain.clockPortName)", isStrict: isStrict), body, comment: "")
    ]
  }

  /// What the module reads of a memory whose depth the address can exceed: the guard stands behind the register, where
  /// it does not keep the memory from being block RAM.
  private func guardedRead(of word: String, in memory: Circuit.Memory) -> [SyntaxItem] {
    guard let flag = withinNames[word] else { return [] }
    let zero = BitVector.zero(width: memory.type.width).literal(isSigned: false)
    return [
      .assign(
        .name(word), .conditional(.name(flag), then: .name("\(word)_q"), otherwise: zero),
        comment: "")
    ]
  }
}

extension Circuit.Memory {
  /// Whether an address can be that of no word.
  var hasGaps: Bool { depth < 1 << min(30, addressWidth) }

  /// The writes of all ports, in the order in which they win.
  var writeStatements: [Circuit.Statement] {
    ports.flatMap { port in
      port.writes.flatMap { access -> [Circuit.Statement] in
        guard let written = access.written, let address = port.address else { return [] }
        let body = statements(writing: written, at: address, access)
        guard let enable = enable(of: access, at: address) else { return body }
        return [.init(.when(condition: enable, then: body, otherwise: []), at: access.place)]
      }
    }
  }

  /// When an access writes a word of the memory; `nil` for in every cycle.
  private func enable(
    of access: Access, at address: Circuit.Expression
  ) -> Circuit.Expression? {
    guard hasGaps else { return access.enable }
    let count = Circuit.Expression(
      .constant(BitVector(truncating: depth, width: addressWidth)), type: address.type)
    let isWithin = Circuit.Expression(.binary(.less, address, count), type: .bit)
    return access.enable.map { .init(.binary(.and, $0, isWithin), type: .bit) } ?? isWithin
  }

  private func statements(
    writing written: Access.Written, at address: Circuit.Expression, _ access: Access
  ) -> [Circuit.Statement] {
    guard let lanes = written.lanes else {
      return [.init(.assign(.memory(name, address: address), written.value), at: access.place)]
    }
    let width = type.width / max(1, lanes.type.width)
    return (0..<lanes.type.width).map { lane in
      let part = Circuit.Expression(
        .slice(written.value, lowBit: lane * width), type: .unsigned(width))
      let target = Circuit.Target.memorySlice(
        name, address: address, lowBit: lane * width, width: width)
      return .init(
        .when(
          condition: .init(.slice(lanes, lowBit: lane), type: .bit),
          then: [.init(.assign(target, part), at: access.place)], otherwise: []),
        at: access.place)
    }
  }

  /// Every expression that the ports compute.
  var portExpressions: [Circuit.Expression] {
    ports.flatMap { port in
      guard !port.reads.isEmpty else { return [Circuit.Expression]() }
      return [port.address, port.readEnable].compactMap { $0 }
    }
  }
}
