import CircuitFuzzing
import Diagnostics
import HDL

/// Modules of random statements over wires, registers, memories and a machine, free of loops: a statement of level n
/// reads wires below n and drives wires from n up.
struct RandomModule {
  typealias Expression = Circuit.Expression

  private(set) var module: Circuit.Module
  let wires = ["w0", "w1", "w2", "w3"]
  private var numbers: RandomNumbers
  private static let place = Place(file: "Random.swift", line: 1)
  private static let phase = Circuit.ValueType(width: 2, enumeration: "phase")

  init(seed: UInt64) {
    numbers = RandomNumbers(seed: seed)
    let place = Self.place
    var signals: [Circuit.Signal] = []
    for (name, width, isSigned) in [
      ("a", 1, false), ("b", 5, false), ("c", 8, true), ("d", 12, true), ("e", 35, false),
    ] {
      signals.append(
        .init(name: name, type: .init(width: width, isSigned: isSigned), role: .input, place: place)
      )
    }
    for (name, width) in [("w0", 1), ("w1", 6), ("w2", 8), ("w3", 9)] {
      signals.append(
        .init(
          name: name, type: .init(width: width, isSigned: width == 8), role: .wire, place: place))
    }
    for (name, width) in [("r0", 4), ("r1", 8), ("r2", 17)] {
      signals.append(
        .init(
          name: name, type: .init(width: width, isSigned: width == 17),
          role: .register(reset: BitVector(truncating: -3, width: width), domain: .main),
          place: place))
    }
    signals.append(
      .init(
        name: "state", type: Self.phase,
        role: .register(reset: BitVector(truncating: 1, width: 2), domain: .main), place: place))
    let contents = (1...5).map { BitVector(truncating: $0 * 7, width: 6) }
    module = Circuit.Module(
      name: "random_module", place: place, signals: signals,
      memories: [
        .init(
          name: "m", depth: 5, type: .signed(6), initialContents: contents, place: place),
        .init(
          name: "n", depth: 8, type: .unsigned(6), initialContents: Array(contents.prefix(3)),
          place: place),
        .init(
          name: "o", depth: 1, type: .unsigned(6), initialContents: Array(contents.prefix(1)),
          place: place),
      ],
      enumerations: [
        .init(
          name: "phase", width: 2,
          cases: ["idle", "run", "done"].enumerated().map {
            .init(name: $1, value: BitVector(truncating: $0, width: 2))
          })
      ], clockDomains: [.main])
    var statements: [Circuit.Statement] = []
    for _ in 0..<pick(4...10) { statements += [statement(level: pick(0...3), depth: 2)] }
    let driven = Set(statements.flatMap { Self.targets($0) })
    // Undriven signals are for the circuit's checks to find.
    for signal in signals where signal.role == .wire && !driven.contains(signal.name) {
      statements.append(
        .init(
          .assign(.signal(signal.name), expression(signal.type, level: 0)), at: place))
    }
    module.statements = statements
  }

  private static func targets(_ statement: Circuit.Statement) -> [String] {
    switch statement.kind {
    case .assign(let target, _): [target.name]
    case .when(_, let then, let otherwise): (then + otherwise).flatMap { targets($0) }
    case .select(_, let arms, let otherwise):
      (arms.flatMap(\.body) + otherwise).flatMap { targets($0) }
    case .machine(_, let arms): arms.flatMap(\.body).flatMap { targets($0) }
    case .property: []
    }
  }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  private mutating func expression(_ type: Circuit.ValueType, level: Int) -> Expression {
    let readable = module.signals.filter {
      $0.role != .wire || wires.prefix(level).contains($0.name)
    }
    var random = RandomExpressions(seed: numbers.next(), inputs: readable)
    if pick(0...4) == 0, type.width > 6 {
      let memory = module.memories[pick(0...2)]
      let address = random.expression(.unsigned(memory.addressWidth), depth: 1)
      let word = Expression(.memoryRead(memory: memory.name, address: address), type: memory.type)
      let wide = Expression(
        .extend(word), type: .init(width: type.width, isSigned: memory.type.isSigned))
      return wide.type == type ? wide : Expression(.reinterpret(wide), type: type)
    }
    return random.expression(type, depth: pick(0...2))
  }

  /// Nothing here folds to a constant: a condition that is one leaves blocks without anything to wait for.
  private mutating func condition(level: Int) -> Expression {
    let name = ["a", "b", "c", "d", "e", "r0", "r1"][pick(0...6)]
    let type = module.signal(named: name)?.type ?? .bit
    return Expression(
      .binary(
        .equal,
        Expression(.slice(Expression(.signal(name), type: type), lowBit: 0), type: .bit),
        expression(.bit, level: level)), type: .bit)
  }

  private mutating func statement(level: Int, depth: Int) -> Circuit.Statement {
    var kind: Circuit.Statement.Kind
    switch pick(0...(depth > 0 ? 7 : 3)) {
    case 4, 5:
      kind = .when(
        condition: condition(level: level), then: body(level, depth), otherwise: body(level, depth))
    case 6:
      let subject = expression(.unsigned(2), level: level)
      kind = .select(
        subject,
        arms: [[0], [1, 3]].map { values in
          .init(
            values: values.map { BitVector(truncating: $0, width: 2) }, body: body(level, depth),
            place: Self.place)
        }, otherwise: body(level, depth))
    case 7:
      kind = .machine(
        register: "state",
        arms: ["idle", "run", "done"].map {
          .init(state: $0, body: body(level, depth) + [goto(level)])
        })
    default: kind = assignment(level: level)
    }
    return .init(kind, at: Self.place)
  }

  private mutating func body(_ level: Int, _ depth: Int) -> [Circuit.Statement] {
    (0..<pick(0...2)).map { _ in statement(level: level, depth: depth - 1) }
  }

  private mutating func goto(_ level: Int) -> Circuit.Statement {
    let cases = ["idle", "run", "done"].map {
      Expression(.enumerationCase(enumeration: "phase", name: $0), type: Self.phase)
    }
    let value = Expression(
      .multiplexer(
        condition: condition(level: level), then: cases[pick(0...2)], otherwise: cases[pick(0...2)]),
      type: Self.phase)
    return .init(.assign(.signal("state"), value), at: Self.place)
  }

  private mutating func assignment(level: Int) -> Circuit.Statement.Kind {
    let names = wires.dropFirst(level) + ["r0", "r1", "r2", "m", "n", "o"]
    let name = Array(names)[pick(0...(names.count - 1))]
    if let memory = module.memory(named: name) {
      let address = expression(.unsigned(memory.addressWidth), level: level)
      if pick(0...2) == 0 {
        let low = pick(0...(memory.type.width - 2))
        return .assign(
          .memorySlice(name, address: address, lowBit: low, width: 2),
          expression(.unsigned(2), level: level))
      }
      return .assign(
        .memory(name, address: address), expression(memory.type, level: level))
    }
    let type = module.signal(named: name)?.type ?? .bit
    switch pick(0...3) {
    case 0 where type.width > 2:
      let low = pick(0...(type.width - 2))
      return .assign(
        .slice(name, lowBit: low, width: 2),
        Expression(
          .slice(Expression(.signal("e"), type: .unsigned(35)), lowBit: pick(0...33)),
          type: .unsigned(2)))
    case 1 where type.width > 4:
      return .assign(
        .bit(name, index: expression(.unsigned(2), level: level)), expression(.bit, level: level))
    default: return .assign(.signal(name), expression(type, level: level))
    }
  }
}
