import HDL
import Testing

@testable import CoSimulation

/// Ports wider than a word.
@Suite struct WidePortTests {
  private static let design = ModelDescription(
    top: "turner",
    sources: [
      ModelSource(
        name: "turner.sv",
        text: """
          module turner (
            input  logic         clk_i,
            input  logic         rst_ni,
            input  logic [199:0] wide_i,
            input  logic [64:0]  narrow_i,
            output logic [199:0] turned_o,
            output logic [64:0]  inverted_o,
            output logic         parity_o
          );
            always_ff @(posedge clk_i or negedge rst_ni) begin
              if (!rst_ni) turned_o <= 200'd0;
              else turned_o <= {wide_i[0], wide_i[199:1]};
            end
            assign inverted_o = ~narrow_i;
            assign parity_o = ^wide_i;
          endmodule
          """)
    ],
    ports: [
      ModelPort("wide_i", width: 200, .input), ModelPort("narrow_i", width: 65, .input),
      ModelPort("turned_o", width: 200, .output), ModelPort("inverted_o", width: 65, .output),
      ModelPort("parity_o", width: 1, .output),
    ])

  @Test func everyBitCrosses() throws {
    let bench = Bench()
    let model = try bench.instance(of: Self.design)
    let (wide, narrow) = (try model.library.input("wide_i"), try model.library.input("narrow_i"))
    let turned = try model.library.output("turned_o")
    let inverted = try model.library.output("inverted_o")
    try model.reset()
    for bit in 0..<200 {
      var words = [UInt64](repeating: 0, count: 4)
      words[bit / 64] = 1 << UInt64(bit % 64)
      try model.poke(wide, bits: BitVector(width: 200, words: words))
      #expect(try model.peek("parity_o") == 1)
      try model.step()
      let target = (bit + 199) % 200
      let found = try model.peekVector(turned)
      #expect((0..<200).filter { found.bit(at: $0) } == [target])
    }
    try model.poke(narrow, bits: BitVector(width: 65, words: [5, 1]))
    #expect(try model.peekVector(inverted) == BitVector(width: 65, words: [~5, 0]))
    // A word alone is the lowest one.
    try model.poke(narrow, 7)
    #expect(try model.peekVector(inverted) == BitVector(width: 65, words: [~7, 1]))
    #expect(try model.peekVector(model.library.output("parity_o")).width == 1)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let bench = Bench()
    let model = try bench.instance(of: Self.design)
    let turned = try model.library.output("turned_o")
    #expect(throws: ModelFailure.self) { try model.peek(turned) }
    #expect(throws: ModelFailure.self) { try model.run(until: turned, limit: 3) }
    #expect(throws: ModelFailure.self) {
      try model.poke(model.library.input("wide_i"), bits: BitVector(width: 199, words: []))
    }
    var recorded = Self.design
    recorded.recorders = [ModelRecorder(valid: "parity_o", fields: ["turned_o"])]
    #expect(throws: (any Error).self) { try bench.builder.build(recorded) }
  }
}
