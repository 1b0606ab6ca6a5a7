import Diagnostics
import HDL

/// Turns a netlist into a tape.
struct Compilation {
  private let netlist: Netlist
  private var tape = Tape()

  init(_ netlist: Netlist) {
    self.netlist = netlist
  }

  /// Memories up to 1 GiB together.
  private static let mostMemoryWords = 1 << 27

  mutating func run() throws -> Tape {
    try checkSize()
    let order = try Levelization(netlist).order
    tape.nodeSlots = Array(repeating: nil, count: netlist.nodes.count)
    tape.netSlots = Array(repeating: Slot(offset: 0, width: 1), count: netlist.nets.count)
    allocateSources()
    for node in order { compile(node) }
    for (index, net) in netlist.nets.enumerated() {
      if case .node(let driver) = net.driver, let slot = tape.nodeSlots[driver] {
        tape.netSlots[index] = slot
      }
    }
    return tape
  }

  private func checkSize() throws {
    var words = 0
    for record in netlist.memories {
      words += max(1, record.memory.depth) * ((record.memory.type.width + 63) / 64)
      guard words <= Self.mostMemoryWords else {
        throw Diagnostic(
          .error, "memory-too-large",
          "with memory '\(record.memory.name)', \(words) words of 64 bits are to be simulated; the "
            + "most is \(Self.mostMemoryWords)", at: record.memory.place,
          remedy: "simulate with a smaller memory")
      }
    }
  }

  private mutating func allocate(_ width: Int) -> Slot {
    let slot = Slot(offset: tape.wordCount, width: width)
    tape.wordCount += slot.wordCount
    return slot
  }

  private mutating func allocateSources() {
    for (index, net) in netlist.nets.enumerated() {
      if case .node = net.driver { continue }
      tape.netSlots[index] = allocate(net.width)
      if case .constant(let value) = net.driver {
        tape.constants.append((tape.netSlots[index], value))
      }
    }
    for record in netlist.memories {
      let word = Slot(offset: tape.wordCount, width: record.memory.type.width)
      let depth = max(1, record.memory.depth)
      tape.memories.append(.init(offset: tape.wordCount, depth: depth, word: word))
      tape.wordCount += depth * word.wordCount
    }
  }

  private func slot(_ node: NodeID) -> Slot {
    tape.nodeSlots[node] ?? Slot(offset: 0, width: netlist.nodes[node].width)
  }

  private mutating func compile(_ id: NodeID) {
    let node = netlist.nodes[id]
    switch node.operation {
    case .constant(let value):
      tape.nodeSlots[id] = allocate(node.width)
      tape.constants.append((slot(id), value))
    case .net(let net):
      if case .node(let driver) = netlist.nets[net].driver {
        tape.nodeSlots[id] = slot(driver)
      } else {
        tape.nodeSlots[id] = tape.netSlots[net]
      }
    case .blackBoxCall(let call):
      tape.nodeSlots[id] = Slot(offset: 0, width: 1)
      let box = netlist.blackBoxes[netlist.calls[call].box]
      for output in box.outputs where netlist.calls[call].outputs.contains(output.name) {
        tape.netSlots[output.net] = allocate(output.type.width)
      }
      tape.instructions.append(
        Instruction(code: .blackBox, destination: 0, a: Int32(call)))
    case .blackBoxOutput(let call, let port):
      guard case .blackBoxCall(let index) = netlist.nodes[call].operation else { return }
      let net = netlist.blackBoxes[netlist.calls[index].box].outputs[port].net
      tape.nodeSlots[id] = tape.netSlots[net]
    case .extend(let operand, isSigned: false) where slot(operand).isNarrow && node.width <= 64:
      // The word has zeros above the operand's width already.
      tape.nodeSlots[id] = Slot(offset: slot(operand).offset, width: node.width)
    default:
      tape.nodeSlots[id] = allocate(node.width)
      emit(node, to: slot(id))
    }
  }

