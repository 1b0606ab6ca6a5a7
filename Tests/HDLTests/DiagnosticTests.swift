import Diagnostics
import HDL
import Testing

/// Each mistake is told, at its own line, and only once.
@Suite struct DiagnosticTests {
  @Test func mistakesInAssignments() {
    let found = complaints { bench in
      bench.y <== bench.b
      bench.y <== bench.a + 1
      bench.y <== bench.s.extended(to: 8)
      bench.z <== bench.f
      bench.a <== 0
      bench.a + 1 <== 0
      bench.y <== 256
      bench.y <== -1
    }
    #expect(
      found == [
        "width-mismatch: the target has 8 unsigned bits, but the value has 4 unsigned bits @1",
        "width-mismatch: the target has 8 unsigned bits, but the value has 9 unsigned bits @2",
        "sign-mismatch: the target has 8 unsigned bits, but the value has 8 signed bits @3",
        "binary-point-mismatch: the target has 8 signed bits, but the value has 8 signed bits "
          + "with 4 of fraction @4",
        "drives-input: the input 'a' is driven inside of its module @5",
        "target-not-a-signal: what stands left of '<==' is an expression, not a signal @6",
        "literal-does-not-fit: the literal 256 does not fit in 8 unsigned bits (0 to 255) @7",
        "literal-does-not-fit: the literal -1 does not fit in 8 unsigned bits (0 to 255) @8",
      ])
  }

  @Test func mistakesInOperators() {
    let found = complaints { bench in
      bench.y <== bench.a & bench.b.asSigned.extended(to: 8)
      bench.y <== bench.a &+ bench.b
      bench.y[0] <== bench.f > bench.s
      bench.y[0] <== bench.a == 300
      bench.y <== mux(bench.a, bench.a, 0)
      bench.y <== mux(bench.bit, bench.a, bench.b)
      bench.y[0] <== !bench.b
      bench.y[0] <== bench.a[8]
      bench.y[9...2] <== bench.a
      bench.y <== cat(bench.b, 0)
      bench.y <== bench.row[3]
      bench.y <== bench.memory[10]
      bench.y <== bench.memory[bench.a]
      bench.y <== bench.row[bench.s]
      bench.y <== bench.a.truncated(to: 9)
      bench.y <== bench.a >> -1
    }
    #expect(
      found == [
        "sign-mismatch: the operands of '&' have 8 unsigned bits on the left and 8 signed bits "
          + "on the right @1",
        "width-mismatch: the operands of '&+' have 8 unsigned bits on the left and 4 unsigned "
          + "bits on the right @2",
        "binary-point-mismatch: the operands of '>' have 4 bits of fraction on the left and 0 on "
          + "the right @3",
        "literal-does-not-fit: the literal 300 does not fit in 8 unsigned bits (0 to 255) @4",
        "condition-not-one-bit: the condition of 'mux' has 8 unsigned bits; it must be 1 unsigned "
          + "bit @5",
        "width-mismatch: the values of 'mux' have 8 unsigned bits on the left and 4 unsigned bits "
          + "on the right @6",
        "condition-not-one-bit: the operand of '!' has 4 unsigned bits; it must be 1 unsigned "
          + "bit @7",
        "index-out-of-range: bit 8 is outside of the value, which has 8 unsigned bits (bits "
          + "7 to 0) @8",
        "index-out-of-range: bits 9 to 2 are outside of the value, which has 8 unsigned bits (bits "
          + "7 to 0) @9",
        "literal-without-width: a part of 'cat' is a literal, which has no width here @10",
        "index-out-of-range: element 3 is outside of the array, which has 3 @11",
        "index-out-of-range: address 10 is outside of the memory, which has 10 words @12",
        "width-mismatch: the address has 8 unsigned bits, but 10 words are addressed by 4 unsigned "
          + "bits @13",
        "index-not-unsigned: the index has 6 signed bits; it must be unsigned @14",
        "conversion-out-of-range: a value of 8 unsigned bits cannot be truncated to 9; possible is "
          + "1 to 8 @15",
        "shift-amount: the amount of '>>' is -1; it is 0 to 65536 @16",
      ])
  }

  @Test func mistakesInChoicesAndRounding() {
    let found = complaints { bench in
      bench.y <== oneHotSelect(bench.b, of: [bench.a, 1])
      bench.y <== prioritySelect(bench.bit, of: [])
      bench.y <== prioritySelect(bench.b[1...0], of: [bench.a, bench.s])
      bench.y <== prioritySelect([(bench.a, 1), (bench.bit, bench.r)], otherwise: 0)
      bench.y <== oneHotSelect(3, of: [bench.a, bench.r])
      bench.y <== prioritySelect(bench.b[1...0], of: [bench.a, 256])
      bench.z <== bench.f.rounded(fraction: -4)
      bench.z <== bench.f.rounded(fraction: 2, random: bench.b)
      bench.z <== bench.f.rounded(fraction: 4, random: bench.bit)
      bench.z <== bench.f.rounded(fraction: 2, random: 4)
      bench.z <== bench.a.saturated(toSigned: 0)
    }
    #expect(
      found == [
        "select-count: 'oneHotSelect' has 2 values, but the hits have 4 unsigned bits @1",
        "select-count: 'prioritySelect' was given no values @2",
        "sign-mismatch: the values of 'prioritySelect' have 8 unsigned bits on the left and 6 signed "
          + "bits on the right @3",
        "condition-not-one-bit: the condition of 'prioritySelect' has 8 unsigned bits; it must be 1 "
          + "unsigned bit @4",
        "literal-without-width: the first operand of 'oneHotSelect' is a literal, which has no width "
          + "here @5",
        "literal-does-not-fit: the literal 256 does not fit in 8 unsigned bits (0 to 255) @6",
        "conversion-out-of-range: a value of 8 signed bits with 4 of fraction cannot be rounded to "
          + "-4; possible is -3 to 4 @7",
        "rounding-random: the random number has 4 unsigned bits, but 2 bits are dropped @8",
        "rounding-random: no bit is dropped, so nothing is rounded at random @9",
        "literal-does-not-fit: the literal 4 does not fit in 2 unsigned bits (0 to 3) @10",
        "conversion-out-of-range: a value of 8 unsigned bits cannot be saturated to 0; possible is "
          + "1 to 65536 @11",
      ])
  }

  @Test func mistakesInStatements() {
    let found = complaints { bench in
      when(bench.a) { bench.y <== 0 }
      select(bench.b) {
        on(1) { bench.y <== 1 }
        on(1, 2) { bench.y <== 1 }
        on(16) { bench.y <== 1 }
      }
      goto(Phase.idle)
      assert(bench.a, "")
    }
    #expect(
      found == [
        "condition-not-one-bit: the condition of 'when' has 8 unsigned bits; it must be 1 unsigned "
          + "bit @1",
        "value-twice: a value stands in two arms of a 'select' @4",
        "literal-does-not-fit: the literal 16 does not fit in 4 unsigned bits (0 to 15) @5",
        "goto-outside-machine: 'goto' stands in no machine whose states are 'phase' @7",
        "condition-not-one-bit: the condition of 'assert' has 8 unsigned bits; it must be 1 "
          + "unsigned bit @8",
      ])
  }

  @Test func theWholeText() throws {
    final class Narrow: Hardware {
      @Input(8) var wide
      @Output(4) var narrow
      var body: Logic { narrow <== wide }
    }
    let report = try #require(throws: DiagnosticReport.self) {
      try Circuit(elaborating: Narrow())
    }
    let line = #line - 5
    #expect(
      report.description == """
        HDLTests/DiagnosticTests.swift:\(line): error: the target has 4 unsigned bits, but the value has \
        8 unsigned bits [width-mismatch]
          HDLTests/DiagnosticTests.swift:\(line - 1): note: 'narrow' is declared here with 4 unsigned bits
          HDLTests/DiagnosticTests.swift:\(line - 2): note: 'wide' is declared here with 8 unsigned bits
          help: cut the value by '.truncated(to: 4)' or '.saturated(to: 4)', or compute it by '&+', \
        '&-', '&*'
        """)
  }

  @Test func aMistakeInAPartIsToldOnce() {
    let found = complaints { bench in
      let wrong = bench.a &+ bench.b
      bench.y <== wrong
      bench.z <== wrong.extended(to: 20) + 1
    }
    #expect(
      found == [
        "width-mismatch: the operands of '&+' have 8 unsigned bits on the left and 4 unsigned "
          + "bits on the right @2"
      ])
  }
}
