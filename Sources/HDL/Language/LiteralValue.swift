import Diagnostics

/// An integer written in the source: any size, no width of its own.
struct LiteralValue: Sendable, Hashable {
  /// Two's complement in the fewest bits, sign bit included.
  let bits: BitVector

  init(bits: BitVector) { self.bits = bits }

  init<Value: BinaryInteger>(_ value: Value) {
    bits = BitVector(
      truncating: value, width: BitVector.bitsNeeded(for: value, isSigned: true))
  }

  init(_ value: StaticBigInt) {
    let width = value.bitWidth
    let count = (width - 1) / 64 + 1
    bits = BitVector(width: width, words: (0..<count).map { UInt64(truncatingIfNeeded: value[$0]) })
  }

  var isNegative: Bool { bits.bit(at: bits.width - 1) }

  /// The value, when it is of ordinary size.
  var small: Int? { bits.signedValue }

  /// The narrowest type that holds it: signed only if negative.
  var type: Circuit.ValueType {
    isNegative ? .signed(bits.width) : .unsigned(max(1, bits.width - 1))
  }

  /// The bits of this number in `type`, or `nil` where it has none. With fraction bits, 1 means
  /// 1.0.
  func encoded(as type: Circuit.ValueType) -> BitVector? {
    guard !isNegative || type.isSigned else { return nil }
    guard !bits.isZero else { return .zero(width: type.width) }
    let needed = bits.width - (type.isSigned ? 0 : 1)
    guard type.fractionBits <= Limits.width, needed + type.fractionBits <= type.width else {
      return nil
    }
    let shift = type.fractionBits
    if shift < 0, (0..<min(-shift, bits.width)).contains(where: { bits.bit(at: $0) }) { return nil }
    var words = [UInt64](repeating: 0, count: (type.width - 1) / 64 + 1)
    for position in 0..<type.width {
      // The sign bit repeats above the literal's own bits.
      let source = min(position - shift, bits.width - 1)
      if bits.bit(at: source) { words[position / 64] |= 1 << UInt64(position % 64) }
    }
    return BitVector(width: type.width, words: words)
  }

  func misfit(
    in type: Circuit.ValueType, at place: Place? = nil, what: String = "the literal",
    declarations: [Declaration?] = []
  ) -> Problem {
    Problem(
      "literal-does-not-fit", "\(what) \(text) does not fit in \(type)\(Self.range(of: type))",
      at: place, declarations: declarations)
  }

  var text: String { small.map(String.init) ?? "0x\(bits.hexadecimal)" }

  private static func range(of type: Circuit.ValueType) -> String {
    guard type.enumeration == nil, type.fractionBits == 0, type.width < 63 else { return "" }
    return type.isSigned
      ? " (\(-1 << (type.width - 1)) to \((1 << (type.width - 1)) - 1))"
      : " (0 to \((1 << type.width) - 1))"
  }
}
