import HDL

/// Expressions on plain lists of bits, least significant first: slow, and written without looking at the printer.
struct Evaluator {
  var signals: [String: [Bool]]
  var memories: [String: [[Bool]]] = [:]
  var enumerations: [Circuit.Enumeration] = []
  private var known: [Circuit.Expression: [Bool]] = [:]

  init(signals: [String: [Bool]], memories: [String: [[Bool]]] = [:]) {
    self.signals = signals
    self.memories = memories
  }

  mutating func value(_ e: Circuit.Expression) -> [Bool] {
    if let value = known[e] { return value }
    let result = compute(e)
    precondition(result.count == e.type.width, "ill-typed \(e.operation)")
    known[e] = result
    return result
  }

  private mutating func compute(_ e: Circuit.Expression) -> [Bool] {
    let width = e.type.width
    switch e.operation {
    case .constant(let value): return (0..<width).map { value.bit(at: $0) }
    case .signal(let name): return signals[name] ?? []
    case .enumerationCase(let enumeration, let name):
      let code = enumerations.first { $0.name == enumeration }?.value(of: name)
      return (0..<width).map { code?.bit(at: $0) ?? false }
    case .memoryRead(let name, let address):
      let words = memories[name] ?? []
      let index = number(value(address))
      return index < words.count ? words[index] : zeros(width)
    case .unary(let symbol, let operand):
      let bits = value(operand)
      switch symbol {
      case .not: return bits.map { !$0 }
      case .negate: return add(bits.map { !$0 }, zeros(width), carry: true)
      case .reduceAnd: return [!bits.contains(false)]
      case .reduceOr: return [bits.contains(true)]
      case .reduceXor: return [bits.filter { $0 }.count % 2 == 1]
      }
    case .binary(let symbol, let left, let right):
      return binary(symbol, value(left), value(right), isSigned: left.type.isSigned)
    case .multiplexer(let condition, let then, let otherwise):
      return value(condition)[0] ? value(then) : value(otherwise)
    case .slice(let operand, let lowBit):
      return Array(value(operand)[lowBit..<(lowBit + width)])
    case .bitSelect(let operand, let index): return [value(operand)[number(value(index))]]
    case .elementSelect(let elements, let index):
      let position = number(value(index))
      return position < elements.count ? value(elements[position]) : zeros(width)
    case .concatenation(let parts): return parts.reversed().flatMap { value($0) }
    case .extend(let operand):
      let bits = value(operand)
      let filler = operand.type.isSigned && bits[bits.count - 1]
      return bits + Array(repeating: filler, count: width - bits.count)
    case .truncate(let operand): return Array(value(operand).prefix(width))
    case .reinterpret(let operand): return value(operand)
    }
  }

  private func binary(
    _ symbol: Circuit.BinaryOperator, _ a: [Bool], _ b: [Bool], isSigned: Bool
  ) -> [Bool] {
    switch symbol {
    case .add: return add(a, b, carry: false)
    case .subtract: return add(a, b.map { !$0 }, carry: true)
    case .multiply:
      var sum = zeros(a.count)
      for (position, bit) in b.enumerated() where bit {
        sum = add(sum, zeros(position) + a.prefix(a.count - position), carry: false)
      }
      return sum
    case .and: return zip(a, b).map { $0 && $1 }
    case .or: return zip(a, b).map { $0 || $1 }
    case .xor: return zip(a, b).map { $0 != $1 }
    case .shiftLeft:
      let amount = min(number(b), a.count)
      return Array((zeros(amount) + a).prefix(a.count))
    case .shiftRight:
      let amount = min(number(b), a.count)
      let filler = isSigned && a[a.count - 1]
      return Array(a.dropFirst(amount)) + Array(repeating: filler, count: amount)
    case .equal: return [a == b]
    case .notEqual: return [a != b]
    case .less: return [isLess(a, b, isSigned)]
    case .greaterOrEqual: return [!isLess(a, b, isSigned)]
    case .greater: return [isLess(b, a, isSigned)]
    case .lessOrEqual: return [!isLess(b, a, isSigned)]
    }
  }

  private func zeros(_ count: Int) -> [Bool] { Array(repeating: false, count: count) }

  private func number(_ bits: [Bool]) -> Int {
    bits.dropFirst(30).contains(true)
      ? Int.max : bits.prefix(30).enumerated().reduce(0) { $0 + ($1.element ? 1 << $1.offset : 0) }
  }

  private func add(_ a: [Bool], _ b: [Bool], carry: Bool) -> [Bool] {
    var carry = carry
    return zip(a, b).map { x, y in
      let ones = (x ? 1 : 0) + (y ? 1 : 0) + (carry ? 1 : 0)
      carry = ones > 1
      return ones % 2 == 1
    }
  }

  private func isLess(_ a: [Bool], _ b: [Bool], _ isSigned: Bool) -> Bool {
    var (x, y) = (Array(a.reversed()), Array(b.reversed()))
    if isSigned {
      x[0].toggle()
      y[0].toggle()
    }
    for (p, q) in zip(x, y) where p != q { return q }
    return false
  }
}
