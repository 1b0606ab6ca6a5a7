import Foundation
import Generation
import Reference
import Specifications
import TestSupport
import Testing

/// A sample of matrix engines in Icarus Verilog, driven by a bench of its own, against their golden model.
@Suite struct MatrixIcarusTests {
  @Test(arguments: [2, 5, 9] as [UInt64])
  func icarusGivesTheSame(seed: UInt64) throws {
    let limits = RandomMatrixEngines.Limits(
      inputs: 20, outputs: 12, layers: 2, work: 40_000, converters: 12)
    try Self.compare(RandomMatrixEngines.engine(seed: seed, limits: limits), seed: seed)
  }

  /// Holds what Icarus prints of some vectors against the golden outputs.
  static func compare(_ engine: MatrixEngineSpecification, seed: UInt64) throws {
    let vectors = RandomMatrixEngines.vectors(for: engine, count: 3, seed: seed)
    let design = try GeneratedMatrixEngine(engine)
    let workspace = try Workspace()
    var files = ["bench.sv"]
    for (index, file) in (design.macros + design.modules).enumerated() {
      files.append("\(index).sv")
      try workspace.write(file.text, to: "\(index).sv")
    }
    try workspace.write(bench(engine, vectors: vectors), to: "bench.sv")
    let compiled = try workspace.run("iverilog", ["-g2012", "-s", "bench", "-o", "bench"] + files)
    try #require(compiled.status == 0, "\(compiled.output)")
    let run = try workspace.run("vvp", ["-n", "bench", "+memweave_seed=\(seed)"])
    let found = run.output.split(separator: "\n").filter { $0.hasPrefix("out ") }
      .map { $0.dropFirst(4) }

    var golden = MatrixEngineReference(engine, seed: UInt32(seed))
    let bits = engine.layers[engine.layers.count - 1].post.format.bits
    let expected = vectors.flatMap { golden.multiply($0).last?.outputs ?? [] }.map { output in
      (0..<bits).reversed().map { output >> $0 & 1 == 1 ? "1" : "0" }.joined()
    }
    #expect(found.map(String.init) == expected, "\(run.output.prefix(500))")
  }

  /// Writes all cells, offers all elements, takes all outputs and prints them.
  private static func bench(
    _ engine: MatrixEngineSpecification, vectors: [[Int]]
  ) -> String {
    let (first, last) = (engine.layers[0], engine.layers[engine.layers.count - 1])
    let writes = engine.layers.enumerated().flatMap { layer, own in
      own.program.map {
        "write(\(layer), \($0.tile), \($0.row), \($0.column), \($0.level));"
      }
    }
    let mask = (1 << first.input.bits) - 1
    let elements = vectors.joined().enumerated().map { "elements[\($0)] = \($1 & mask);" }
    let results = vectors.count * last.streamOutputs
    return """
      `timescale 1ns/1ps
      module bench;
        reg clk = 0;
        reg rst_n = 0;
        reg program_valid = 0;
        reg [31:0] layer, tile, row, column, level;
        reg running = 0;
        reg input_valid = 0;
        reg [\(first.input.bits - 1):0] input_data = 0;
        reg [\(first.input.bits - 1):0] elements [0:\(elements.count)];
        wire input_ready;
        wire output_valid;
        wire [\(last.post.format.bits - 1):0] output_data;
        integer offered = 0;
        integer given = 0;
        always #5 clk = ~clk;
        \(engine.name) u_engine (
          .clk_i(clk), .rst_ni(rst_n), .input_valid_i(input_valid), .input_ready_o(input_ready),
          .input_data_i(input_data), .output_valid_o(output_valid), .output_ready_i(1'b1),
          .output_data_o(output_data), .program_valid_i(program_valid),
          .program_layer_i(layer[$bits(u_engine.program_layer_i) - 1:0]),
          .program_tile_i(tile[$bits(u_engine.program_tile_i) - 1:0]),
          .program_row_i(row[$bits(u_engine.program_row_i) - 1:0]),
          .program_column_i(column[$bits(u_engine.program_column_i) - 1:0]),
          .program_level_i(level[$bits(u_engine.program_level_i) - 1:0]));
        task write(input integer l, input integer t, input integer r, input integer c, input integer v);
          begin
            layer = l; tile = t; row = r; column = c; level = v;
            program_valid = 1;
            @(negedge clk);
          end
        endtask
        initial begin
          \(elements.joined(separator: "\n    "))
          repeat (4) @(negedge clk);
          rst_n = 1;
          \(writes.joined(separator: "\n    "))
          program_valid = 0;
          running = 1;
        end
        always @(negedge clk) if (running) begin
          input_valid = offered < \(elements.count);
          if (input_valid) input_data = elements[offered];
          #1;
          if (input_valid && input_ready) offered = offered + 1;
          if (output_valid) begin
            $display("out %b", output_data);
            given = given + 1;
          end
          if (given == \(results)) $finish;
        end
        initial #100000000 $finish;
      endmodule

      """
  }
}
