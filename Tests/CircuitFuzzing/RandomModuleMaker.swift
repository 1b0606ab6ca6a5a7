import Diagnostics
import HDL

/// Makes one random module.
struct RandomModuleMaker {
  typealias Expression = Circuit.Expression

  var module: Circuit.Module
  var numbers: RandomNumbers
  private let widths: RandomWidths
  private let mostDepth: Int
  static let place = Place(file: "Random.swift", line: 1)
  private let phase: Circuit.ValueType
  /// Those that registers and memories are in, all with one style of reset.
  let domains: [Circuit.ClockDomain]

  init(
    named name: String, seed: UInt64, widths: RandomWidths, depth: Int,
    domains: [Circuit.ClockDomain] = [.main], hasParameters: Bool = false
  ) {
    numbers = RandomNumbers(seed: seed)
    self.widths = widths
    self.domains = domains
    mostDepth = depth
    let enumeration = Self.enumeration(using: &numbers)
    phase = Circuit.ValueType(width: enumeration.width, enumeration: enumeration.name)
    module = Circuit.Module(
      name: name, place: Self.place, enumerations: [enumeration], clockDomains: domains)
    if hasParameters { declareParameters() }
    for index in 0..<4 { declare("i\(index)", type(), .input) }
    for index in 0..<3 { declare("o\(index)", type(), .output) }
    for index in 0..<2 { declareRegister("r\(index)", type(), in: domain()) }
    let elements = type()
    let count = numbers.pick(2...4)
    let listDomain = domain()
    for index in 0..<count {
      declareRegister(
        "list_\(index)", elements, .init(array: "list", index: index, count: count), in: listDomain)
    }
    declare("state", phase, .register(reset: enumeration.cases[0].value, domain: domain()))
    let constant = type()
    declare("fixed", constant, .constant(numbers.integer(of: constant)))
    guard canHaveMemories else { return }
    for index in 0..<numbers.pick(0...2) { module.memories.append(memory("m\(index)")) }
  }

  /// Statements for all that is declared.
  mutating func fill() {
    for index in 0..<numbers.pick(1...3) { addWire("w\(index)") }
    let reader = module
    for register in module.registers where register.type.enumeration == nil {
      if register.element == nil { drive(register, reading: reader) }
    }
    driveList(reading: reader)
    for memory in module.memories where !numbers.once(in: 4) { write(memory, reading: reader) }
    add(machine(reading: reader))
    if canHaveMemories, numbers.once(in: 2) { addBlockMemory(named: "b") }
    let whole = module
    for output in module.outputs {
      add(.assign(.signal(output.name), expression(output.type, reading: whole, depth: 4)))
    }
    add(.property(.cover, condition: expression(.bit, reading: reader, depth: 2), message: "seen"))
  }

  /// An instance of the child, or an array of some, fed with what is there so far.
  mutating func instantiate(_ child: Circuit.Module) {
    let name = "u\(module.instances.count)"
    let count = numbers.once(in: 3) ? numbers.pick(1...3) : nil
    let domains = placement(of: child)
    for index in 0..<(count ?? 1) {
      let element = count.map { Circuit.ArrayElement(array: name, index: index, count: $0) }
      instantiate(child, as: element == nil ? name : "\(name)_\(index)", element, in: domains)
    }
  }

  private mutating func instantiate(
    _ child: Circuit.Module, as name: String, _ element: Circuit.ArrayElement?,
    in domains: [Circuit.Instance.DomainConnection]
  ) {
    let reader = module
    let inputs = child.inputs.map { port -> Circuit.Instance.InputConnection in
      let value = expression(port.type, reading: reader, depth: 1)
      let isPlain =
        switch value.operation {
        case .signal, .constant: true
        default: false
        }
      if isPlain || numbers.once(in: 2) { return .init(port: port.name, value: value) }
      let wire = "\(name)_\(port.name)"
      declare(wire, port.type, .wire)
      add(.assign(.signal(wire), value))
      return .init(port: port.name, value: Expression(.signal(wire), type: port.type))
    }
    let outputs = child.outputs.map { port -> Circuit.Instance.OutputConnection in
      if numbers.once(in: 5) { return .init(port: port.name, signal: nil) }
      let wire = "\(name)_\(port.name)"
      declare(wire, port.type, .wire)
      return .init(port: port.name, signal: wire)
    }
    module.instances.append(
      .init(
        name: name, module: child.name, parameters: settings(of: child, as: name),
        inputs: inputs, outputs: outputs, place: Self.place, element: element,
        domains: domains))
  }
}

