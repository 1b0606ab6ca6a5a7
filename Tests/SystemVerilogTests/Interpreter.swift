import HDL

/// A module's statements, run the slow way: each wire on its own, in the order in which they depend on each other.
struct Interpreter {
  let module: Circuit.Module
  /// Wires, such that each reads only those before it.
  let wires: [String]
  private(set) var state: [String: [Bool]]
  private(set) var memories: [String: [[Bool]]]

  init(module: Circuit.Module, wires: [String]) {
    self.module = module
    self.wires = wires
    state = [:]
    memories = [:]
    for register in module.registers {
      guard case .register(let reset?, _) = register.role else { continue }
      state[register.name] = Self.bits(reset)
    }
    for memory in module.memories {
      memories[memory.name] = (0..<memory.depth).map {
        $0 < memory.initialContents.count
          ? Self.bits(memory.initialContents[$0])
          : Array(repeating: false, count: memory.type.width)
      }
    }
  }

  static func bits(_ value: BitVector) -> [Bool] { (0..<value.width).map { value.bit(at: $0) } }

  /// The values of all wires and registers before the clock edge, for these inputs.
  func values(inputs: [String: [Bool]]) -> [String: [Bool]] {
    var values = state.merging(inputs) { $1 }
    for wire in wires {
      let width = module.signal(named: wire)?.type.width ?? 1
      var result = Array(repeating: false, count: width)
      run(module.statements, driving: wire, values) { target, value, evaluator in
        Self.apply(target, value, to: &result, &evaluator)
      }
      values[wire] = result
    }
    return values
  }

  /// Takes the clock edge.
  mutating func step(_ values: [String: [Bool]]) {
    var next = state
    var words = memories
    for register in module.registers {
      run(module.statements, driving: register.name, values) { target, value, evaluator in
        Self.apply(target, value, to: &next[register.name, default: []], &evaluator)
      }
    }
    for memory in module.memories {
      run(module.statements, driving: memory.name, values) { target, value, evaluator in
        guard let address = target.address else { return }
        let index = Self.number(evaluator.value(address))
        guard index < memory.depth else { return }
        if case .memorySlice(_, _, let lowBit, let width) = target {
          words[memory.name]?[index].replaceSubrange(lowBit..<(lowBit + width), with: value)
        } else {
          words[memory.name]?[index] = value
        }
      }
    }
    state = next
    memories = words
  }

  private static func number(_ bits: [Bool]) -> Int {
    bits.reversed().reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
  }

  private static func apply(
    _ target: Circuit.Target, _ value: [Bool], to bits: inout [Bool], _ evaluator: inout Evaluator
  ) {
    switch target {
    case .signal: bits = value
    case .slice(_, let lowBit, let width):
      bits.replaceSubrange(lowBit..<(lowBit + width), with: value)
    case .bit(_, let index): bits[number(evaluator.value(index))] = value[0]
    case .memory, .memorySlice: break
    }
  }

  private func run(
    _ statements: [Circuit.Statement], driving name: String, _ values: [String: [Bool]],
    assign: (Circuit.Target, [Bool], inout Evaluator) -> Void
  ) {
    var evaluator = Evaluator(signals: values, memories: memories)
    evaluator.enumerations = module.enumerations
    for statement in statements where drives(statement, name) {
      switch statement.kind {
      case .assign(let target, let value): assign(target, evaluator.value(value), &evaluator)
      case .when(let condition, let then, let otherwise):
        run(
          evaluator.value(condition)[0] ? then : otherwise, driving: name, values, assign: assign)
      case .select(let subject, let arms, let otherwise):
        let value = evaluator.value(subject)
        let arm = arms.first { $0.values.contains { Self.bits($0) == value } }
        run(arm?.body ?? otherwise, driving: name, values, assign: assign)
      case .machine(let register, let arms):
        let signal = module.signal(named: register)
        let enumeration = module.enumerations.first { $0.name == signal?.type.enumeration }
        for arm in arms {
          guard let code = enumeration?.value(of: arm.state) else { continue }
          if Self.bits(code) == values[register] {
            run(arm.body, driving: name, values, assign: assign)
          }
        }
      case .property: break
      }
    }
  }

  private func drives(_ statement: Circuit.Statement, _ name: String) -> Bool {
    switch statement.kind {
    case .assign(let target, _): target.name == name
    case .when(_, let then, let otherwise): (then + otherwise).contains { drives($0, name) }
    case .select(_, let arms, let otherwise):
      (arms.flatMap(\.body) + otherwise).contains { drives($0, name) }
    case .machine(_, let arms): arms.flatMap(\.body).contains { drives($0, name) }
    case .property: false
    }
  }
}

extension Circuit.Target {
  /// Of a memory's word.
  fileprivate var address: Circuit.Expression? {
    switch self {
    case .memory(_, let address), .memorySlice(_, let address, _, _): address
    case .signal, .slice, .bit: nil
    }
  }
}
