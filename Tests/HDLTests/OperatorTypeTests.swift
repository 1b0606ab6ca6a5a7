import HDL
import Testing

/// The type of every operator's result.
@Suite struct OperatorTypeTests {
  let bench = Bench { _ in }
  var a: Signal { bench.a }
  var b: Signal { bench.b }
  var s: Signal { bench.s }
  var f: Signal { bench.f }

  private func type(_ signal: Signal) -> String { signal.type.description }

  @Test func growingArithmetic() {
    #expect(type(a + b) == "9 unsigned bits")
    #expect(type(a + s) == "10 signed bits")
    #expect(type(s + s) == "7 signed bits")
    #expect(type(a + 1) == "9 unsigned bits")
    #expect(type(255 + a) == "9 unsigned bits")
    #expect(type(a - b) == "9 signed bits")
    #expect(type(s - a) == "10 signed bits")
    #expect(type(a * b) == "12 unsigned bits")
    #expect(type(a * s) == "14 signed bits")
    #expect(type(a * 3) == "10 unsigned bits")
    #expect(type(f * f) == "16 signed bits with 8 of fraction")
    #expect(type(f + f) == "9 signed bits with 4 of fraction")
    #expect(type(-a) == "9 signed bits")
    let step: UInt8 = 3
    #expect(type(a + step) == "9 unsigned bits")
    #expect(type(step + a) == "9 unsigned bits")
  }

  @Test func sameType() {
    #expect(type(a &+ 1) == "8 unsigned bits")
    #expect(type(s &- s) == "6 signed bits")
    #expect(type(s &* s) == "6 signed bits")
    #expect(type(a & 15) == "8 unsigned bits")
    #expect(type(~s) == "6 signed bits")
    #expect(type(mux(bench.bit, a, 0)) == "8 unsigned bits")
    #expect(type(mux(bench.bit, 3, -1)) == "3 signed bits")
  }

  @Test func oneBit() {
    for bit in [
      a == 3, a != b, a < s, s >= -1, f > 1, !bench.bit, bench.bit && true, a.reducedOr,
      s.reducedAnd, f.reducedXor, a.isZero, s.mostSignificantBit, a[3], a[b],
    ] {
      #expect(bit.type == .bit)
    }
  }

  @Test func shifts() {
    #expect(type(a << 3) == "11 unsigned bits")
    #expect(type(s << 0) == "6 signed bits")
    #expect(type(a << b) == "23 unsigned bits")
    #expect(type(a &<< b) == "8 unsigned bits")
    #expect(type(s >> 2) == "6 signed bits")
    #expect(type(s >> b) == "6 signed bits")
  }

  @Test func partsAndConversions() {
    #expect(type(s[4...1]) == "4 unsigned bits")
    #expect(type(s[1...4]) == "4 unsigned bits")
    #expect(type(cat(a, s, bench.bit)) == "15 unsigned bits")
    #expect(type(b.repeated(3)) == "12 unsigned bits")
    #expect(type(s.extended(to: 12)) == "12 signed bits")
    #expect(type(f.truncated(to: 6)) == "6 signed bits with 4 of fraction")
    #expect(type(s.saturated(to: 4)) == "4 signed bits")
    #expect(type(s.saturated(toUnsigned: 4)) == "4 unsigned bits")
    #expect(type(a.asSigned) == "8 signed bits")
    #expect(type(f.aligned(fraction: 6)) == "10 signed bits with 6 of fraction")
    #expect(type(f.floored(fraction: 0)) == "4 signed bits")
    #expect(type(a.reinterpreted(fraction: 8)) == "8 unsigned bits with 8 of fraction")
    #expect(type(bench.memory[b]) == "8 unsigned bits")
    #expect(type(bench.row[b]) == "8 unsigned bits")
    #expect(type(Literal(24, signed: 8, fraction: 4)) == "8 signed bits with 4 of fraction")
  }

  @Test func literalsBeyondMachineWords() {
    let big: Signal = 0x1_0000_0000_0000_0000
    #expect(big.width == 65)
  }
}
