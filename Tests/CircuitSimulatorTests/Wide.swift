import HDL

/// Integers of 512 bits in two's complement: wide enough that no result of the tested operators is
/// cut. Written without a look at the simulator's own arithmetic.
struct Wide: Equatable {
  private static let count = 8
  private var words: [UInt64]

  private init(words: [UInt64]) { self.words = words }

  init(_ value: Int) {
    words =
      [UInt64(bitPattern: Int64(value))]
      + [UInt64](repeating: value < 0 ? .max : 0, count: Self.count - 1)
  }

  /// The number that the bits are by their type.
  init(_ bits: BitVector, isSigned: Bool) {
    self.init(0)
    for index in 0..<bits.width where bits.bit(at: index) { set(index) }
    guard isSigned, bits.bit(at: bits.width - 1) else { return }
    for index in bits.width..<Self.count * 64 { set(index) }
  }

  private mutating func set(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }

  func bit(_ index: Int) -> Bool { words[index / 64] >> UInt64(index % 64) & 1 == 1 }
  var isNegative: Bool { bit(Self.count * 64 - 1) }

  func low(_ width: Int) -> BitVector { BitVector(width: width, words: words) }

  /// The number that its low bits are.
  func read(_ width: Int, isSigned: Bool) -> Wide { Wide(low(width), isSigned: isSigned) }

  static func + (left: Wide, right: Wide) -> Wide {
    var carry: UInt64 = 0
    var sum = Wide(0)
    for index in 0..<count {
      let (first, a) = left.words[index].addingReportingOverflow(right.words[index])
      let (second, b) = first.addingReportingOverflow(carry)
      sum.words[index] = second
      carry = a || b ? 1 : 0
    }
    return sum
  }

  static prefix func ~ (operand: Wide) -> Wide { Wide(words: operand.words.map { ~$0 }) }
  static prefix func - (operand: Wide) -> Wide { ~operand + Wide(1) }
  static func - (left: Wide, right: Wide) -> Wide { left + -right }

  static func * (left: Wide, right: Wide) -> Wide {
    (0..<count * 64).reduce(Wide(0)) { sum, index in
      right.bit(index) ? sum + (left << index) : sum
    }
  }

  static func << (value: Wide, amount: Int) -> Wide {
    var result = Wide(0)
    for index in amount..<count * 64 where value.bit(index - amount) { result.set(index) }
    return result
  }

  static func >> (value: Wide, amount: Int) -> Wide {
    var result = Wide(0)
    for index in 0..<count * 64 where value.bit(min(index + amount, count * 64 - 1)) {
      result.set(index)
    }
    return result
  }

  static func & (left: Wide, right: Wide) -> Wide {
    Wide(words: zip(left.words, right.words).map { $0 & $1 })
  }
  static func | (left: Wide, right: Wide) -> Wide { ~(~left & ~right) }
  static func ^ (left: Wide, right: Wide) -> Wide { (left | right) & ~(left & right) }

  static func < (left: Wide, right: Wide) -> Bool { (left - right).isNegative }

  /// The nearest number of so many bits.
  func clamped(to width: Int, isSigned: Bool) -> Wide {
    let least = isSigned ? -(Wide(1) << (width - 1)) : Wide(0)
    let greatest = (Wide(1) << (isSigned ? width - 1 : width)) - Wide(1)
    return self < least ? least : greatest < self ? greatest : self
  }
}
