import HDL
import Workloads

/// Random choices, the same on every run.
public struct RandomNumbers: RandomNumberGenerator {
  private var random: SplitMix64

  public init(seed: UInt64) { random = SplitMix64(seed: seed) }

  public mutating func next() -> UInt64 { random.next() }

  public mutating func bits(_ width: Int) -> [Bool] {
    // Corners are where sign and width go wrong.
    switch next() % 6 {
    case 0: return Array(repeating: false, count: width)
    case 1: return Array(repeating: true, count: width)
    case 2: return (0..<width).map { $0 == width - 1 }
    case 3: return (0..<width).map { $0 != width - 1 }
    default: return (0..<width).map { _ in next() & 1 == 1 }
    }
  }
}

extension RandomNumbers {
  public mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  mutating func once(in count: Int) -> Bool { random.once(in: count) }

  mutating func vector(_ width: Int) -> BitVector {
    var words = [UInt64](repeating: 0, count: (width + 63) / 64)
    for (index, bit) in bits(width).enumerated() where bit {
      words[index / 64] |= 1 << UInt64(index % 64)
    }
    return BitVector(width: width, words: words)
  }

  /// Bits that a Swift integer can give: the language takes reset values and contents as such.
  mutating func integer(of type: Circuit.ValueType) -> BitVector {
    let bits = vector(min(type.width, 60))
    return bits.extended(to: type.width, isSigned: type.isSigned)
  }
}

/// How wide the values of a random circuit are.
public enum RandomWidths: Sendable {
  /// 1 to 200 bits.
  case any
  /// 1 to 8 bits, so that a proof of everything ends.
  case narrow

  func width(using numbers: inout RandomNumbers) -> Int {
    switch self {
    case .narrow: return [1, numbers.pick(2...4), numbers.pick(2...8)][numbers.pick(0...2)]
    case .any:
      switch numbers.pick(0...8) {
      case 0: return 1
      case 1...3: return numbers.pick(2...9)
      case 4, 5: return numbers.pick(2...16)
      case 6: return numbers.pick(17...40)
      case 7: return numbers.pick(60...70)
      default: return numbers.pick(100...200)
      }
    }
  }

  /// Widths that amounts of shifts have.
  var shiftAmounts: [Int] {
    switch self {
    case .any: [3, 8, 40, 70]
    case .narrow: [1, 2, 3, 5]
    }
  }
}
