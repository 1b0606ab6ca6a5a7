import CircuitSimulator
import HDL
import Testing

@testable import Components

@Suite struct SequenceTests {
  @Test(arguments: [2, 3, 10, 16, 100])
  func `a counter counts modulo`(modulus: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: Counter(modulus: modulus)))
    var numbers = SeededNumbers(UInt64(modulus))
    var count = 0
    for _ in 0..<modulus * 5 {
      let (enable, clear) = (numbers.next() % 4 != 0, numbers.next() % 50 == 0)
      try simulation.poke("enable", enable ? 1 : 0)
      try simulation.poke("clear", clear ? 1 : 0)
      #expect(try simulation.peek("count") == count)
      let isLast = enable && !clear && count == modulus - 1
      #expect(try simulation.peek("last") == (isLast ? 1 : 0))
      try simulation.step()
      count = clear ? 0 : enable ? (count + 1) % modulus : count
    }
  }

  @Test(arguments: 2...12)
  func `a shift register runs through all states`(length: Int) throws {
    let simulation = try Simulation(
      Circuit(elaborating: LinearFeedbackShiftRegister(length: length)))
    try simulation.poke("enable", 1)
    var seen: Set<Int> = []
    for _ in 1..<1 << length {
      seen.insert(try simulation.peek("value"))
      try simulation.step()
    }
    #expect(seen.count == (1 << length) - 1)
    #expect(!seen.contains(0))
    #expect(try simulation.peek("value") == 1)
  }

  /// A polynomial of degree n is primitive when x has order 2^n - 1 modulo it: x^(2^n - 1) is 1,
  /// and x^((2^n - 1) / p) is not, for each prime factor p.
  @Test(arguments: 2...64)
  func `the taps of every length are those of a primitive polynomial`(length: Int) {
    let order = UInt64.max >> UInt64(64 - length)
    let polynomial = MaximalTaps.of(length: length).reduce(UInt64(1)) {
      $1 == length ? $0 : $0 | 1 << UInt64($1)
    }
    let field = PolynomialField(degree: length, polynomial: polynomial)
    #expect(field.power(order) == 1)
    for prime in PrimeFactors.ofMersenne(length) {
      #expect(order.isMultiple(of: prime))
      #expect(field.power(order / prime) != 1, "\(prime)")
    }
  }

  static let catalogue: [(CRCSpecification, UInt64)] = [
    (.crc32, 0xCBF4_3926),
    (.crc16, 0x29B1),
    (.crc8, 0xF4),
    (CRCSpecification(width: 16, polynomial: 0x8005, reflected: true), 0xBB3D),
    (
      CRCSpecification(width: 5, polynomial: 0x05, initial: 0x1F, reflected: true, finalMask: 0x1F),
      0x19
    ),
    (CRCSpecification(width: 64, polynomial: 0x42F0_E1EB_A9EA_3693), 0x6C40_DF5F_0B49_7347),
  ]

  @Test(arguments: catalogue)
  func `the check of 123456789 is the catalogue's`(
    specification: CRCSpecification, expected: UInt64
  ) throws {
    let simulation = try Simulation(
      Circuit(elaborating: CyclicRedundancyCheck(specification, dataWidth: 8)))
    for (index, byte) in "x123456789".utf8.enumerated() {
      try simulation.poke("restart", index == 1 ? 1 : 0)
      try simulation.poke("enable", 1)
      try simulation.poke("data", byte)
      try simulation.step()
    }
    #expect(try simulation.peekVector("check").words == [expected])
  }
}

/// Polynomials over two elements, modulo one of degree up to 64.
private struct PolynomialField {
  let degree: Int
  /// Without its highest term.
  let polynomial: UInt64

  /// `x` to that power.
  func power(_ exponent: UInt64) -> UInt64 {
    var result: UInt64 = 1
    for bit in (0..<64).reversed() {
      result = product(result, result)
      if exponent >> UInt64(bit) & 1 == 1 { result = product(result, 2) }
    }
    return result
  }

  private func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var result: UInt64 = 0
    for bit in (0..<degree).reversed() {
      let isHigh = result >> UInt64(degree - 1) & 1 == 1
      result = (result << 1) & (UInt64.max >> UInt64(64 - degree))
      if isHigh { result ^= polynomial }
      if b >> UInt64(bit) & 1 == 1 { result ^= a }
    }
    return result
  }
}

private enum PrimeFactors {
  /// Of 2^n - 1, which for an even n is (2^(n/2) - 1)(2^(n/2) + 1).
  static func ofMersenne(_ n: Int) -> Set<UInt64> {
    // The one number here too large for trial division is a known prime.
    if n == 61 { return [UInt64.max >> 3] }
    if n.isMultiple(of: 2) {
      return ofMersenne(n / 2).union(of(UInt64(1) << UInt64(n / 2) + 1))
    }
    return of(UInt64.max >> UInt64(64 - n))
  }

  private static func of(_ number: UInt64) -> Set<UInt64> {
    var rest = number
    var factors: Set<UInt64> = []
    var divisor: UInt64 = 2
    while divisor * divisor <= rest {
      while rest.isMultiple(of: divisor) {
        factors.insert(divisor)
        rest /= divisor
      }
      divisor += 1
    }
    return rest > 1 ? factors.union([rest]) : factors
  }
}
