import Diagnostics
import HDL

extension MutationPass {
  typealias Statement = Circuit.Statement

  mutating func rewrite(_ statements: [Statement]) -> [Statement] {
    statements.flatMap { rewrite($0) }
  }

  private mutating func rewrite(_ statement: Statement) -> [Statement] {
    site.place = statement.place
    rewritten = [:]
    switch statement.kind {
    case .assign(let target, let value):
      site.subject = target.name
      return assignment(target, value, at: statement.place)
    case .when(let condition, let then, let otherwise):
      site.subject = "condition"
      let condition = self.condition(condition)
      return [
        Statement(
          .when(condition: condition, then: rewrite(then), otherwise: rewrite(otherwise)),
          at: statement.place)
      ]
    case .select(let subject, let arms, let otherwise):
      site.subject = "selection"
      let subject = rewrite(subject)
      let changed = arms.map {
        Circuit.SelectArm(values: $0.values, body: rewrite($0.body), place: $0.place)
      }
      return [
        Statement(
          .select(subject, arms: changed, otherwise: rewrite(otherwise)), at: statement.place)
      ]
    case .machine(let register, let arms):
      let changed = arms.map { Circuit.MachineArm(state: $0.state, body: rewrite($0.body)) }
      return [Statement(.machine(register: register, arms: changed), at: statement.place)]
    case .property:
      // Properties are what tests are made of.
      return [statement]
    }
  }

  private mutating func condition(_ original: Expression) -> Expression {
    var present = rewrite(original)
    if !original.isEasilyInverted {
      present = offer(
        .condition, present, of: original, becomes: Expression(.unary(.not, original), type: .bit),
        "\(original.briefly) is inverted")
    }
    for value in [0, 1] {
      let constant = Expression(.constant(BitVector(truncating: value, width: 1)), type: .bit)
      present = offer(
        .condition, present, of: original, becomes: constant,
        "\(original.briefly) is \(value == 0 ? "never" : "always") met")
    }
    return present
  }

  private mutating func assignment(
    _ target: Circuit.Target, _ value: Expression, at place: Place
  ) -> [Statement] {
    let changed = Statement(.assign(rewrite(target), driven(value)), at: place)
    switch activity(.missingAssignment, "\(target) <== \(value.briefly) is missing") {
    case .never: return [changed]
    case .always:
      lacking.insert(target.name)
      return []
    case .when(let condition):
      lacking.insert(target.name)
      return [Statement(.when(condition: condition, then: [], otherwise: [changed]), at: place)]
    }
  }

  /// What is assigned, with mutants of all of it and of its lowest and highest bit.
  private mutating func driven(_ value: Expression) -> Expression {
    var present = rewrite(value)
    guard value.type.enumeration == nil, !value.isConstant, !value.isEasilyInverted else {
      return present
    }
    for bit in Set([0, value.type.width - 1]).sorted() {
      let mask = Expression(
        .constant(.oneBit(bit, width: value.type.width)), type: value.type)
      present = offer(
        .bit, present, of: value,
        becomes: Expression(.binary(.xor, value, mask), type: value.type),
        "bit \(bit) of \(value.briefly) is inverted")
    }
    return present
  }

  /// An address may be any; an index must not reach beyond its signal.
  private mutating func rewrite(_ target: Circuit.Target) -> Circuit.Target {
    switch target {
    case .signal, .slice, .bit: target
    case .memory(let name, let address): .memory(name, address: rewrite(address))
    case .memorySlice(let name, let address, let lowBit, let width):
      .memorySlice(name, address: rewrite(address), lowBit: lowBit, width: width)
    }
  }

  // MARK: Instances and ports of memories

  mutating func rewrite(_ instance: Circuit.Instance) -> Circuit.Instance {
    var changed = instance
    changed.inputs = instance.inputs.map { input in
      site.place = input.place ?? instance.place
      site.subject = "\(instance.name).\(input.port)"
      rewritten = [:]
      var changed = input
      // A wire that stands for the value has mutants of its own.
      if input.place != nil || !input.value.isSignal { changed.value = driven(input.value) }
      return changed
    }
    return changed
  }

  mutating func rewrite(_ memory: Circuit.Memory) -> Circuit.Memory {
    var changed = memory
    changed.ports = memory.ports.map { port in
      var changed = port
      changed.accesses = port.accesses.map { access in
        site.place = access.place
        site.subject = port.name
        rewritten = [:]
        var changed = access
        changed.conditions = access.conditions.map { condition($0) }
        changed.address = rewrite(access.address)
        changed.written = access.written.map {
          .init(value: driven($0.value), lanes: $0.lanes.map { rewrite($0) })
        }
        return changed
      }
      return changed
    }
    return changed
  }

  // MARK: Stuck bits

  /// Assignments behind all others, each of which holds a bit of what statements drive.
  mutating func stuckBits(of signals: [Circuit.Signal], drivenIn statements: [Statement])
    -> [Statement]
  {
    let driven = statements.assignedNames
    return signals.filter { driven.contains($0.name) && $0.type.enumeration == nil }.flatMap {
      signal in
      site.place = signal.place
      site.subject = signal.name
      return Set([0, signal.type.width - 1]).sorted().flatMap { bit in
        (0...1).compactMap { stuck(signal, bit: bit, at: $0) }
      }
    }
  }

  private mutating func stuck(
    _ signal: Circuit.Signal, bit: Int, at level: Int
  ) -> Statement? {
    let value = Expression(.constant(BitVector(truncating: level, width: 1)), type: .bit)
    let isWhole = signal.type.width == 1
    let target: Circuit.Target =
      isWhole ? .signal(signal.name) : .slice(signal.name, lowBit: bit, width: 1)
    let typed = isWhole ? Expression(.reinterpret(value), type: signal.type) : value
    let held = Statement(
      .assign(target, isWhole && signal.type == .bit ? value : typed), at: signal.place)
    switch activity(.stuckBit, "bit \(bit) is always \(level)") {
    case .never: return nil
    case .always: return held
    case .when(let condition):
      return Statement(.when(condition: condition, then: [held], otherwise: []), at: signal.place)
    }
  }
}

extension Circuit.Expression {
  fileprivate var isConstant: Bool {
    switch operation {
    case .constant, .enumerationCase: true
    default: false
    }
  }

  fileprivate var isSignal: Bool {
    if case .signal = operation { true } else { false }
  }

  /// Whether its inverse is among the mutants of its operator.
  fileprivate var isEasilyInverted: Bool {
    switch operation {
    case .unary(.not, _): type.width == 1
    case .binary(.equal, _, _), .binary(.notEqual, _, _): true
    default: false
    }
  }
}

extension BitVector {
  fileprivate static func oneBit(_ bit: Int, width: Int) -> BitVector {
    var words = [UInt64](repeating: 0, count: (width + 63) / 64)
    words[bit / 64] = 1 << UInt64(bit % 64)
    return BitVector(width: width, words: words)
  }
}

extension [Circuit.Statement] {
  /// The signals and memories that are assigned anywhere in them.
  var assignedNames: Set<String> {
    reduce(into: []) { names, statement in
      switch statement.kind {
      case .assign(let target, _): names.insert(target.name)
      case .when(_, let then, let otherwise):
        names.formUnion((then + otherwise).assignedNames)
      case .select(_, let arms, let otherwise):
        names.formUnion((arms.flatMap(\.body) + otherwise).assignedNames)
      case .machine(_, let arms): names.formUnion(arms.flatMap(\.body).assignedNames)
      case .property: break
      }
    }
  }
}