  private mutating func emit(_ node: Node, to destination: Slot) {
    let operands = operandSlots(of: node.operation)
    guard destination.isNarrow, let instruction = narrow(node, operands, to: destination) else {
      tape.wideSteps.append(
        WideStep(operation: node.operation, destination: destination, operands: operands))
      tape.instructions.append(
        Instruction(code: .wide, destination: 0, a: Int32(tape.wideSteps.count - 1)))
      return
    }
    tape.instructions.append(instruction)
  }

  private func operandSlots(of operation: Node.Operation) -> [Slot] {
    switch operation {
    case .unary(_, let operand), .slice(let operand, _), .extend(let operand, _),
      .memoryRead(_, let operand):
      [slot(operand)]
    case .binary(_, let left, let right, _): [slot(left), slot(right)]
    case .multiplexer(let condition, let then, let otherwise):
      [slot(condition), slot(then), slot(otherwise)]
    case .concatenation(let parts): parts.map(slot)
    case .element(let elements, let index): elements.map(slot) + [slot(index)]
    case .insertBit(let value, let index, let bit): [slot(value), slot(index), slot(bit)]
    case .constant, .net, .blackBoxCall, .blackBoxOutput: []
    }
  }

  /// The one-word instruction, or `nil` where an operand is wider than a word.
  private mutating func narrow(
    _ node: Node, _ operands: [Slot], to destination: Slot
  ) -> Instruction? {
    var result = Instruction(code: .copy, destination: Int32(destination.offset))
    result.mask = UInt64.max >> UInt64(64 - destination.width)
    if case .slice(_, let lowBit) = node.operation {
      // A run of bits inside of one word is narrow whatever the operand's width.
      guard lowBit % 64 + destination.width <= 64 else { return nil }
      result.code = .slice
      result.a = Int32(operands[0].offset + lowBit / 64)
      result.b = Int32(lowBit % 64)
      return result
    }
    guard operands.allSatisfy(\.isNarrow) else { return nil }
    if case .concatenation = node.operation {
      result.code = .concatenation
      result.a = Int32(tape.operands.count)
      result.b = Int32(operands.count)
      for part in operands { tape.operands += [Int32(part.offset), Int32(part.width)] }
      return result
    }
    if case .element = node.operation {
      result.code = .element
      result.a = Int32(tape.operands.count)
      result.b = Int32(operands.count - 1)
      result.c = Int32(operands[operands.count - 1].offset)
      tape.operands += operands.dropLast().map { Int32($0.offset) }
      return result
    }
    if let first = operands.first { result.a = Int32(first.offset) }
    if operands.count > 1 { result.b = Int32(operands[1].offset) }
    if operands.count > 2 { result.c = Int32(operands[2].offset) }
    result.spare = UInt64(64 - (operands.first?.width ?? 64))
    switch node.operation {
    case .multiplexer: result.code = .multiplexer
    case .insertBit: result.code = .insertBit
    case .extend: result.code = .signExtend
    case .memoryRead(let memory, _):
      result.code = .memoryRead
      result.b = result.a
      result.a = Int32(memory)
    case .unary(let operation, _):
      result.code = code(of: operation)
      if operation == .reduceAnd {
        result.mask = UInt64.max >> result.spare
      }
    case .binary(let operation, _, _, let isSigned):
      result.code = code(of: operation, isSigned: isSigned)
    default: return nil
    }
    return result
  }

  private func code(of operation: Circuit.UnaryOperator) -> Instruction.Code {
    switch operation {
    case .not: .not
    case .negate: .negate
    case .reduceAnd: .allOnes
    case .reduceOr: .anyOne
    case .reduceXor: .parity
    }
  }

  private func code(of operation: Circuit.BinaryOperator, isSigned: Bool) -> Instruction.Code {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .and: .and
    case .or: .or
    case .xor: .xor
    case .shiftLeft: .shiftLeft
    case .shiftRight: isSigned ? .shiftRightSigned : .shiftRight
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: isSigned ? .lessSigned : .less
    case .lessOrEqual: isSigned ? .lessOrEqualSigned : .lessOrEqual
    case .greater: isSigned ? .greaterSigned : .greater
    case .greaterOrEqual: isSigned ? .greaterOrEqualSigned : .greaterOrEqual
    }
  }
}
