import HDL

/// One output for each operator, with what it should give.
final class EveryOperator: Hardware {
  struct Values {
    /// `d` has the type of `a`.
    let a, d, b: Wide
    let n: Int
  }

  struct Operation {
    let name: String
    let result: Signal
    let expected: (Values) -> Wide
  }

  struct Result: HardwareBundle {
    @Field var value: Signal
    init(_ type: Circuit.ValueType) { _value = Field(type: type) }
  }

  @Input var a: Signal
  @Input var d: Signal
  @Input var b: Signal
  @Input(3) var n
  @Ports var y: [Result]
  /// The bench of the other simulators connects a clock.
  @Output var isOdd
  @Register var odd

  let operations: [Operation]
  private let number: Int

  init(_ type: Circuit.ValueType, _ other: Circuit.ValueType, number: Int = 0) {
    let (a, d, b, n) = (Input(type: type), Input(type: type), Input(type: other), Input(3))
    (_a, _d, _b, _n) = (a, d, b, n)
    let operands = Operands(
      a: a.wrappedValue, d: d.wrappedValue, b: b.wrappedValue, n: n.wrappedValue)
    operations =
      operands.arithmetic + operands.comparisons + operands.bits + operands.conversions
      + operands.choices + operands.rounding
    _y = Ports(operations.map { Result($0.result.type) })
    self.number = number
  }

  var moduleName: String { "every_operator_\(number)" }

  var body: Logic {
    isOdd <== odd
    odd <== !odd
    for (output, operation) in zip(y, operations) { output.value <== operation.result }
  }

  private struct Operands {
    let a, d, b, n: Signal

    private var width: Int { a.width }
    private var isSigned: Bool { a.isSigned }

    private func flag(_ value: Bool) -> Wide { Wide(value ? 1 : 0) }
    private func raw(_ value: Wide) -> Wide { value.read(width, isSigned: false) }

    var arithmetic: [Operation] {
      [
        Operation(name: "+", result: a + b) { $0.a + $0.b },
        Operation(name: "-", result: a - b) { $0.a - $0.b },
        Operation(name: "*", result: a * b) { $0.a * $0.b },
        Operation(name: "negative", result: -a) { -$0.a },
        Operation(name: "&+", result: a &+ d) { $0.a + $0.d },
        Operation(name: "&-", result: a &- d) { $0.a - $0.d },
        Operation(name: "&*", result: a &* d) { $0.a * $0.d },
        Operation(name: "<< n", result: a << n) { $0.a << $0.n },
        Operation(name: "<< 3", result: a << 3) { $0.a << 3 },
        Operation(name: "&<< n", result: a &<< n) { $0.a << $0.n },
        Operation(name: "&<< 1", result: a &<< 1) { $0.a << 1 },
        Operation(name: ">> n", result: a >> n) { $0.a >> $0.n },
        Operation(name: ">> 2", result: a >> 2) { $0.a >> 2 },
      ]
    }

    var comparisons: [Operation] {
      [
        Operation(name: "==", result: a == b) { flag($0.a == $0.b) },
        Operation(name: "!=", result: a != b) { flag($0.a != $0.b) },
        Operation(name: "<", result: a < b) { flag($0.a < $0.b) },
        Operation(name: "<=", result: a <= b) { flag(!($0.b < $0.a)) },
        Operation(name: ">", result: a > b) { flag($0.b < $0.a) },
        Operation(name: ">=", result: a >= b) { flag(!($0.a < $0.b)) },
        Operation(name: "== d", result: a == d) { flag($0.a == $0.d) },
        Operation(name: "isZero", result: a.isZero) { flag($0.a == Wide(0)) },
      ]
    }

    var bits: [Operation] {
      let (width, half) = (self.width, self.width / 2)
      return [
        Operation(name: "&", result: a & d) { $0.a & $0.d },
        Operation(name: "|", result: a | d) { $0.a | $0.d },
        Operation(name: "^", result: a ^ d) { $0.a ^ $0.d },
        Operation(name: "~", result: ~a) { ~$0.a },
        Operation(name: "reducedOr", result: a.reducedOr) { flag($0.a != Wide(0)) },
        Operation(name: "reducedAnd", result: a.reducedAnd) { values in
          flag((0..<width).allSatisfy { values.a.bit($0) })
        },
        Operation(name: "reducedXor", result: a.reducedXor) { values in
          flag((0..<width).filter { values.a.bit($0) }.count % 2 == 1)
        },
        Operation(name: "first bit", result: a.mostSignificantBit) { flag($0.a.bit(width - 1)) },
        Operation(name: "upper half", result: a[width - 1...half]) { raw($0.a) >> half },
        Operation(name: "bit n", result: a[n]) { flag(raw($0.a).bit($0.n)) },
        Operation(name: "cat", result: cat(a, n, d)) {
          (raw($0.a) << (width + 3)) + (Wide($0.n) << width) + raw($0.d)
        },
        Operation(name: "repeated", result: a.repeated(2)) { raw($0.a) + (raw($0.a) << width) },
      ]
    }

