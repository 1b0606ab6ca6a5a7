import DevicePhysics
import Foundation
import Generation
import Reference
import Specifications
import SystemVerilog
import TestSupport
import Testing

/// What the tools say of matrix engines: nothing; and what Icarus computes: the same.
@Suite struct MatrixToolTests {
  /// Engines of all kinds of converters among them.
  static let seeds: [UInt64] = [3, 6, 11, 20]

  private func engine(_ seed: UInt64) -> MatrixEngineSpecification {
    RandomMatrixEngines.engine(
      seed: seed,
      limits: RandomMatrixEngines.Limits(
        inputs: 20, outputs: 12, layers: 2, work: 60_000, programmedCells: 200))
  }

  private func complaints(
    _ program: String, on seed: UInt64, _ arguments: (GeneratedMatrixEngine) -> [String]
  ) throws -> ToolRun {
    let design = try GeneratedMatrixEngine(engine(seed))
    return try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write(design.files)
      return try ToolRun(program, arguments(design), in: folder)
    }
  }

  @Test(.enabled(if: ToolRun.isInstalled("verilator")), arguments: seeds)
  func verilatorIsSilent(seed: UInt64) throws {
    let run = try complaints("verilator", on: seed) { _ in
      ["--lint-only", "-Wall", "--top-module", "engine", "-f", "engine.f"]
    }
    #expect(run.status == 0)
    #expect(run.output == "")
  }

  /// Every kind of converter and of row drive.
  @Test(arguments: ConverterKind.allCases)
  func theToolsAreSilentAboutEveryPeriphery(kind: ConverterKind) throws {
    let design = try GeneratedMatrixEngine(
      RandomPeripheries.engine(
        seed: 2, kinds: [kind],
        limits: RandomMatrixEngines.Limits(inputs: 12, outputs: 8, layers: 1, work: 60_000)))
    try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write(design.files)
      let linted = try ToolRun(
        "verilator", ["--lint-only", "-Wall", "--top-module", "engine", "-f", "engine.f"],
        in: folder)
      #expect(linted.status == 0 && linted.output == "", "\(linted.output)")
      let files = (design.stubs + design.modules).map(\.name).joined(separator: " ")
      let read = try ToolRun(
        "yosys",
        [
          "-q", "-p",
          "read_verilog -sv \(files); hierarchy -check -top engine; proc; check -assert",
        ],
        in: folder)
      #expect(read.status == 0 && read.output == "", "\(read.output)")
    }
    let parsed = StrictParser.Design(
      tops: ["engine"],
      files: (design.macros + design.modules).map {
        SystemVerilogFile(name: $0.name, text: $0.text)
      })
    #expect(try StrictParser.complaints(about: [parsed]) == "")
  }

  @Test(.enabled(if: ToolRun.isInstalled("yosys")), arguments: seeds)
  func yosysSynthesizesTheDigitalPart(seed: UInt64) throws {
    let run = try complaints("yosys", on: seed) { design in
      let files = (design.stubs + design.modules).map(\.name).joined(separator: " ")
      return [
        "-q", "-p",
        "read_verilog -sv \(files); hierarchy -check -top engine; proc; check -assert; "
          + "synth -run coarse",
      ]
    }
    #expect(run.status == 0)
    #expect(run.output == "")
  }

  @Test func theStrictParserIsSilent() throws {
    let designs = try Self.seeds.map { seed in
      let design = try GeneratedMatrixEngine(engine(seed))
      return StrictParser.Design(
        tops: ["engine"],
        files: (design.macros + design.modules).map {
          SystemVerilogFile(name: $0.name, text: $0.text)
        })
    }
    #expect(try StrictParser.complaints(about: designs) == "")
  }

  /// RTL and macros in Icarus, driven from files, give the golden outputs.
  @Test(.enabled(if: ToolRun.isInstalled("iverilog")), arguments: seeds)
  func icarusComputesTheSame(seed: UInt64) throws {
    let engine = engine(seed)
    let design = try GeneratedMatrixEngine(engine)
    let vectors = RandomMatrixEngines.vectors(for: engine, count: 3, seed: seed)
    var golden = MatrixEngineReference(engine, seed: 9)
    let expected = vectors.flatMap { golden.multiply($0).last?.outputs ?? [] }
    let found = try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write(design.files)
      try MatrixBench(engine, vectors: vectors).write(to: folder)
      let compiled = try ToolRun(
        "iverilog", ["-g2012", "-s", "bench", "-o", "bench.vvp", "-c", "engine.f", "bench.sv"],
        in: folder)
      try #require(compiled.status == 0, "\(compiled.output)")
      return try ToolRun("vvp", ["-n", "bench.vvp", "+memweave_seed=9"], in: folder).output
    }
    #expect(found.split(separator: "\n").map(String.init) == expected.map(String.init))
  }
}

