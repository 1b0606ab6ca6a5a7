import HDL

/// Memories with ports, in random modules.
extension RandomModuleMaker {
  /// Adds a memory of one to three ports, each with one or two accesses under conditions, and for each port that reads a
  /// wire that can be read: zero until the port has read once, for before that the word is anything.
  mutating func addBlockMemory(named name: String) {
    let type = type()
    let depth = numbers.pick(2...9)
    let kinds: [[Circuit.Memory.Port.Kind]] = [
      [.read, .write], [.read, .read, .write], [.readWrite, .readWrite], [.readWrite],
      [.read, .write, .write],
    ]
    var memory = Circuit.Memory(
      name: name, depth: depth, type: type,
      initialContents: (0..<depth).map { _ in numbers.integer(of: type) }, domain: domain(),
      place: Self.place)
    let readDomain = domain()
    for (index, kind) in kinds[numbers.pick(0...(kinds.count - 1))].enumerated() {
      var port = Circuit.Memory.Port(
        name: "\(name)_p\(index)", kind: kind, domain: kind == .read ? readDomain : memory.domain)
      if kind != .write { port.accesses += accesses(isWriting: false, of: memory) }
      if kind != .read { port.accesses += accesses(isWriting: true, of: memory) }
      memory.ports.append(port)
    }
    for port in memory.ports where port.word != nil { addWord(of: port, type) }
    module.memories.append(memory)
  }

  private mutating func accesses(
    isWriting: Bool, of memory: Circuit.Memory
  ) -> [Circuit.Memory.Access] {
    let reader = module
    return (0..<numbers.pick(1...2)).map { _ in
      .init(
        conditions: (0..<numbers.pick(0...2)).map { _ in
          expression(.bit, reading: reader, depth: 2)
        }, address: expression(.unsigned(memory.addressWidth), reading: reader, depth: 1),
        written: isWriting ? written(to: memory) : nil, place: Self.place)
    }
  }

  private mutating func written(
    to memory: Circuit.Memory
  ) -> Circuit.Memory.Access.Written {
    let reader = module
    let value = expression(memory.type, reading: reader, depth: 2)
    let width = memory.type.width
    let counts = (1...min(width, 8)).filter { width % $0 == 0 }
    guard numbers.pick(0...1) == 0 else { return .init(value: value) }
    let count = counts[numbers.pick(0...(counts.count - 1))]
    return .init(
      value: value, lanes: expression(.unsigned(count), reading: reader, depth: 2))
  }

  private mutating func addWord(
    of port: Circuit.Memory.Port, _ type: Circuit.ValueType
  ) {
    let hasRead = "\(port.name)_has_read"
    let set = statement(.assign(.signal(hasRead), Self.bit(true)))
    module.signals += [
      .init(
        name: port.name, type: type, role: .register(reset: nil, domain: port.domain),
        place: Self.place),
      .init(
        name: hasRead, type: .bit, role: .register(reset: .zero(width: 1), domain: port.domain),
        place: Self.place),
      .init(name: "\(port.name)_word", type: type, role: .wire, place: Self.place),
    ]
    module.statements += [
      port.readEnable.map { statement(.when(condition: $0, then: [set], otherwise: [])) } ?? set,
      statement(
        .assign(
          .signal("\(port.name)_word"),
          Expression(
            .multiplexer(
              condition: Expression(.signal(hasRead), type: .bit),
              then: Expression(.signal(port.name), type: type),
              otherwise: Expression(.constant(.zero(width: type.width)), type: type)),
            type: type))),
    ]
  }

  private static func bit(_ value: Bool) -> Expression {
    Expression(.constant(BitVector(truncating: value ? 1 : 0, width: 1)), type: .bit)
  }
}
