import Components
import Diagnostics
import Testing

@Suite struct DividerTests {
  private func divide(
    _ bench: Bench, _ dividend: Int, by divisor: Int, bits: Int
  ) throws {
    try bench.set(["dividend": dividend, "divisor": divisor])
    let cycles = try bench.cycles(from: "start", to: "done") { simulation in
      // Only what the operands are at the start counts.
      if try simulation.peek("start") == 0 { try simulation.poke("divisor", 1) }
    }
    #expect(cycles == bits + 1)
    let expected = divisor == 0 ? 1 << bits - 1 : dividend / divisor
    #expect(try bench["quotient"] == expected, "\(dividend) / \(divisor)")
  }

  @Test(arguments: [(5, 4), (4, 4), (3, 6)])
  func everyQuotientIsRoundedDown(_ bits: (dividend: Int, divisor: Int)) throws {
    let bench = try Bench(Divider(dividendBits: bits.dividend, divisorBits: bits.divisor))
    for dividend in 0..<(1 << bits.dividend) {
      for divisor in 0..<(1 << bits.divisor) {
        try divide(bench, dividend, by: divisor, bits: bits.dividend)
      }
    }
  }

  /// The two that the learning-rate unit uses, and the smallest.
  @Test(arguments: [(33, 16), (30, 14), (32, 16), (20, 4), (2, 1)])
  func someQuotients(_ bits: (dividend: Int, divisor: Int)) throws {
    let bench = try Bench(Divider(dividendBits: bits.dividend, divisorBits: bits.divisor))
    var random = Numbers(9)
    let highest = (dividend: 1 << bits.dividend - 1, divisor: 1 << bits.divisor - 1)
    var pairs = [(0, 0), (0, 1), (highest.dividend, 0), (highest.dividend, 1)]
    pairs += [(highest.dividend, highest.divisor), (highest.divisor, highest.divisor)]
    for _ in 0..<100 {
      pairs.append(
        (
          Int.random(in: 0...highest.dividend, using: &random),
          Int.random(in: 0...highest.divisor, using: &random)
        ))
    }
    for (dividend, divisor) in pairs {
      try divide(bench, dividend, by: divisor, bits: bits.dividend)
    }
  }

  @Test func aStartDuringADivisionIsAFault() throws {
    let bench = try Bench(Divider(dividendBits: 8, divisorBits: 4))
    try bench.set(["start": 1])
    try bench.simulation.step()
    let report = #expect(throws: DiagnosticReport.self) { try bench.simulation.step() }
    #expect(report?.diagnostics.map(\.identifier) == ["assertion-failed"])
  }
}
