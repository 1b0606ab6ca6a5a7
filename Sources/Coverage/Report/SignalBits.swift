/// Which bits of a signal rise and fall.
struct SignalBits {
  /// Where it is declared in the emitted text, and its name there.
  struct Key: Hashable, Comparable {
    var line: Int
    var name: String

    static func < (a: Key, b: Key) -> Bool { (a.line, a.name) < (b.line, b.name) }
  }

  private var rises: [Int: Bool] = [:]
  private var falls: [Int: Bool] = [:]

  /// A bit without a number, of a signal of one bit.
  static let single = -1

  /// `state_q` and 3 for `state_q[3]`; of a word of an array the word is part of the name.
  static func parts(of bit: String) -> (name: String, bit: Int) {
    guard bit.hasSuffix("]"), let bracket = bit.lastIndex(of: "["),
      let index = Int(bit[bit.index(after: bracket)...].dropLast())
    else { return (bit, single) }
    return (String(bit[..<bracket]), index)
  }

  mutating func note(bit: Int, rises isRise: Bool, isSeen: Bool) {
    if isRise {
      rises[bit] = rises[bit] == true || isSeen
    } else {
      falls[bit] = falls[bit] == true || isSeen
    }
  }

  var ratio: CoverageRatio {
    CoverageRatio(
      reached: rises.keys.count { rises[$0] == true && falls[$0] == true }, all: rises.count)
  }

  /// The bits that do not change both ways, and what they do instead.
  var missing: [(conduct: String, bits: [Int])] {
    let never = rises.keys.filter { rises[$0] != true && falls[$0] != true }
    let onlyRise = rises.keys.filter { rises[$0] == true && falls[$0] != true }
    let onlyFall = rises.keys.filter { rises[$0] != true && falls[$0] == true }
    return [
      ("never changes", never), ("rises and never falls", onlyRise),
      ("falls and never rises", onlyFall),
    ].filter { !$0.1.isEmpty }.map { ($0.0, $0.1.sorted(by: >)) }
  }

  /// `[7:5,3]` for bits in descending order; empty for a signal of one bit.
  static func text(_ bits: [Int]) -> String {
    guard bits != [single] else { return "" }
    var ranges: [(high: Int, low: Int)] = []
    for bit in bits {
      if let last = ranges.last, last.low == bit + 1 {
        ranges[ranges.count - 1].low = bit
      } else {
        ranges.append((bit, bit))
      }
    }
    let texts = ranges.map { $0.high == $0.low ? "\($0.high)" : "\($0.high):\($0.low)" }
    return "[\(texts.joined(separator: ","))]"
  }
}