// Declarations.
extension RandomModuleMaker {
  /// Two to five cases, in any encoding.
  private static func enumeration(using numbers: inout RandomNumbers) -> Circuit.Enumeration {
    let count = numbers.pick(2...5)
    let encoding: Circuit.Enumeration.Encoding = [.binary, .oneHot, .gray][numbers.pick(0...2)]
    let codes = (0..<count).map { index in
      switch encoding {
      case .binary: index
      case .oneHot: 1 << index
      case .gray: index ^ (index >> 1)
      }
    }
    let width = BitVector.bitsNeeded(for: codes.max() ?? 0, isSigned: false)
    let cases = codes.enumerated().map {
      Circuit.Enumeration.Case(
        name: "state\($0)", value: BitVector(truncating: $1, width: width))
    }
    return .init(name: "phase", width: width, cases: cases, encoding: encoding)
  }

  mutating func type() -> Circuit.ValueType {
    .init(width: widths.width(using: &numbers), isSigned: numbers.once(in: 2))
  }

  mutating func declare(
    _ name: String, _ type: Circuit.ValueType, _ role: Circuit.Signal.Role,
    _ element: Circuit.ArrayElement? = nil
  ) {
    module.signals.append(
      .init(name: name, type: type, role: role, place: Self.place, element: element))
  }

  private mutating func declareRegister(
    _ name: String, _ type: Circuit.ValueType, _ element: Circuit.ArrayElement? = nil,
    in domain: Circuit.ClockDomain
  ) {
    // The elements of an array have one reset value.
    let reset =
      element.map { _ in BitVector(truncating: -2, width: type.width) }
      ?? numbers.integer(of: type)
    let isPossible = type.isSigned || element == nil
    declare(
      name, type,
      .register(reset: isPossible ? reset : .zero(width: type.width), domain: domain), element)
  }

  private mutating func memory(_ name: String) -> Circuit.Memory {
    let type = type()
    let depth = numbers.pick(1...9)
    let count = numbers.once(in: 3) ? numbers.pick(1...depth) : depth
    return Circuit.Memory(
      name: name, depth: depth, type: type,
      initialContents: (0..<count).map { _ in numbers.integer(of: type) }, domain: domain(),
      place: Self.place)
  }

  /// A wire reads only what is declared before it, so that there is no loop.
  private mutating func addWire(_ name: String) {
    let type = type()
    let reader = module
    add(.assign(.signal(name), expression(type, reading: reader, depth: 2)))
    declare(name, type, .wire)
    if let wire = module.signals.last { drive(wire, reading: reader) }
  }
}

// Statements.
extension RandomModuleMaker {
  func statement(_ kind: Circuit.Statement.Kind) -> Circuit.Statement {
    .init(kind, at: Self.place)
  }

  private mutating func add(_ kind: Circuit.Statement.Kind) {
    module.statements.append(.init(kind, at: Self.place))
  }

  /// Assigns the signal in some paths.
  private mutating func drive(_ signal: Circuit.Signal, reading reader: Circuit.Module) {
    add(
      .when(
        condition: expression(.bit, reading: reader, depth: 2),
        then: body(signal, reader), otherwise: [choice(signal, reader)]))
    if numbers.once(in: 3) { module.statements.append(choice(signal, reader)) }
  }

  private mutating func body(
    _ signal: Circuit.Signal, _ reader: Circuit.Module
  ) -> [Circuit.Statement] {
    (0..<numbers.pick(1...2)).map { _ in assignment(to: signal, reading: reader) }
  }

  private mutating func choice(
    _ signal: Circuit.Signal, _ reader: Circuit.Module
  ) -> Circuit.Statement {
    let isState = numbers.once(in: 3)
    let subject =
      isState
      ? Expression(.signal("state"), type: phase)
      : expression(.unsigned(numbers.pick(1...3)), reading: reader, depth: 1)
    let cases = module.enumerations[0].cases.map(\.value)
    var values =
      isState
      ? cases
      : (0..<(1 << subject.type.width)).map { BitVector(truncating: $0, width: subject.type.width) }
    values.shuffle(using: &numbers)
    var arms: [Circuit.SelectArm] = []
    for _ in 0..<numbers.pick(1...3) where !values.isEmpty {
      let count = min(values.count, numbers.pick(1...2))
      arms.append(
        .init(
          values: Array(values.prefix(count)), body: body(signal, reader), place: Self.place))
      values.removeFirst(count)
    }
    let otherwise = numbers.once(in: 2) ? body(signal, reader) : []
    return .init(.select(subject, arms: arms, otherwise: otherwise), at: Self.place)
  }

