import HDL

/// A set of bit positions of one signal.
struct BitMask: Hashable {
  private var words: [UInt64]

  static let none = BitMask(words: [])

  private init(words: [UInt64]) {
    self.words = words
  }

  /// `width` positions from `lowBit` up.
  init(lowBit: Int, width: Int) {
    words = Array(repeating: 0, count: max(0, lowBit + width + 63) / 64)
    for position in max(0, lowBit)..<max(0, lowBit, lowBit + width) {
      words[position / 64] |= 1 << UInt64(position % 64)
    }
  }

  /// The positions that an assignment surely drives.
  init(of target: Circuit.Target, width: Int) {
    switch target {
    case .signal: self.init(lowBit: 0, width: width)
    case .slice(_, let lowBit, let width): self.init(lowBit: lowBit, width: width)
    case .bit, .memory, .memorySlice: self = .none
    }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func union(_ other: BitMask) -> BitMask { combined(with: other, |) }
  func intersection(_ other: BitMask) -> BitMask { combined(with: other, &) }
  func subtracting(_ other: BitMask) -> BitMask { combined(with: other) { $0 & ~$1 } }

  /// Whether it holds exactly one position.
  var isSingle: Bool { words.reduce(0) { $0 + $1.nonzeroBitCount } == 1 }

  /// Such as `bit 3` or `bits 7...4 and 1...0`, the highest first.
  var text: String {
    var runs: [(high: Int, low: Int)] = []
    for position in stride(from: words.count * 64 - 1, through: 0, by: -1)
    where words[position / 64] >> UInt64(position % 64) & 1 == 1 {
      if let last = runs.last, last.low == position + 1 {
        runs[runs.count - 1].low = position
      } else {
        runs.append((position, position))
      }
    }
    if runs.count == 1, runs[0].high == runs[0].low { return "bit \(runs[0].high)" }
    let names = runs.map { $0.high == $0.low ? "\($0.high)" : "\($0.high)...\($0.low)" }
    return "bits " + names.joined(separator: " and ")
  }

  private func combined(with other: BitMask, _ operation: (UInt64, UInt64) -> UInt64) -> BitMask {
    let count = max(words.count, other.words.count)
    return BitMask(
      words: (0..<count).map { index in
        operation(
          index < words.count ? words[index] : 0, index < other.words.count ? other.words[index] : 0
        )
      })
  }
}
