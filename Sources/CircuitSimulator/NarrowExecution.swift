extension Tape {
  /// Runs all instructions over the storage. Black boxes are handed to `evaluate` with their call's
  /// number.
  func run(
    on words: UnsafeMutablePointer<UInt64>, evaluate: (Int, UnsafeMutablePointer<UInt64>) -> Void
  ) {
    instructions.withUnsafeBufferPointer { instructions in
      for instruction in instructions {
        switch instruction.code {
        case .wide: wideSteps[Int(instruction.a)].run(on: words, tape: self)
        case .blackBox: evaluate(Int(instruction.a), words)
        case .concatenation, .element, .memoryRead: gather(instruction, on: words)
        default: compute(instruction, on: words)
        }
      }
    }
  }

  /// Instructions that look into a table.
  private func gather(_ step: Instruction, on words: UnsafeMutablePointer<UInt64>) {
    switch step.code {
    case .concatenation:
      var result: UInt64 = 0
      var position = Int(step.a)
      for _ in 0..<Int(step.b) {
        result = result << UInt64(operands[position + 1]) | words[Int(operands[position])]
        position += 2
      }
      words[Int(step.destination)] = result
    case .element:
      let index = words[Int(step.c)]
      words[Int(step.destination)] =
        index < UInt64(step.b) ? words[Int(operands[Int(step.a) + Int(index)])] : 0
    default:
      let memory = memories[Int(step.a)]
      let address = words[Int(step.b)]
      words[Int(step.destination)] =
        address < UInt64(memory.depth) ? words[memory.offset + Int(address)] : 0
    }
  }

  @inline(__always)
  private func compute(_ step: Instruction, on words: UnsafeMutablePointer<UInt64>) {
    let a = words[Int(step.a)]
    let b = words[Int(step.b)]
    let spare = step.spare
    let result: UInt64
    switch step.code {
    case .not: result = ~a
    case .negate: result = 0 &- a
    case .allOnes:
      words[Int(step.destination)] = a == step.mask ? 1 : 0
      return
    case .anyOne: result = a != 0 ? 1 : 0
    case .parity: result = UInt64(a.nonzeroBitCount & 1)
    case .add: result = a &+ b
    case .subtract: result = a &- b
    case .multiply: result = a &* b
    case .and: result = a & b
    case .or: result = a | b
    case .xor: result = a ^ b
    case .shiftLeft: result = b < 64 ? a &<< b : 0
    case .shiftRight: result = b < 64 ? a &>> b : 0
    case .shiftRightSigned:
      result = UInt64(bitPattern: signed(a, spare) >> Int64(min(b, 63)))
    case .equal: result = a == b ? 1 : 0
    case .notEqual: result = a != b ? 1 : 0
    case .less: result = a < b ? 1 : 0
    case .lessOrEqual: result = a <= b ? 1 : 0
    case .greater: result = a > b ? 1 : 0
    case .greaterOrEqual: result = a >= b ? 1 : 0
    case .lessSigned: result = signed(a, spare) < signed(b, spare) ? 1 : 0
    case .lessOrEqualSigned: result = signed(a, spare) <= signed(b, spare) ? 1 : 0
    case .greaterSigned: result = signed(a, spare) > signed(b, spare) ? 1 : 0
    case .greaterOrEqualSigned: result = signed(a, spare) >= signed(b, spare) ? 1 : 0
    case .multiplexer: result = a != 0 ? b : words[Int(step.c)]
    case .slice: result = a &>> UInt64(step.b)
    case .signExtend: result = UInt64(bitPattern: signed(a, spare))
    case .insertBit:
      let position: UInt64 = b < 64 ? 1 &<< b : 0
      result = words[Int(step.c)] == 0 ? a & ~position : a | position
    default: result = a
    }
    words[Int(step.destination)] = result & step.mask
  }

  @inline(__always)
  private func signed(_ value: UInt64, _ spare: UInt64) -> Int64 {
    Int64(bitPattern: value &<< spare) &>> Int64(spare)
  }
}
