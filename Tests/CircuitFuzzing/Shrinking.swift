import HDL

/// Makes a circuit smaller as long as it still shows what it was caught with.
public struct Shrinking {
  private let fails: (Circuit) -> Bool
  private var attempts: Int

  /// - Parameter attempts: How many smaller circuits are tried at most.
  public init(attempts: Int = 200, fails: @escaping (Circuit) -> Bool) {
    self.attempts = attempts
    self.fails = fails
  }

  public mutating func smallest(_ circuit: Circuit) -> Circuit {
    var circuit = circuit
    while attempts > 0, let smaller = nextSmaller(than: circuit) {
      circuit = smaller
      let tidy = circuit.withoutUnused
      if tidy != circuit, isFailing(tidy) { circuit = tidy }
    }
    return circuit
  }

  private mutating func nextSmaller(than circuit: Circuit) -> Circuit? {
    for candidate in circuit.smallerCircuits {
      guard attempts > 0 else { return nil }
      if isFailing(candidate) { return candidate }
    }
    return nil
  }

  private mutating func isFailing(_ circuit: Circuit) -> Bool {
    attempts -= 1
    return fails(circuit)
  }
}

extension Circuit {
  /// Circuits with one thing less, the largest things first.
  var smallerCircuits: [Circuit] {
    partsAlone
      + modules.indices.reversed().flatMap { index in
        modules[index].smallerModules(isTop: modules[index].name == top).map { module in
          var smaller = self
          smaller.modules[index] = module
          return smaller
        }
      }
  }

  /// The modules below the top, each for itself.
  private var partsAlone: [Circuit] {
    modules.indices.dropLast().map { index in
      var used: Set<String> = [modules[index].name]
      for module in modules[...index].reversed() where used.contains(module.name) {
        used.formUnion(module.instances.map(\.module))
      }
      return Circuit(
        top: modules[index].name, modules: modules[...index].filter { used.contains($0.name) })
    }
  }

  /// Without what nobody reads: signals, memories, modules.
  var withoutUnused: Circuit {
    var circuit = self
    for index in circuit.modules.indices {
      circuit.modules[index].removeUnused(isTop: circuit.modules[index].name == top)
    }
    let used = Set(circuit.modules.flatMap(\.instances).map(\.module) + [top])
    circuit.modules.removeAll { !used.contains($0.name) }
    return circuit
  }
}

extension Circuit.Module {
  fileprivate func smallerModules(isTop: Bool) -> [Self] {
    var candidates: [Self] = []
    func add(_ change: (inout Self) -> Void) {
      var smaller = self
      change(&smaller)
      if smaller != self { candidates.append(smaller) }
    }
    if isTop, outputs.count > 1 {
      for output in outputs {
        add { module in
          module.signals.removeAll { $0.name == output.name }
          module.statements = module.statements.removingAssignments(to: output.name)
        }
      }
    }
    for name in unread(isTop: isTop) { add { $0.remove(name) } }
    for position in instances.indices { add { $0.removeInstance(at: position) } }
    for (position, statement) in statements.enumerated() {
      for smaller in statement.smallerStatements {
        add { $0.statements.replaceSubrange(position...position, with: smaller) }
      }
    }
    return candidates
  }

  /// Its outputs are zero then.
  private mutating func removeInstance(at position: Int) {
    let instance = instances.remove(at: position)
    for case let name? in instance.outputs.map(\.signal) {
      guard let signal = signal(named: name) else { continue }
      let zero = Circuit.Expression(.constant(.zero(width: signal.type.width)), type: signal.type)
      statements.insert(.init(.assign(.signal(name), zero), at: instance.place), at: 0)
    }
  }

  fileprivate mutating func removeUnused(isTop: Bool) {
    while let name = unread(isTop: isTop).first { remove(name) }
    let named = Set(signals.compactMap(\.type.enumeration))
    enumerations.removeAll { !named.contains($0.name) }
  }

  /// Signals and memories that only drive themselves.
  private func unread(isTop: Bool) -> [String] {
    let words = portWords
    let candidates = signals.filter { isRemovable($0, isTop: isTop) && words[$0.name] == nil }
    let whole = memories.filter { memory in !memory.ports.contains { $0.word.map(isRead) ?? false }
    }
    return (candidates.map(\.name) + whole.map(\.name)).filter { !isRead($0) }
  }

  private mutating func remove(_ name: String) {
    let words = portWords.filter { $0.value.memory.name == name }
    signals.removeAll { $0.name == name || words[$0.name] != nil }
    memories.removeAll { $0.name == name }
    statements = statements.removingAssignments(to: name)
    for index in instances.indices {
      for position in instances[index].outputs.indices
      where instances[index].outputs[position].signal == name {
        instances[index].outputs[position].signal = nil
      }
    }
  }

  private func isRemovable(_ signal: Circuit.Signal, isTop: Bool) -> Bool {
    switch signal.role {
    case .wire, .constant: true
    case .register: signal.element == nil
    case .input: isTop && inputs.count > 1
    case .output, .parameter: false
    }
  }

  private func isRead(_ name: String) -> Bool {
    statements.contains { Set($0.driven) != [name] && $0.reads(name) }
      || instances.flatMap(\.inputs).contains { $0.value.reads(name) }
      || memories.flatMap(\.ports).flatMap(\.accesses).flatMap(\.expressions).contains {
        $0.reads(name)
      }
  }
}
