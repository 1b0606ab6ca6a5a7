import Diagnostics
import HDL

/// A circuit of random modules, well formed and free of loops: one or two children in a parent that feeds them from
/// its own inputs and registers, so that no path leads back.
///
/// Every operation occurs, widths are 1 to 200 bits, and there are registers with and without an enable, a machine,
/// memories with and without ports, blocks with defaults and nested conditions.
public struct RandomCircuit {
  typealias Expression = Circuit.Expression

  public private(set) var circuit: Circuit
  var numbers: RandomNumbers
  static let place = Place(file: "Random.swift", line: 1)
  private static let phases = ["idle", "run", "done"]
  private static let phase = Circuit.ValueType(width: 2, enumeration: "phase")

  /// - Parameter prefix: What the names of all modules begin with, so that many circuits fit into one simulation.
  public init(seed: UInt64, prefix: String = "fuzz") {
    numbers = RandomNumbers(seed: seed)
    circuit = Circuit(top: "\(prefix)_top", modules: [])
    let childCount = numbers.pick(0...2)
    for index in 0..<childCount {
      circuit.modules.append(module("\(prefix)_child\(index)", children: []))
    }
    circuit.modules.append(module(circuit.top, children: circuit.modules))
  }

  private mutating func module(_ name: String, children: [Circuit.Module]) -> Circuit.Module {
    var module = Circuit.Module(
      name: name, place: Self.place, signals: ports() + registers(),
      memories: [memory()], enumerations: [Self.enumeration], clockDomains: [.main])
    for (index, child) in children.enumerated() {
      let inputs = child.inputs.map { port in
        Circuit.Instance.InputConnection(
          port: port.name, value: expression(port.type, reading: module, depth: 1))
      }
      let wires = child.outputs.map { port in
        Circuit.Signal(
          name: "c\(index)_\(port.name)", type: port.type, role: .wire, place: Self.place)
      }
      module.signals += wires
      module.instances.append(
        .init(
          name: "child\(index)", module: child.name, inputs: inputs,
          outputs: zip(child.outputs, wires).map { .init(port: $0.name, signal: $1.name) },
          place: Self.place))
    }
    for index in 0..<numbers.pick(1...3) { addWire(named: "w\(index)", to: &module) }
    for register in module.registers {
      drive(register, in: &module, holds: true)
    }
    module.statements.append(
      statement(
        .when(
          condition: expression(.bit, reading: module, depth: 2),
          then: [statement(memoryWrite(in: module))], otherwise: [])))
    module.statements.append(machine(in: module))
    if numbers.pick(0...1) == 0 { addBlockMemory(named: "b", to: &module) }
    for output in module.outputs {
      module.statements.append(
        statement(
          .assign(.signal(output.name), expression(output.type, reading: module, depth: 4))))
    }
    return module
  }

  /// Of a whole word, or of some of its bits.
  private mutating func memoryWrite(in module: Circuit.Module) -> Circuit.Statement.Kind {
    let memory = module.memories[0]
    let address = expression(.unsigned(memory.addressWidth), reading: module, depth: 1)
    guard memory.type.width > 1, numbers.pick(0...2) == 0 else {
      return .assign(
        .memory(memory.name, address: address),
        expression(memory.type, reading: module, depth: 2))
    }
    let count = numbers.pick(1...(memory.type.width - 1))
    let lowBit = numbers.pick(0...(memory.type.width - count))
    return .assign(
      .memorySlice(memory.name, address: address, lowBit: lowBit, width: count),
      expression(.unsigned(count), reading: module, depth: 2))
  }

  private mutating func ports() -> [Circuit.Signal] {
    var random = RandomExpressions(seed: numbers.next(), inputs: [])
    let inputs = (0..<4).map {
      Circuit.Signal(name: "i\($0)", type: random.type(), role: .input, place: Self.place)
    }
    let outputs = (0..<3).map {
      Circuit.Signal(name: "o\($0)", type: random.type(), role: .output, place: Self.place)
    }
    return inputs + outputs
  }

  private mutating func registers() -> [Circuit.Signal] {
    var random = RandomExpressions(seed: numbers.next(), inputs: [])
    let plain = (0..<2).map { index -> Circuit.Signal in
      let type = random.type()
      return register("r\(index)", type, reset: numbers.vector(type.width))
    }
    return plain + [register("state", Self.phase, reset: .zero(width: 2))]
  }

  private func register(_ name: String, _ type: Circuit.ValueType, reset: BitVector)
    -> Circuit.Signal
  {
    Circuit.Signal(
      name: name, type: type, role: .register(reset: reset, domain: .main), place: Self.place)
  }

