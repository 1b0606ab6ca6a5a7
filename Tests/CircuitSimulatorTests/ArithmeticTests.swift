import HDL
import Testing

@testable import CircuitSimulator

/// Compares the compiled operations with schoolbook arithmetic on single bits, narrow and wide.
@Suite struct ArithmeticTests {
  /// Bits of a number, least significant first.
  private typealias Bits = [Bool]

  private static let operations: [Circuit.BinaryOperator] = [
    .add, .subtract, .multiply, .and, .or, .xor, .equal, .notEqual, .less, .lessOrEqual, .greater,
    .greaterOrEqual,
  ]

  @Test(arguments: [1, 5, 31, 63, 64, 65, 100, 128, 200], [false, true])
  func operatorsAgreeWithSingleBits(width: Int, isSigned: Bool) throws {
    var generator = SplitMix(state: UInt64(width))
    let type = ValueType(width: width, isSigned: isSigned)
    let a = input("a", type)
    let b = input("b", type)
    var signals = [a, b]
    var statements: [Statement] = []
    for operation in Self.operations {
      let result = output(operation.rawValue, operation.isComparison ? .bit : type)
      signals.append(result)
      statements.append(drive(result, binary(operation, read(a), read(b))))
    }
    for operation in Circuit.UnaryOperator.allCases {
      let isReduction = operation != .not && operation != .negate
      let result = output(operation.rawValue, isReduction ? .bit : type)
      signals.append(result)
      statements.append(
        drive(result, Expression(.unary(operation, read(a)), type: result.type)))
    }
    let simulation = try Simulation(circuit(module("operators", signals, statements)))
    for _ in 0..<12 {
      let left = bits(width, &generator)
      // Equal operands now and then.
      let right = generator.next() % 4 == 0 ? left : bits(width, &generator)
      try simulation.poke("a", bits: vector(left))
      try simulation.poke("b", bits: vector(right))
      for operation in Self.operations {
        let expected = reference(operation, left, right, isSigned)
        #expect(
          try simulation.peekVector(operation.rawValue) == vector(expected), "\(operation)")
      }
      for operation in Circuit.UnaryOperator.allCases {
        #expect(
          try simulation.peekVector(operation.rawValue) == vector(reference(operation, left)),
          "\(operation)")
      }
    }
  }

  @Test(arguments: [7, 64, 90, 130], [false, true])
  func shiftsAndPartsAgreeWithSingleBits(width: Int, isSigned: Bool) throws {
    var generator = SplitMix(state: UInt64(width))
    let type = ValueType(width: width, isSigned: isSigned)
    let a = input("a", type)
    let amount = input("amount", .unsigned(8))
    let left = output("left", type)
    let right = output("right", type)
    let longer = output("longer", ValueType(width: width + 70, isSigned: isSigned))
    let middle = output("middle", .unsigned(width - 4))
    let joined = output("joined", .unsigned(2 * width + 8))
    let bit = output("bit", .unsigned(width))
    let simulation = try Simulation(
      circuit(
        module(
          "parts", [a, amount, left, right, longer, middle, joined, bit],
          [
            drive(left, Expression(.binary(.shiftLeft, read(a), read(amount)), type: type)),
            drive(right, Expression(.binary(.shiftRight, read(a), read(amount)), type: type)),
            drive(longer, Expression(.extend(read(a)), type: longer.type)),
            drive(middle, Expression(.slice(read(a), lowBit: 3), type: middle.type)),
            drive(
              joined,
              Expression(.concatenation([read(a), read(amount), read(a)]), type: joined.type)),
            drive(bit, Expression(.reinterpret(read(a)), type: bit.type)),
            Statement(.assign(.bit("bit", index: read(amount)), literal(1, .bit)), at: at(9)),
          ])))
    for _ in 0..<20 {
      let value = bits(width, &generator)
      let distance = Int(generator.next() % UInt64(min(256, width + 9)))
      try simulation.poke("a", bits: vector(value))
      try simulation.poke("amount", distance)
      let filler = isSigned && value[width - 1]
      let leftBits = (0..<width).map { $0 >= distance ? value[$0 - distance] : false }
      let rightBits = (0..<width).map { $0 + distance < width ? value[$0 + distance] : filler }
      let amountBits = (0..<8).map { distance >> $0 & 1 == 1 }
      var marked = value
      if distance < width { marked[distance] = true }
      #expect(try simulation.peekVector("left") == vector(leftBits))
      #expect(try simulation.peekVector("right") == vector(rightBits))
      #expect(
        try simulation.peekVector("longer")
          == vector(value + Bits(repeating: filler, count: 70)))
      #expect(try simulation.peekVector("middle") == vector(Bits(value[3..<width - 1])))
      #expect(try simulation.peekVector("joined") == vector(value + amountBits + value))
      #expect(try simulation.peekVector("bit") == vector(marked))
    }
  }

  private func bits(_ width: Int, _ generator: inout SplitMix) -> Bits {
    switch generator.next() % 6 {
    case 0: Bits(repeating: true, count: width)
    case 1: Bits(repeating: false, count: width)
    default: (0..<width).map { _ in generator.next() & 1 == 1 }
    }
  }

  private func vector(_ bits: Bits) -> BitVector {
    var words = [UInt64](repeating: 0, count: (bits.count - 1) / 64 + 1)
    for (index, bit) in bits.enumerated() where bit { words[index / 64] |= 1 << UInt64(index % 64) }
    return BitVector(width: bits.count, words: words)
  }

  private func reference(
    _ operation: Circuit.BinaryOperator, _ a: Bits, _ b: Bits, _ isSigned: Bool
  ) -> Bits {
    switch operation {
    case .add: return sum(a, b, carry: false)
    case .subtract: return sum(a, b.map { !$0 }, carry: true)
    case .multiply:
      var result = Bits(repeating: false, count: a.count)
      for index in a.indices where b[index] {
        let shifted = Bits(repeating: false, count: index) + a.dropLast(index)
        result = sum(result, shifted, carry: false)
      }
      return result
    case .and: return zip(a, b).map { $0 && $1 }
    case .or: return zip(a, b).map { $0 || $1 }
    case .xor: return zip(a, b).map { $0 != $1 }
    case .equal: return [a == b]
    case .notEqual: return [a != b]
    case .less: return [isLess(a, b, isSigned)]
    case .lessOrEqual: return [!isLess(b, a, isSigned)]
    case .greater: return [isLess(b, a, isSigned)]
    case .greaterOrEqual: return [!isLess(a, b, isSigned)]
    case .shiftLeft, .shiftRight: return a
    }
  }

  private func reference(_ operation: Circuit.UnaryOperator, _ a: Bits) -> Bits {
    switch operation {
    case .not: a.map { !$0 }
    case .negate: sum(a.map { !$0 }, Bits(repeating: false, count: a.count), carry: true)
    case .reduceAnd: [a.allSatisfy { $0 }]
    case .reduceOr: [a.contains(true)]
    case .reduceXor: [a.filter { $0 }.count % 2 == 1]
    }
  }

  private func sum(_ a: Bits, _ b: Bits, carry: Bool) -> Bits {
    var carry = carry
    return zip(a, b).map { x, y in
      defer { carry = (x && y) || (carry && x != y) }
      return (x != y) != carry
    }
  }

  private func isLess(_ a: Bits, _ b: Bits, _ isSigned: Bool) -> Bool {
    if isSigned, a[a.count - 1] != b[b.count - 1] { return a[a.count - 1] }
    for (x, y) in zip(a, b).reversed() where x != y { return y }
    return false
  }
}

/// The generator of Steele, Lea and Flood (2014): small, and the same on every machine.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
