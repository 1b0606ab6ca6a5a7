import HDL
import Testing

/// Targets that are driven in part: bits of memory words, and lanes by their enables.
@Suite struct LaneTests {
  @Test func bitsOfAMemoryWord() throws {
    #expect(
      try statements { bench in
        bench.memory[bench.b][7...4] <== bench.b
        bench.memory[3][7...4][1] <== bench.bit
      } == ["memory[b][7:4] <== b", "memory[4'h3][5:5] <== bit"])
  }

  @Test func aBitOfAMemoryWordByIndex() throws {
    #expect(
      try statements { $0.memory[$0.b][$0.bit] <== 1 } == [
        """
        select bit
        on [1'h0]
          memory[b][0:0] <== 1'h1
        on [1'h1]
          memory[b][1:1] <== 1'h1
        """
      ])
  }

  @Test func lanesOfAMemoryWord() throws {
    #expect(
      try statements { $0.memory[$0.b].lanes($0.b[1...0]) <== $0.a } == [
        """
        when b[0:0]
          memory[b][3:0] <== a[3:0]
        """,
        """
        when b[1:1]
          memory[b][7:4] <== a[7:4]
        """,
      ])
  }

  @Test func lanesOfASignedRegisterAndOfAnElement() throws {
    #expect(
      try statements { bench in
        bench.z.lanes(bench.bit) <== -1
        bench.row[bench.bit].lanes(bench.bit) <== bench.a
      } == [
        """
        when bit
          z[7:0] <== 8'hff[7:0]
        """,
        """
        when bit
          select bit
          on [1'h0]
            row_0 <== a[7:0]
          on [1'h1]
            row_1 <== a[7:0]
        """,
      ])
  }

  @Test func mistakes() {
    let found = complaints { bench in
      bench.memory[bench.b].lanes(bench.s) <== bench.a
      bench.memory[bench.b].lanes(bench.b[2...0]) <== bench.a
      bench.memory[bench.b].lanes(3) <== bench.a
      bench.memory[bench.b].lanes(bench.b) <== bench.b
      bench.a.lanes(bench.b) <== 0
      (bench.a + 1).lanes(bench.b) <== 0
    }
    #expect(
      found == [
        "lane-count: the lane enables have 6 signed bits @1",
        "lane-count: 3 lane enables do not divide 8 unsigned bits into equal lanes @2",
        "lane-count: the lane enables have no width @3",
        "width-mismatch: the target has 8 unsigned bits, but the value has 4 unsigned bits @4",
        "drives-input: the input 'a' is driven inside of its module @5",
        "lane-count: 4 lane enables do not divide 9 unsigned bits into equal lanes @6",
        "target-not-a-signal: what stands left of '<==' is an expression, not a signal @6",
      ])
  }
}