  private mutating func assignment(
    to signal: Circuit.Signal, reading reader: Circuit.Module
  ) -> Circuit.Statement {
    let width = signal.type.width
    let kind: Circuit.Statement.Kind
    switch numbers.pick(0...3) {
    case 0 where width > 1:
      let count = numbers.pick(1...(width - 1))
      let lowBit = numbers.pick(0...(width - count))
      kind = .assign(
        .slice(signal.name, lowBit: lowBit, width: count),
        expression(.unsigned(count), reading: reader, depth: 2))
    case 1 where width > 1:
      let reach = Int.bitWidth - 1 - width.leadingZeroBitCount
      kind = .assign(
        .bit(signal.name, index: expression(.unsigned(reach), reading: reader, depth: 1)),
        expression(.bit, reading: reader, depth: 2))
    default:
      kind = .assign(.signal(signal.name), expression(signal.type, reading: reader, depth: 3))
    }
    return .init(kind, at: Self.place)
  }

  /// The element that an index chooses, as the language drives it.
  private mutating func driveList(reading reader: Circuit.Module) {
    let elements = module.registers.filter { $0.element != nil }
    guard let first = elements.first else { return }
    let value = expression(first.type, reading: reader, depth: 2)
    let index = expression(.unsigned(numbers.pick(1...3)), reading: reader, depth: 1)
    let arms = elements.enumerated().compactMap { position, element -> Circuit.SelectArm? in
      guard position < 1 << index.type.width else { return nil }
      let statement = Circuit.Statement(.assign(.signal(element.name), value), at: Self.place)
      return .init(
        values: [BitVector(truncating: position, width: index.type.width)], body: [statement],
        place: Self.place)
    }
    add(.select(index, arms: arms, otherwise: []))
  }

  private mutating func write(_ memory: Circuit.Memory, reading reader: Circuit.Module) {
    let address = expression(.unsigned(memory.addressWidth), reading: reader, depth: 1)
    var target = Circuit.Target.memory(memory.name, address: address)
    var type = memory.type
    if type.width > 1, numbers.once(in: 3) {
      let count = numbers.pick(1...(type.width - 1))
      let lowBit = numbers.pick(0...(type.width - count))
      target = .memorySlice(memory.name, address: address, lowBit: lowBit, width: count)
      type = .unsigned(count)
    }
    let value = expression(type, reading: reader, depth: 2)
    add(
      .when(
        condition: expression(.bit, reading: reader, depth: 2),
        then: [.init(.assign(target, value), at: Self.place)], otherwise: []))
  }

  private mutating func machine(reading reader: Circuit.Module) -> Circuit.Statement.Kind {
    let names = module.enumerations[0].cases.map(\.name)
    let arms = names.map { state in
      let next = Expression(
        .multiplexer(
          condition: expression(.bit, reading: reader, depth: 2), then: anyState(),
          otherwise: anyState()), type: phase)
      return Circuit.MachineArm(
        state: state,
        body: numbers.once(in: 6)
          ? [] : [.init(.assign(.signal("state"), next), at: Self.place)])
    }
    return .machine(register: "state", arms: arms)
  }

  private mutating func anyState() -> Expression {
    let names = module.enumerations[0].cases.map(\.name)
    let name = names[numbers.pick(0...(names.count - 1))]
    return Expression(.enumerationCase(enumeration: "phase", name: name), type: phase)
  }

  mutating func expression(
    _ type: Circuit.ValueType, reading reader: Circuit.Module, depth: Int
  ) -> Expression {
    let words = reader.portWords
    let readable = reader.signals.filter { $0.role != .output && words[$0.name] == nil }
    let depth = min(depth, mostDepth)
    var random = RandomExpressions(seed: numbers.next(), inputs: readable, widths: widths)
    switch numbers.pick(0...11) {
    case 0 where reader.memories.contains(where: \.ports.isEmpty):
      let memories = reader.memories.filter(\.ports.isEmpty)
      let memory = memories[numbers.pick(0...(memories.count - 1))]
      let address = random.expression(.unsigned(memory.addressWidth), depth: 1)
      let word = Expression(.memoryRead(memory: memory.name, address: address), type: memory.type)
      return random.fitted(word, to: type)
    case 1 where type == .bit:
      let state = Expression(.signal("state"), type: phase)
      return Expression(
        .binary(numbers.once(in: 2) ? .equal : .notEqual, state, anyState()), type: .bit)
    case 2:
      let list = reader.signals.filter { $0.element != nil && $0.isRegister }
      let elements = list.map { Expression(.signal($0.name), type: $0.type) }
      let index = random.expression(.unsigned(numbers.pick(1...3)), depth: 1)
      guard let first = elements.first else { return random.expression(type, depth: depth) }
      return random.fitted(
        Expression(.elementSelect(elements, index: index), type: first.type), to: type)
    default: return random.expression(type, depth: depth)
    }
  }
}
