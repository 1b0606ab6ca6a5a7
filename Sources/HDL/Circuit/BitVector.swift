/// A constant of any width: bits in two's complement, which the reader may take as signed or
/// unsigned.
///
/// Bits beyond `width` in the last word are always zero, so equal vectors compare equal.
public struct BitVector: Sendable, Hashable {
  /// The number of bits; at least 1.
  public let width: Int
  /// The bits, 64 to a word, least significant word first; `(width + 63) / 64` words.
  public let words: [UInt64]

  /// A vector from words, least significant first. Missing words are zero; bits beyond `width` are
  /// dropped. A width below 1 counts as 1.
  public init(width: Int, words: [UInt64]) {
    let width = max(1, width)
    let count = (width - 1) / 64 + 1
    var kept = Array(words.prefix(count))
    kept.append(contentsOf: repeatElement(0, count: count - kept.count))
    let spare = count * 64 - width
    kept[count - 1] &= UInt64.max >> UInt64(spare)
    self.width = width
    self.words = kept
  }

  /// The low `width` bits of `value` in two's complement, sign-extended where `value` is shorter.
  public init<Value: BinaryInteger>(truncating value: Value, width: Int) {
    let count = (max(1, width) - 1) / 64 + 1
    let filler: UInt64 = value < 0 ? .max : 0
    var words = value.words.prefix(count).map { UInt64($0) }
    words.append(contentsOf: repeatElement(filler, count: count - words.count))
    self.init(width: width, words: words)
  }

  /// `value`, or `nil` when it does not fit in `width` bits read as signed or unsigned.
  public init?<Value: BinaryInteger>(exactly value: Value, width: Int, isSigned: Bool) {
    guard value >= 0 || isSigned else { return nil }
    guard Self.bitsNeeded(for: value, isSigned: isSigned) <= width else { return nil }
    self.init(truncating: value, width: width)
  }

  /// The vector whose bits are all zero.
  public static func zero(width: Int) -> BitVector { BitVector(width: width, words: []) }

  /// The fewest bits that hold `value`, at least 1; a signed one counts its sign bit.
  public static func bitsNeeded<Value: BinaryInteger>(for value: Value, isSigned: Bool) -> Int {
    let magnitude = value < 0 ? ~value : value
    var bits = 0
    for (index, word) in magnitude.words.enumerated() where word != 0 {
      bits = index * UInt.bitWidth + UInt.bitWidth - word.leadingZeroBitCount
    }
    return max(1, isSigned ? bits + 1 : bits)
  }

  /// The bit at `index`, counted from the least significant; `false` outside of the vector.
  public func bit(at index: Int) -> Bool {
    guard index >= 0, index < width else { return false }
    return words[index / 64] >> UInt64(index % 64) & 1 == 1
  }

  public var isZero: Bool { words.allSatisfy { $0 == 0 } }

  /// The value read as unsigned, or `nil` when it needs more than the 63 bits of a positive `Int`.
  public var unsignedValue: Int? {
    guard words.dropFirst().allSatisfy({ $0 == 0 }) else { return nil }
    return Int(exactly: words[0])
  }

  /// The value read as two's complement, or `nil` when it does not fit in an `Int`.
  public var signedValue: Int? {
    guard bit(at: width - 1) else { return unsignedValue }
    let extended = self.extended(to: (words.count + 1) * 64, isSigned: true)
    guard extended.words.dropFirst().allSatisfy({ $0 == .max }) else { return nil }
    let low = Int(bitPattern: UInt(extended.words[0]))
    return low < 0 ? low : nil
  }

  /// The same number in `width` bits; bits that do not fit are dropped.
  public func extended(to width: Int, isSigned: Bool) -> BitVector {
    guard isSigned, bit(at: self.width - 1), width > self.width else {
      return BitVector(width: width, words: words)
    }
    var longer = words
    let used = self.width % 64
    if used != 0 { longer[longer.count - 1] |= UInt64.max << UInt64(used) }
    let count = (width - 1) / 64 + 1
    longer.append(contentsOf: repeatElement(.max, count: max(0, count - longer.count)))
    return BitVector(width: width, words: longer)
  }

  /// Hexadecimal digits without a prefix, most significant first, `(width + 3) / 4` of them.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    var text = ""
    for position in stride(from: (width - 1) / 4, through: 0, by: -1) {
      let nibble = words[position / 16] >> UInt64(position % 16 * 4) & 15
      text.append(digits[Int(nibble)])
    }
    return text
  }
}

extension BitVector: CustomStringConvertible {
  public var description: String { "\(width)'h\(hexadecimal)" }
}