  private mutating func memory() -> Circuit.Memory {
    var random = RandomExpressions(seed: numbers.next(), inputs: [])
    let type = random.type()
    let depth = numbers.pick(2...9)
    return Circuit.Memory(
      name: "m", depth: depth, type: type,
      initialContents: (0..<depth).map { _ in numbers.vector(type.width) }, place: Self.place)
  }

  private static let enumeration = Circuit.Enumeration(
    name: "phase", width: 2,
    cases: phases.enumerated().map {
      .init(name: $1, value: BitVector(truncating: $0, width: 2))
    })

  /// A wire reads only what is declared before it, so that there is no loop.
  private mutating func addWire(named name: String, to module: inout Circuit.Module) {
    var random = RandomExpressions(seed: numbers.next(), inputs: [])
    let wire = Circuit.Signal(name: name, type: random.type(), role: .wire, place: Self.place)
    let before = module
    module.statements.append(
      statement(.assign(.signal(name), expression(wire.type, reading: before, depth: 2))))
    drive(wire, reading: before, in: &module)
    module.signals.append(wire)
  }

  private mutating func drive(
    _ register: Circuit.Signal, in module: inout Circuit.Module, holds: Bool
  ) {
    guard register.type.enumeration == nil else { return }
    drive(register, reading: module, in: &module)
  }

  /// Assigns the signal in some paths.
  private mutating func drive(
    _ signal: Circuit.Signal, reading: Circuit.Module, in module: inout Circuit.Module
  ) {
    let subject = expression(.unsigned(2), reading: reading, depth: 1)
    module.statements.append(
      statement(
        .when(
          condition: expression(.bit, reading: reading, depth: 2),
          then: [assignment(to: signal, reading: reading)],
          otherwise: [
            statement(
              .select(
                subject,
                arms: [
                  .init(
                    values: [BitVector(truncating: numbers.pick(0...3), width: 2)],
                    body: [assignment(to: signal, reading: reading)], place: Self.place)
                ], otherwise: []))
          ])))
  }

  private mutating func assignment(to signal: Circuit.Signal, reading: Circuit.Module)
    -> Circuit.Statement
  {
    let width = signal.type.width
    switch numbers.pick(0...3) {
    case 0 where width > 1:
      let count = numbers.pick(1...(width - 1))
      let lowBit = numbers.pick(0...(width - count))
      return statement(
        .assign(
          .slice(signal.name, lowBit: lowBit, width: count),
          expression(.unsigned(count), reading: reading, depth: 2)))
    case 1 where width > 1:
      let reach = Int.bitWidth - 1 - width.leadingZeroBitCount
      return statement(
        .assign(
          .bit(signal.name, index: expression(.unsigned(reach), reading: reading, depth: 1)),
          expression(.bit, reading: reading, depth: 2)))
    default:
      return statement(
        .assign(.signal(signal.name), expression(signal.type, reading: reading, depth: 3)))
    }
  }

  private mutating func machine(in module: Circuit.Module) -> Circuit.Statement {
    let cases = Self.phases.map {
      Expression(.enumerationCase(enumeration: "phase", name: $0), type: Self.phase)
    }
    return statement(
      .machine(
        register: "state",
        arms: Self.phases.map { state in
          let next = Expression(
            .multiplexer(
              condition: expression(.bit, reading: module, depth: 2),
              then: cases[numbers.pick(0...2)], otherwise: cases[numbers.pick(0...2)]),
            type: Self.phase)
          return .init(state: state, body: [statement(.assign(.signal("state"), next))])
        }))
  }

  func statement(_ kind: Circuit.Statement.Kind) -> Circuit.Statement {
    .init(kind, at: Self.place)
  }

  mutating func expression(
    _ type: Circuit.ValueType, reading module: Circuit.Module, depth: Int
  ) -> Expression {
    let words = module.portWords
    let readable = module.signals.filter {
      $0.role != .output && $0.type.enumeration == nil && words[$0.name] == nil
    }
    var random = RandomExpressions(seed: numbers.next(), inputs: readable)
    guard let memory = module.memories.first, numbers.pick(0...9) == 0, type.width > 1 else {
      return random.expression(type, depth: depth)
    }
    let address = random.expression(.unsigned(memory.addressWidth), depth: 1)
    let word = Expression(.memoryRead(memory: memory.name, address: address), type: memory.type)
    return random.fitted(word, to: type)
  }
}

extension RandomNumbers {
  mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func vector(_ width: Int) -> BitVector {
    var words = [UInt64](repeating: 0, count: (width + 63) / 64)
    for (index, bit) in bits(width).enumerated() where bit {
      words[index / 64] |= 1 << UInt64(index % 64)
    }
    return BitVector(width: width, words: words)
  }
}