/// A bench that calibrates an engine, writes weights and vectors from files into it, and prints its outputs.
private struct MatrixBench {
  private let engine: MatrixEngineSpecification
  private let writes: [String]
  private let elements: [String]
  private let outputs: Int

  init(_ engine: MatrixEngineSpecification, vectors: [[Int]]) {
    self.engine = engine
    writes = engine.layers.enumerated().flatMap { index, layer in
      layer.program.rows.flatMap { row in
        row.enumerated().map { place, write in
          "\(index) \(write.tile) \(write.row) \(write.column) \(write.level) "
            + "\(place == row.count - 1 ? 1 : 0)\n"
        }
      }
    }
    elements = vectors.joined().map { "\($0)\n" }
    outputs = vectors.count * (engine.layers.last?.streamOutputs ?? 0)
  }

  func write(to folder: URL) throws {
    for (name, text) in [
      ("writes.txt", writes.joined()), ("elements.txt", elements.joined()), ("bench.sv", text),
    ] {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
  }

  private var text: String {
    let format = engine.layers.last?.post.format ?? IntegerFormat(bits: 1, isSigned: false)
    return """
      `timescale 1ns / 1ps
      module bench;
        logic clk, rst_n, input_valid, input_ready, output_valid, program_valid, program_ready;
        logic calibrate, start;
        logic [\(format.bits - 1):0] output_data;
        int layer, tile, row, column, level, last, element, file, count, given;

        engine dut (
          .clk_i(clk), .rst_ni(rst_n), .input_valid_i(input_valid), .input_ready_o(input_ready),
          .input_data_i(element[\((engine.layers.first?.input.bits ?? 1) - 1):0]),
          .output_valid_o(output_valid), .output_ready_i(1'b1), .output_data_o(output_data),
          .program_valid_i(program_valid), .program_ready_o(program_ready),\(further)
          .program_layer_i(\(select(engine.layers.count, "layer"))),
          .program_tile_i(\(select(most { $0.tiles }, "tile"))),
          .program_row_i(\(select(most { $0.tile.rows }, "row"))),
          .program_column_i(\(select(most { $0.tile.columns }, "column"))),
          .program_level_i(level[\(most { $0.mapping.cellBits } - 1):0])
        );

        task cycle();
          #1 clk = 1;
          #1 clk = 0;
          #1;
        endtask

        // What hangs ends without outputs.
        initial #20000000 $finish(0);

        initial begin
          clk = 0;
          rst_n = 0;
          calibrate = 0;
          start = 0;
          last = 0;
          input_valid = 0;
          program_valid = 0;
          given = 0;
          #10 rst_n = 1;
          while (!program_ready) cycle();
          calibrate = 1;
          cycle();
          calibrate = 0;
          while (!program_ready) cycle();
          start = 1;
          cycle();
          start = 0;
          file = $fopen("writes.txt", "r");
          while ($fscanf(file, "%d %d %d %d %d %d", layer, tile, row, column, level, last) == 6) begin
            program_valid = 1;
            cycle();
            program_valid = 0;
            #1;
            while (!program_ready) cycle();
          end
          file = $fopen("elements.txt", "r");
          count = $fscanf(file, "%d", element);
          while (given < \(outputs)) begin
            input_valid = count == 1;
            #1;
            if (output_valid) begin
              $display("%0d", \(format.isSigned ? "$signed(output_data)" : "output_data"));
              given = given + 1;
            end
            if (input_valid && input_ready) begin
              clk = 1;
              #1 clk = 0;
              count = $fscanf(file, "%d", element);
            end else begin
              clk = 1;
              #1 clk = 0;
            end
          end
          $finish(0);
        end
      endmodule

      """
  }

  /// The ports that only some engines have.
  private var further: String {
    (engine.calibrationCycles > 0 ? " .calibrate_i(calibrate)," : "")
      + (engine.layers[0].programming.isVerified
        ? " .program_start_i(start), .program_last_i(last[0])," : "")
  }

  private func most(_ count: (MatrixLayerSpecification) -> Int) -> Int {
    engine.layers.map(count).max() ?? 1
  }

  /// The bits of a number below `count`.
  private func select(_ count: Int, _ name: String) -> String {
    let bits = max(1, Int.bitWidth - (count - 1).leadingZeroBitCount)
    return "\(name)[\(bits - 1):0]"
  }
}
