import Testing

@testable import CoSimulation

@Suite struct DrivingTests {
  @Test func counterCounts() throws {
    let bench = Bench()
    let model = try bench.instance(of: Designs.counter)
    let enable = try model.library.input("enable_i")
    let count = try model.library.output("count_o")
    try model.reset(cycles: 3)
    #expect(model.cycle == 3)
    try model.step(5)
    #expect(try model.peek(count) == 0)
    try model.poke(enable, 1)
    try model.step(7)
    #expect(try model.peek(count) == 7)
    #expect(model.cycle == 15)
    // 248 edges more bring it to 255; the wrap shows at once and is not clocked.
    #expect(try model.run(until: model.library.output("wrapped_o"), limit: 1000) == 248)
    #expect(try model.run(until: model.library.output("wrapped_o"), limit: 1000) == 0)
    // A poke shows through combinational logic without a clock edge.
    try model.poke(enable, 0)
    #expect(try model.peek("wrapped_o") == 0)
    #expect(try model.peek(count) == 255)
    try model.reset()
    #expect(try model.peek(count) == 0)
  }

  @Test func timeoutNamesPortAndCycles() throws {
    let bench = Bench()
    let model = try bench.instance(of: Designs.counter)
    try model.reset()
    let error = #expect(throws: ModelFailure.self) {
      try model.run(until: model.library.output("count_o"), equals: 9, limit: 50)
    }
    #expect(error?.reason == .timeout(cycles: 50))
    #expect(
      error?.diagnostic.message
        == "the port 'count_o' of 'counter' was not 9 within 50 cycles; at cycle 52 it is 0")
    // The instance goes on.
    try model.poke("enable_i", 1)
    #expect(try model.run(until: model.library.output("count_o"), equals: 9, limit: 50) == 9)
  }

  @Test func namesDirectionsAndValuesAreChecked() throws {
    let bench = Bench()
    let model = try bench.instance(of: Designs.counter)
    let unknown = #expect(throws: ModelFailure.self) { try model.library.input("enabel_i") }
    #expect(unknown?.diagnostic.remedy == "did you mean 'enable_i'?")
    let direction = #expect(throws: ModelFailure.self) { try model.library.input("count_o") }
    #expect(
      direction?.diagnostic.message
        == "the port 'count_o' of 'counter' is an output, not an input")
    let tooWide = #expect(throws: ModelFailure.self) { try model.poke("enable_i", 2) }
    #expect(tooWide?.reason == .outOfRange)
    let never = #expect(throws: ModelFailure.self) {
      try model.run(until: model.library.output("count_o"), equals: 256, limit: 1)
    }
    #expect(never?.reason == .outOfRange)
    let other = try bench.instance(of: Designs.adder)
    let foreign = #expect(throws: ModelFailure.self) {
      try model.poke(other.library.input("valid_i"), 1)
    }
    #expect(foreign?.diagnostic.identifier == "foreign-handle")
  }

  @Test func portsOfEveryWidthAndRecorders() throws {
    let bench = Bench()
    let model = try bench.instance(of: Designs.adder)
    try model.reset()
    #expect(model.takeRecords().isEmpty)
    try model.poke("valid_i", 1)
    try model.poke("a_i", 0xFFFF_FFFF_0000_0000)
    try model.poke("b_i", 0x1_0000_0001)
    try model.poke("c_i", 0xF_FFFF)
    try model.poke("d_i", 0x7)
    try model.step()
    try model.poke("valid_i", 0)
    try model.run(until: model.library.output("valid_o"), limit: 10)
    let sum: UInt64 = 0xFFFF_FFFF_0000_0000 &+ 0x1_0000_0001 &+ 0xF_FFFF
    #expect(try model.peek("sum_o") == sum)
    #expect(try model.peekSigned(model.library.output("difference_o")) == -1993)
    try model.step(3)
    let records = model.takeRecords()
    #expect(records.map(\.recorder) == [0, 1])
    #expect(records.map(\.cycle) == [2, 4])
    #expect(Array(records[0].fields) == [0xFFFF_FFFF_0000_0000, 1])
    #expect(Array(records[1].fields) == [sum, UInt64(bitPattern: -1993) & 0x1FFF])
    #expect(model.takeRecords().isEmpty)
  }

  @Test func signedValues() throws {
    #expect(UInt64(0xF).signed(width: 4) == -1)
    #expect(UInt64(0x7).signed(width: 4) == 7)
    #expect(UInt64.max.signed(width: 64) == -1)
    #expect(Int64(-8).bits(width: 4) == 8)
    #expect(Int64(8).bits(width: 4) == nil)
    #expect(Int64.min.bits(width: 64) == 1 << 63)
    let bench = Bench()
    let model = try bench.instance(of: Designs.adder)
    let port = try model.library.input("d_i")
    try model.poke(port, signed: -2048)
    #expect(throws: ModelFailure.self) { try model.poke(port, signed: 2048) }
  }

  @Test(arguments: [
    ("$finish", "the design called $finish"),
    ("$stop", "the design called $stop, $error or $fatal"),
    (
      "$fatal(1, \"too far\")",
      "the design called $stop, $error or $fatal, saying "
        + "'counter.sv:13: Assertion failed in counter: too far'"
    ),
  ])
  func designThatStopsItselfIsAnErrorNotAnEnd(call: String, words: String) throws {
    let bench = Bench()
    let text = Designs.counterText.replacing(
      "endmodule", with: "  always_ff @(posedge clk_i) if (count_o == 8'd3) \(call);\nendmodule")
    var description = Designs.counter
    description.sources = [ModelSource(name: "rtl/counter.sv", text: text)]
    let model = try bench.instance(of: description)
    try model.reset()
    try model.poke("enable_i", 1)
    let error = #expect(throws: ModelFailure.self) { try model.step(20) }
    #expect(
      error?.diagnostic.message
        == "the model 'counter' stopped at cycle 5: rtl/counter.sv:13: \(words)")
    #expect(throws: ModelFailure.self) { try model.step() }
  }
}
