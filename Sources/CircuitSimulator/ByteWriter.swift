/// Collects bytes in the number formats of FST.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// Most significant byte first.
  mutating func fixed(_ value: UInt64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }

  mutating func fixed(_ value: Int) { fixed(UInt64(max(0, value))) }

  /// Seven bits a byte, least significant first; the high bit says that more follow (LEB128).
  mutating func variable(_ value: Int) {
    var rest = UInt64(max(0, value))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The same in two's complement.
  mutating func signedVariable(_ value: Int) {
    var rest = value
    while !(-64..<64).contains(rest) {
      bytes.append(UInt8(truncatingIfNeeded: rest & 0x7f) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest & 0x7f))
  }

  /// The text and a zero; zeros in the text are left out.
  mutating func text(_ text: String) {
    bytes.append(contentsOf: text.utf8.filter { $0 != 0 })
    bytes.append(0)
  }

  /// The text in exactly that many bytes, zeros behind it.
  mutating func text(_ text: String, width: Int) {
    let kept = Array(text.utf8.prefix(width - 1))
    bytes.append(contentsOf: kept)
    bytes.append(contentsOf: repeatElement(0, count: width - kept.count))
  }
}
