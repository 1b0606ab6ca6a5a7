import CoSimulation
import Foundation
import Generation
import Specifications
import TestSupport
import Testing

/// The generated folder of a matrix engine alone, in other people's hands.
@Suite struct MatrixBenchTests {
  /// An engine whose converters are calibrated and whose cells are verified, and its folder with a golden run.
  private static func folder() throws -> (workspace: Workspace, outputs: Int) {
    let limits = RandomMatrixEngines.Limits(
      inputs: 6, outputs: 4, layers: 2, work: 4_000, converters: 4, programmedCells: 300)
    let engine = try #require(
      (1...400 as ClosedRange<UInt64>).lazy
        .map { RandomMatrixEngines.engine(seed: $0, limits: limits) }
        .first { $0.calibrationCycles > 0 && $0.layers[0].programming.isVerified })
    let vectors = RandomMatrixEngines.vectors(for: engine, count: 4, seed: 1)
    let recording = MatrixRecording(engine, seed: 3, vectors: vectors)
    let workspace = try Workspace()
    try OutputFolder(workspace.url.path).write(GeneratedMatrixEngine(engine).files)
    try workspace.write(recording.text, to: "golden.txt")
    // The last output is another one.
    var lines = recording.text.split(separator: "\n").map(String.init)
    let last = try #require(lines.last?.split(separator: " "))
    lines[lines.count - 1] = "take \(last[1] == "0" ? 1 : 0) 0"
    try workspace.write(lines.joined(separator: "\n") + "\n", to: "other.txt")
    return (workspace, recording.outputs)
  }

  @Test func icarusVerilatorAndFuseSoCNeedTheFolderAlone() throws {
    let (workspace, outputs) = try Self.folder()
    let bench = ["-f", "engine.f", "sim/testbench.sv"]
    let icarus = try workspace.run(
      "iverilog", ["-g2012", "-o", "replay", "-s", "testbench"] + bench)
    #expect(icarus.status == 0, "\(icarus.output)")
    let verilator = try workspace.run(
      "verilator",
      ["--binary", "--assert", "--top-module", "testbench"] + GeneratedBenchTests.quickly + bench)
    #expect(verilator.status == 0, "\(verilator.output)")
    for command in [["vvp", "replay"], ["obj_dir/Vtestbench"]] {
      func replay(_ recording: String) throws -> (status: Int32, output: String) {
        try workspace.run(
          command[0], command.dropFirst() + ["+replay=\(recording)", "+memweave_seed=3"])
      }
      let good = try replay("golden.txt")
      #expect(good.status == 0 && good.output.contains("PASS: \(outputs) outputs in "), "\(good)")
      let bad = try replay("other.txt")
      #expect(bad.status != 0 && bad.output.contains("FAIL: 1 differences"), "\(bad)")
    }
    let fusesoc = try GeneratedBenchTests.python(
      "fusesoc", "2",
      [
        "fusesoc", "--cores-root", ".", "run", "--target", "sim", "engine", "--replay",
        "golden.txt", "--memweave_seed", "3",
      ], in: workspace)
    #expect(fusesoc.output.contains("PASS: \(outputs) outputs in "), "\(fusesoc.output)")
  }

  @Test func cocotbReplaysTheRecording() throws {
    let (workspace, outputs) = try Self.folder()
    func replay(_ recording: String) throws -> String {
      let path = workspace.url.appendingPathComponent(recording).path
      return try GeneratedBenchTests.python(
        "cocotb", "1.9",
        ["make", "-C", "sim", "SIM=icarus", "SEED=3", "MEMWEAVE_TRACE=\(path)"], in: workspace
      ).output
    }
    let good = try replay("golden.txt")
    #expect(good.contains("\(outputs) outputs in ") && good.contains("FAIL=0"), "\(good)")
    let bad = try replay("other.txt")
    #expect(bad.contains("FAIL=1") && bad.contains("output: expected"), "\(bad)")
  }
}