    var conversions: [Operation] {
      let (width, isSigned, half) = (self.width, self.isSigned, max(1, self.width / 2))
      return [
        Operation(name: "extended", result: a.extended(to: width + 5)) { $0.a },
        Operation(name: "truncated", result: a.truncated(to: half)) { $0.a },
        Operation(name: "saturated", result: a.saturated(to: half)) {
          $0.a.clamped(to: half, isSigned: isSigned)
        },
        Operation(name: "saturated unsigned", result: a.saturated(toUnsigned: half)) {
          $0.a.clamped(to: half, isSigned: false)
        },
        Operation(name: "wide unsigned", result: a.saturated(toUnsigned: width + 2)) {
          $0.a.clamped(to: width + 2, isSigned: false)
        },
        Operation(name: "saturated signed", result: a.saturated(toSigned: half)) {
          $0.a.clamped(to: half, isSigned: true)
        },
        Operation(name: "wide signed", result: a.saturated(toSigned: width + 2)) { $0.a },
        Operation(name: "as signed", result: a.asSigned) { $0.a },
        Operation(name: "as unsigned", result: a.asUnsigned) { $0.a },
        Operation(name: "aligned", result: a.aligned(fraction: a.fractionBits + 2)) { $0.a << 2 },
      ]
    }

    /// Half of the bits are dropped; of a single bit, none.
    var rounding: [Operation] {
      let dropped = width / 2
      let fraction = a.fractionBits - dropped
      guard dropped > 0 else {
        return [
          Operation(name: "floored", result: a.floored(fraction: fraction)) { $0.a },
          Operation(name: "rounded", result: a.rounded(fraction: fraction)) { $0.a },
        ]
      }
      let random = d[dropped - 1...0]
      return [
        Operation(name: "floored", result: a.floored(fraction: fraction)) { $0.a >> dropped },
        Operation(name: "rounded", result: a.rounded(fraction: fraction)) { values in
          let (down, rest) = (values.a >> dropped, values.a.read(dropped, isSigned: false))
          let half = Wide(1) << (dropped - 1)
          return half < rest || (half == rest && down.bit(0)) ? down + Wide(1) : down
        },
        Operation(name: "rounded at random", result: a.rounded(fraction: fraction, random: random))
        { ($0.a + $0.d.read(dropped, isSigned: false)) >> dropped },
      ]
    }

    var choices: [Operation] {
      let chosen = cat(n[2], n[0])
      return [
        Operation(name: "mux", result: mux(n[0], a, d)) { $0.n & 1 == 1 ? $0.a : $0.d },
        Operation(name: "element", result: element(of: [a, d, a ^ d], at: n)) {
          [$0.a, $0.d, $0.a ^ $0.d, Wide(0)][min($0.n, 3)]
        },
        Operation(
          name: "priority", result: prioritySelect([(n[0], a), (n[1], d)], otherwise: ~a)
        ) { $0.n & 1 == 1 ? $0.a : $0.n & 2 == 2 ? $0.d : ~$0.a },
        Operation(name: "priority of hits", result: prioritySelect(n, of: [d, a, ~d])) {
          $0.n & 1 == 1 ? $0.d : $0.n & 2 == 2 ? $0.a : $0.n & 4 == 4 ? ~$0.d : Wide(0)
        },
        Operation(name: "one-hot", result: oneHotSelect(chosen, of: [a, d])) {
          ($0.n & 1 == 1 ? $0.a : Wide(0)) | ($0.n & 4 == 4 ? $0.d : Wide(0))
        },
      ]
    }
  }
}

/// Bits that are the same in every run (Knuth's MMIX constants).
struct SeededBits {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  /// One in four.
  mutating func isRare() -> Bool { next() % 4 == 0 }

  /// All ones, all zeros, only the first or all but the first bit now and then.
  mutating func vector(_ width: Int) -> BitVector {
    let kind = next() % 10
    var words = [UInt64](repeating: 0, count: (width + 63) / 64)
    for index in 0..<width {
      let isFirst = index == width - 1
      let isSet: Bool
      switch kind {
      case 0: isSet = true
      case 1: isSet = false
      case 2: isSet = isFirst
      case 3: isSet = !isFirst
      default: isSet = next() & 1 == 1
      }
      if isSet { words[index / 64] |= 1 << UInt64(index % 64) }
    }
    return BitVector(width: width, words: words)
  }
}
