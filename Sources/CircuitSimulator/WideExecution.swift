import HDL

extension WideStep {
  /// Computes a value of which a part is wider than a word.
  func run(on words: UnsafeMutablePointer<UInt64>, tape: Tape) {
    store(compute(on: words, tape: tape), on: words)
  }

  private func compute(on words: UnsafeMutablePointer<UInt64>, tape: Tape) -> [UInt64] {
    let count = destination.wordCount
    switch operation {
    case .unary(let operation, _):
      return unary(operation, load(0, words), count: count)
    case .binary(let operation, _, _, let isSigned):
      return binary(operation, load(0, words), load(1, words), isSigned: isSigned)
    case .multiplexer:
      return words[operands[0].offset] != 0 ? load(1, words) : load(2, words)
    case .slice(_, let lowBit):
      return WideArithmetic.shiftedRight(load(0, words), by: lowBit, filler: 0)
    case .concatenation:
      return concatenated(words)
    case .extend(_, let isSigned):
      return WideArithmetic.extended(
        load(0, words), from: operands[0].width, to: count, isSigned: isSigned)
    case .element:
      let index = WideArithmetic.small(load(operands.count - 1, words))
      return index < operands.count - 1 ? load(index, words) : [0]
    case .insertBit:
      var value = load(0, words)
      let index = WideArithmetic.small(load(1, words))
      guard index < operands[0].width else { return value }
      let position: UInt64 = 1 << UInt64(index % 64)
      value[index / 64] &= ~position
      if words[operands[2].offset] != 0 { value[index / 64] |= position }
      return value
    case .memoryRead(let index, _):
      let memory = tape.memories[index]
      let address = WideArithmetic.small(load(0, words))
      guard address < memory.depth else { return [0] }
      let size = memory.word.wordCount
      return (0..<size).map { words[memory.offset + address * size + $0] }
    case .constant, .net, .blackBoxCall, .blackBoxOutput: return [0]
    }
  }

  private func unary(
    _ operation: Circuit.UnaryOperator, _ value: [UInt64], count: Int
  ) -> [UInt64] {
    switch operation {
    case .not: return value.map { ~$0 }
    case .negate: return WideArithmetic.difference([UInt64](repeating: 0, count: count), value)
    case .reduceOr: return [value.contains { $0 != 0 } ? 1 : 0]
    case .reduceAnd:
      let ones = value.reduce(0) { $0 + $1.nonzeroBitCount }
      return [ones == operands[0].width ? 1 : 0]
    case .reduceXor:
      return [UInt64(value.reduce(0) { $0 + $1.nonzeroBitCount } & 1)]
    }
  }

  private func binary(
    _ operation: Circuit.BinaryOperator, _ left: [UInt64], _ right: [UInt64], isSigned: Bool
  ) -> [UInt64] {
    switch operation {
    case .add: return WideArithmetic.sum(left, right)
    case .subtract: return WideArithmetic.difference(left, right)
    case .multiply: return WideArithmetic.product(left, right)
    case .and: return zip(left, right).map { $0 & $1 }
    case .or: return zip(left, right).map { $0 | $1 }
    case .xor: return zip(left, right).map { $0 ^ $1 }
    case .shiftLeft:
      return WideArithmetic.shiftedLeft(left, by: WideArithmetic.small(right))
    case .shiftRight:
      let width = operands[0].width
      let isNegative = isSigned && left[(width - 1) / 64] >> UInt64((width - 1) % 64) & 1 == 1
      let extended = WideArithmetic.extended(
        left, from: width, to: left.count, isSigned: isSigned)
      return WideArithmetic.shiftedRight(
        extended, by: WideArithmetic.small(right), filler: isNegative ? .max : 0)
    case .equal: return [left == right ? 1 : 0]
    case .notEqual: return [left != right ? 1 : 0]
    case .less: return [isLess(left, right, isSigned) ? 1 : 0]
    case .lessOrEqual: return [isLess(right, left, isSigned) ? 0 : 1]
    case .greater: return [isLess(right, left, isSigned) ? 1 : 0]
    case .greaterOrEqual: return [isLess(left, right, isSigned) ? 0 : 1]
    }
  }

  private func isLess(_ left: [UInt64], _ right: [UInt64], _ isSigned: Bool) -> Bool {
    let width = operands[0].width
    let signs = [left, right].map { $0[(width - 1) / 64] >> UInt64((width - 1) % 64) & 1 == 1 }
    if isSigned, signs[0] != signs[1] { return signs[0] }
    for (a, b) in zip(left, right).reversed() where a != b { return a < b }
    return false
  }

  private func concatenated(_ words: UnsafeMutablePointer<UInt64>) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: destination.wordCount)
    var position = 0
    for part in operands.reversed() {
      let shift = UInt64(position % 64)
      for index in 0..<part.wordCount {
        let word = words[part.offset + index]
        let target = position / 64 + index
        if target < result.count { result[target] |= word << shift }
        if shift > 0, target + 1 < result.count { result[target + 1] |= word >> (64 - shift) }
      }
      position += part.width
    }
    return result
  }

  private func load(_ operand: Int, _ words: UnsafeMutablePointer<UInt64>) -> [UInt64] {
    let slot = operands[operand]
    return Array(UnsafeBufferPointer(start: words + slot.offset, count: slot.wordCount))
  }

  private func store(_ value: [UInt64], on words: UnsafeMutablePointer<UInt64>) {
    let count = destination.wordCount
    for index in 0..<count {
      words[destination.offset + index] = index < value.count ? value[index] : 0
    }
    words[destination.offset + count - 1] &= UInt64.max >> UInt64(count * 64 - destination.width)
  }
}
