import HDL
import Testing

/// What statements become.
@Suite struct StatementTests {
  @Test func operandsAreWidenedExplicitly() throws {
    #expect(
      try statements { $0.y <== ($0.a + $0.b)[7...0] } == [
        "y <== add(extend(a, 9), extend(b, 9))[7:0]"
      ])
    #expect(
      try statements { $0.z <== ($0.a - 1).truncated(to: 8) } == [
        "z <== truncate(subtract(signed(extend(a, 9)), 9'h001), 8)"
      ])
    #expect(
      try statements { $0.y <== mux($0.s < $0.a, 1, 0) } == [
        "y <== mux(less(extend(s, 9), signed(extend(a, 9))), 8'h01, 8'h00)"
      ])
  }

  @Test func literalsAreValues() throws {
    #expect(
      try statements { $0.y[0] <== ($0.f == 1) } == ["y[0:0] <== equal(f, 8'h10)"])
    #expect(
      try statements { $0.z <== -3 } == ["z <== 8'hfd"])
    #expect(try statements { $0.y <== 3 + 4 } == ["y <== 8'h07"])
    let (isWide, count) = (true, UInt8(200))
    #expect(try statements { $0.y[7] <== isWide } == ["y[7:7] <== 1'h1"])
    #expect(try statements { $0.y <== count } == ["y <== 8'hc8"])
    #expect(try statements { $0.y[0] <== false } == ["y[0:0] <== 1'h0"])
  }

  @Test func conditions() throws {
    let found = try statements { bench in
      when(bench.bit) { bench.y <== 1 }
        .elsewhen(bench.a == 2) { bench.y <== 2 }
        .otherwise { bench.y <== 3 }
    }
    #expect(
      found == [
        """
        when bit
          y <== 8'h01
        otherwise
          when equal(a, 8'h02)
            y <== 8'h02
          otherwise
            y <== 8'h03
        """
      ])
  }

  @Test func selection() throws {
    let found = try statements { bench in
      select(bench.b) {
        on(0, 1) { bench.y <== 1 }
        for value in 2...3 { on(value) { bench.y <== Signal(value) } }
        otherwise { bench.y <== 0 }
      }
    }
    #expect(
      found == [
        """
        select b
        on [4'h0, 4'h1]
          y <== 8'h01
        on [4'h2]
          y <== 8'h02
        on [4'h3]
          y <== 8'h03
        otherwise
          y <== 8'h00
        """
      ])
  }

  @Test func arraysByIndex() throws {
    #expect(
      try statements { bench in
        bench.y <== bench.row[bench.b]
        bench.row[1] <== bench.a
      } == ["y <== [row_0, row_1, row_2][b]", "row_1 <== a"])
    #expect(
      try statements { bench in bench.row[bench.bit][3...2] <== 1 } == [
        """
        select bit
        on [1'h0]
          row_0[3:2] <== 2'h1
        on [1'h1]
          row_1[3:2] <== 2'h1
        """
      ])
  }

  @Test func bitsByIndex() throws {
    #expect(
      try statements { $0.y[$0.b[2...0]] <== $0.a[$0.b] } == [
        "y[b[2:0]] <== shiftRight(a, b)[0:0]"
      ])
    #expect(
      try statements { $0.y[$0.a[1...0]][0] <== true } == ["y[a[1:0]] <== 1'h1"])
  }

  @Test func memories() throws {
    #expect(
      try statements { bench in
        bench.memory[bench.b] <== bench.memory[9]
        bench.memory[bench.bit] <== 0
      } == ["memory[b] <== memory[4'h9]", "memory[extend(bit, 4)] <== 8'h00"])
  }

  @Test func namedExpressionsAreOneWire() throws {
    let found = try statements { bench in
      let sum = (bench.a + bench.b).named("partialSum")
      bench.y <== sum.truncated(to: 8)
      bench.r <== sum[8...1]
    }
    #expect(
      found == [
        "partial_sum <== add(extend(a, 9), extend(b, 9))",
        "y <== truncate(partial_sum, 8)", "r <== partial_sum[8:1]",
      ])
  }

  @Test func saturation() throws {
    #expect(
      try statements { $0.y <== $0.a.extended(to: 9).saturated(to: 8) } == [
        "y <== mux(reduceOr(extend(a, 9)[8:8]), 8'hff, truncate(extend(a, 9), 8))"
      ])
    #expect(
      try statements { $0.y <== $0.s.saturated(toUnsigned: 8) } == [
        "y <== mux(s[5:5], 8'h00, extend(unsigned(truncate(s, 5)), 8))"
      ])
  }

  @Test func places() throws {
    let line = #line
    let circuit = try Circuit(
      elaborating: Bench { bench in
        bench.y <== bench.a
        when(bench.bit) {
          bench.r <== 1
        }
      })
    let found = try #require(circuit.topModule).statements.map { $0.place.line - line }
    #expect(found == [3, 4])
    #expect(circuit.topModule?.statements[0].place.file == "HDLTests/StatementTests.swift")
  }
}
