import HDL

extension Circuit.ValueType {
  /// `logic`, `logic [7:0]` or `logic signed [7:0]`
  var spelling: String {
    let sign = isSigned ? " signed" : ""
    return width == 1 ? "logic\(sign)" : "logic\(sign) [\(width - 1):0]"
  }
}

extension BitVector {
  /// A sized literal: decimal where it is short, else hexadecimal; negative numbers with their sign.
  func literal(isSigned: Bool) -> SyntaxExpression {
    if isSigned, bit(at: width - 1) {
      // The least number has no positive counterpart in its width.
      if width > 1, let value = signedValue, value > -65_536, !isLeastSigned {
        return .prefix("-", .literal("\(width)'sd\(-value)"))
      }
      return .literal("\(width)'sh\(groupedHexadecimal)")
    }
    let sign = isSigned ? "s" : ""
    if width == 1 { return .literal("1'\(sign)b\(isZero ? 0 : 1)") }
    if let value = unsignedValue, value < 65_536 { return .literal("\(width)'\(sign)d\(value)") }
    return .literal("\(width)'\(sign)h\(groupedHexadecimal)")
  }

  private var isLeastSigned: Bool {
    (0..<width).allSatisfy { bit(at: $0) == ($0 == width - 1) }
  }

  /// Without leading zeros, in groups of four.
  private var groupedHexadecimal: String {
    let digits = Array(hexadecimal.drop { $0 == "0" })
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 4 == 0 { text.append("_") }
      text.append(digit)
    }
    return text.isEmpty ? "0" : text
  }
}

extension SyntaxExpression {
  /// Assigns all bits whatever the width.
  static var allZeros: SyntaxExpression { .literal("'0") }

  /// Parts side by side; the same part several times over is a replication.
  static func concatenation(joining parts: [SyntaxExpression]) -> SyntaxExpression {
    var runs: [(part: SyntaxExpression, count: Int)] = []
    for part in parts {
      if let last = runs.last, last.part == part {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((part, 1))
      }
    }
    let joined = runs.map { $0.count == 1 ? $0.part : replication($0.count, $0.part) }
    if joined.count == 1, case .replication = joined[0] { return joined[0] }
    return .concatenation(joined)
  }

  /// The word of a memory whose words have `width` bits, or a range of its bits.
  static func word(
    of memory: String, at index: SyntaxExpression, bits: Range<Int>?, width: Int
  ) -> SyntaxExpression {
    guard let bits, bits.count < width else { return .element(memory, index: index) }
    return .elementPart(memory, index: index, high: bits.upperBound - 1, low: bits.lowerBound)
  }

  /// The element or part of a vector; the whole where it is a single bit.
  static func bits(of name: String, width: Int, from lowBit: Int, count: Int) -> SyntaxExpression {
    if count == width { return .name(name) }
    if count == 1 { return .element(name, index: .literal("\(lowBit)")) }
    return .part(name, high: lowBit + count - 1, low: lowBit)
  }
}
