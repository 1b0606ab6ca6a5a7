import HDL
import Testing

/// Every operator's value, for all values of a 3-bit unsigned `u`, a 2-bit unsigned `v` and a 3-bit
/// signed `s`.
@Suite struct OperatorValueTests {
  /// Drives an output of any type with one expression.
  final class Probe: Hardware {
    @Input(3) var u
    @Input(2) var v
    @Input(signed: 3) var s
    @Output(1) var y
    let write: (Probe) -> Signal

    init(_ write: @escaping (Probe) -> Signal) {
      self.write = write
      _y = Output(type: write(self).type)
    }

    var body: Logic { y <== write(self) }
  }

  private func expect(
    _ write: @escaping (Probe) -> Signal, is promised: (_ u: Int, _ v: Int, _ s: Int) -> Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let top = try Circuit(elaborating: Probe(write)).topModule
    guard case .assign(_, let expression) = top?.statements.first?.kind else {
      Issue.record("nothing was driven", sourceLocation: sourceLocation)
      return
    }
    for u in 0..<8 {
      for v in 0..<4 {
        for s in -4..<4 {
          let found = Evaluator(signals: ["u": u, "v": v, "s": s]).value(of: expression)
          #expect(
            found == promised(u, v, s), "u = \(u), v = \(v), s = \(s)",
            sourceLocation: sourceLocation)
        }
      }
    }
  }

  @Test func growingArithmeticIsExact() throws {
    try expect({ $0.u + $0.v }, is: { u, v, _ in u + v })
    try expect({ $0.u + $0.s }, is: { u, _, s in u + s })
    try expect({ $0.u - $0.v }, is: { u, v, _ in u - v })
    try expect({ $0.v - $0.s }, is: { _, v, s in v - s })
    try expect({ $0.u * $0.v }, is: { u, v, _ in u * v })
    try expect({ $0.u * $0.s }, is: { u, _, s in u * s })
    try expect({ $0.s * $0.s }, is: { _, _, s in s * s })
    try expect({ $0.s * -3 }, is: { _, _, s in s * -3 })
    try expect({ $0.u * -3 }, is: { u, _, _ in u * -3 })
    try expect({ 5 - $0.u }, is: { u, _, _ in 5 - u })
    try expect({ -$0.s }, is: { _, _, s in -s })
    try expect({ -$0.u }, is: { u, _, _ in -u })
    try expect({ $0.s << 2 }, is: { _, _, s in s << 2 })
    try expect({ $0.s << $0.v }, is: { _, v, s in s << v })
  }

  @Test func wrappingArithmeticWraps() throws {
    try expect({ $0.u &+ 3 }, is: { u, _, _ in (u + 3) & 7 })
    try expect({ $0.u &- 3 }, is: { u, _, _ in (u - 3) & 7 })
    try expect({ $0.u &* $0.v.extended(to: 3) }, is: { u, v, _ in u * v & 7 })
    try expect({ $0.u &<< $0.v }, is: { u, v, _ in u << v & 7 })
    try expect({ $0.s >> $0.v }, is: { _, v, s in s >> v })
    try expect({ $0.u >> 1 }, is: { u, _, _ in u >> 1 })
  }

  @Test func comparisonsAreByValue() throws {
    try expect({ $0.s < $0.u }, is: { u, _, s in s < u ? 1 : 0 })
    try expect({ $0.v == $0.s }, is: { _, v, s in v == s ? 1 : 0 })
    try expect({ $0.u >= $0.v }, is: { u, v, _ in u >= v ? 1 : 0 })
    try expect({ $0.s > -2 }, is: { _, _, s in s > -2 ? 1 : 0 })
    try expect(
      { $0.u.isZero || $0.s.mostSignificantBit }, is: { u, _, s in u == 0 || s < 0 ? 1 : 0 })
  }

  @Test func conversionsKeepWhatTheyPromise() throws {
    try expect({ $0.s.extended(to: 9) }, is: { _, _, s in s })
    try expect({ $0.s.saturated(to: 2) }, is: { _, _, s in min(max(s, -2), 1) })
    try expect({ $0.s.saturated(to: 1) }, is: { _, _, s in min(max(s, -1), 0) })
    try expect({ $0.u.saturated(to: 2) }, is: { u, _, _ in min(u, 3) })
    try expect({ $0.s.saturated(toUnsigned: 1) }, is: { _, _, s in min(max(s, 0), 1) })
    try expect({ $0.s.saturated(toUnsigned: 5) }, is: { _, _, s in max(s, 0) })
    try expect({ $0.s.aligned(fraction: 2) }, is: { _, _, s in s * 4 })
    try expect(
      { $0.s.reinterpreted(fraction: 1).floored(fraction: 0) }, is: { _, _, s in s >> 1 })
    try expect({ cat($0.v, $0.u[2...1]) }, is: { u, v, _ in v * 4 + u / 2 })
    try expect({ $0.v.repeated(2).asSigned }, is: { _, v, _ in v < 2 ? v * 5 : v * 5 - 16 })
    try expect({ $0.u[$0.v] }, is: { u, v, _ in u >> v & 1 })
    try expect(
      { element(of: [$0.u, 5, $0.u &+ 1], at: $0.v) }, is: { u, v, _ in [u, 5, (u + 1) & 7, 0][v] })
    try expect({ mux($0.v[0], $0.s, -1) }, is: { _, v, s in v & 1 == 1 ? s : -1 })
  }

  @Test func saturationGoesToEitherSign() throws {
    try expect({ $0.u.saturated(toSigned: 3) }, is: { u, _, _ in min(u, 3) })
    try expect({ $0.u.saturated(toSigned: 1) }, is: { _, _, _ in 0 })
    try expect({ $0.u.saturated(toSigned: 7) }, is: { u, _, _ in u })
    try expect({ $0.s.saturated(toSigned: 2) }, is: { _, _, s in min(max(s, -2), 1) })
    try expect({ $0.s.saturated(toSigned: 3) }, is: { _, _, s in s })
    try expect({ $0.s.saturated(toSigned: 9) }, is: { _, _, s in s })
  }

  @Test func roundingGoesToTheNearestOrAtRandom() throws {
    func nearest(_ value: Int, _ bits: Int) -> Int {
      Int((Double(value) / Double(1 << bits)).rounded(.toNearestOrEven))
    }
    for bits in 1...2 {
      try expect(
        { $0.u.reinterpreted(fraction: bits).rounded(fraction: 0) },
        is: { u, _, _ in nearest(u, bits) })
      try expect(
        { $0.s.reinterpreted(fraction: bits).rounded(fraction: 0) },
        is: { _, _, s in nearest(s, bits) })
    }
    try expect({ $0.s.rounded(fraction: 0) }, is: { _, _, s in s })
    try expect({ $0.s.rounded(fraction: -2) }, is: { _, _, s in nearest(s, 2) })
    try expect(
      { $0.s.reinterpreted(fraction: 2).rounded(fraction: 0, random: $0.v) },
      is: { _, v, s in (s + v) >> 2 })
    try expect(
      { $0.u.reinterpreted(fraction: 1).rounded(fraction: -1, random: $0.v) },
      is: { u, v, _ in (u + v) >> 2 })
    try expect(
      { $0.u.reinterpreted(fraction: 1).rounded(fraction: 0, random: $0.v[0]) },
      is: { u, v, _ in (u + (v & 1)) >> 1 })
  }

  @Test func choicesTakeTheFirstOrTheOneThatIsHit() throws {
    try expect(
      { prioritySelect([($0.v[1], 5), ($0.v[0], $0.u)], otherwise: 0) },
      is: { u, v, _ in v >= 2 ? 5 : v == 1 ? u : 0 })
    try expect(
      { prioritySelect($0.u, of: [$0.s, -1, $0.s &- 1]) },
      is: { u, _, s in
        u & 1 == 1 ? s : u & 2 == 2 ? -1 : u & 4 == 4 ? (s == -4 ? 3 : s - 1) : 0
      })
    try expect(
      { oneHotSelect($0.u, of: [$0.v, 2, 1]) },
      is: { u, v, _ in (u & 1 == 1 ? v : 0) | (u & 2) | (u >> 2) })
    try expect(
      { oneHotSelect($0.v, of: [$0.s, -3]) },
      is: { _, v, s in [0, s, -3, s | -3][v] })
    try expect({ oneHotSelect($0.v[0], of: [$0.v[1]]) }, is: { _, v, _ in v == 3 ? 1 : 0 })
  }
}
