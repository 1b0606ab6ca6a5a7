import Foundation
import Generation
import Specifications
import TestSupport
import Testing

@testable import CoSimulation

/// The generated folder alone, in other people's hands: its benches, its cocotb test and its FuseSoC
/// core, run by the real tools against a golden run.
@Suite struct GeneratedBenchTests {
  /// A folder as `memweave generate` writes it, with a golden run in both forms.
  private static func folder(_ list: TransactionList, _ design: GeneratedDesign) throws -> Workspace
  {
    let workspace = try Workspace()
    try OutputFolder(workspace.url.path).write(design.files)
    try workspace.write(list.golden.jsonLines(), to: "golden.jsonl")
    try workspace.write(list.golden.replay(for: list.specification), to: "golden.txt")
    return workspace
  }

  /// A Python program of the cache, run with its modules.
  static func python(
    _ module: String, _ version: String, _ arguments: [String], in workspace: Workspace
  ) throws -> (status: Int32, output: String) {
    let modules = "\(BuildCache.standard.folder)/\(module)-\(version)"
    try #require(FileSystem.exists(modules), "install \(module) with: make parsers")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let result = try workspace.run(
      "env", ["PYTHONPATH=\(modules)", "PATH=\(modules)/bin:\(path)"] + arguments)
    return (result.status, result.output)
  }

  /// On Icarus, which takes longest to run, and on Verilator, which takes longest to compile.
  @Test(
    arguments: [
      ("icarus", .crossbar), ("verilator", .crossbar), ("icarus", .table),
    ] as [(String, LearningEngine)])
  func cocotbReplaysTheGoldenTrace(simulator: String, engine: LearningEngine) throws {
    let bench = try BackEndBench(states: 2, engine: engine)
    let workspace = try Self.folder(bench.list(8, seed: 3), bench.design)
    let trace = workspace.url.appendingPathComponent("golden.jsonl").path
    func replay() throws -> String {
      try Self.python(
        "cocotb", "1.9",
        ["make", "-C", "sim", "SIM=\(simulator)", "SEED=3", "MEMWEAVE_TRACE=\(trace)"],
        in: workspace
      ).output
    }
    let output = try replay()
    #expect(output.contains("8 transactions in "), "\(output)")
    #expect(output.contains("TESTS=1 PASS=1 FAIL=0"), "\(output)")

    // What differs is seen: the error of the last update.
    var text = try String(contentsOfFile: trace, encoding: .utf8)
    let last = try #require(text.ranges(of: "\"error\":").last)
    text.insert(
      "1", at: text.index(last.upperBound, offsetBy: text[last.upperBound] == "-" ? 1 : 0))
    try workspace.write(text, to: "golden.jsonl")
    let second = try replay()
    #expect(second.contains("FAIL=1") && second.contains("error: expected"), "\(second)")
  }

  @Test(arguments: LearningEngine.allCases)
  func fuseSoCRunsTheTargetsOfTheCore(engine: LearningEngine) throws {
    let bench = try BackEndBench(states: 2, engine: engine)
    let workspace = try Self.folder(bench.list(4, seed: 3), bench.design)
    let fusesoc = ["fusesoc", "--cores-root", "."]
    let shown = try Self.python(
      "fusesoc", "2", fusesoc + ["core", "show", "crossed"], in: workspace)
    #expect(shown.output.contains("memweave:accelerators:crossed:0"), "\(shown.output)")
    let lint = try Self.python(
      "fusesoc", "2", fusesoc + ["run", "--target", "lint", "crossed"], in: workspace)
    #expect(lint.status == 0 && !lint.output.contains("%Warning"), "\(lint.output)")
    let simulated = try Self.python(
      "fusesoc", "2",
      fusesoc + [
        "run", "--target", "sim", "crossed", "--replay", "golden.txt", "--memweave_seed", "3",
      ], in: workspace)
    #expect(simulated.output.contains("PASS: 4 observations"), "\(simulated.output)")
  }

  /// The bench in SystemVerilog knows the design's name, widths and kind.
  @Test(arguments: LearningEngine.allCases)
  func icarusNeedsTheFolderAlone(engine: LearningEngine) throws {
    let bench = try BackEndBench(states: 2, engine: engine)
    let workspace = try Self.folder(bench.list(4, seed: 3), bench.design)
    let compiled = try workspace.run(
      "iverilog",
      ["-g2012", "-o", "walk", "-s", "testbench", "-c", "crossed.f", "sim/testbench.sv"])
    #expect(compiled.status == 0)
    try Self.replay(with: ["vvp", "walk"], in: workspace)
  }

  /// Compiled as `sim/README.md` says, but quickly.
  static let quickly = ["-MAKEFLAGS", "OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0"]

  @Test(arguments: LearningEngine.allCases)
  func verilatorNeedsTheFolderAlone(engine: LearningEngine) throws {
    let bench = try BackEndBench(states: 2, engine: engine)
    let workspace = try Self.folder(bench.list(4, seed: 3), bench.design)
    let compiled = try workspace.run(
      "verilator",
      ["--binary", "--assert", "--top-module", "testbench", "-f", "crossed.f"] + Self.quickly
        + ["sim/testbench.sv"])
    #expect(compiled.status == 0, "\(compiled.output)")
    try Self.replay(with: ["obj_dir/Vtestbench"], in: workspace)
  }

  @Test func systemCNeedsTheFolderAlone() throws {
    let bench = try BackEndBench(states: 2, engine: .table)
    let workspace = try Self.folder(bench.list(4, seed: 3), bench.design)
    let headers = "\(workspace.url.path)/systemc"
    let compiled = try workspace.run(
      "verilator",
      [
        "--sc", "--exe", "--build", "--noassert", "--prefix", "model", "--top-module",
        "crossed_pins", "-CFLAGS", "-O0 -ffp-contract=off -I\(headers)", "-LDFLAGS", "-lsystemc",
      ] + Self.quickly
        + ["-f", "crossed_synthesis.f", "systemc/crossed_pins.sv", "sim/systemc_bench.cpp"])
    #expect(compiled.status == 0, "\(compiled.output)")
    try Self.replay(with: ["obj_dir/model"], in: workspace)
  }

  /// Replays the golden run, and then the same with another last action, which the bench has to see.
  private static func replay(with command: [String], in workspace: Workspace) throws {
    func run() throws -> (status: Int32, output: String) {
      try workspace.run(
        command[0], command.dropFirst() + ["+replay=golden.txt", "+memweave_seed=3"])
    }
    let good = try run()
    #expect(good.status == 0 && good.output.contains("PASS: 4 observations"), "\(good.output)")
    let golden = workspace.url.appendingPathComponent("golden.txt")
    var lines = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n")
    let index = try #require(lines.lastIndex { $0.hasPrefix("observe") })
    var words = lines[index].split(separator: " ")
    words[5] = words[5] == "0" ? "1" : "0"
    lines[index] = Substring(words.joined(separator: " "))
    try workspace.write(lines.joined(separator: "\n") + "\n", to: "golden.txt")
    let bad = try run()
    #expect(bad.status != 0 && bad.output.contains("FAIL: 1 differences"), "\(bad.output)")
  }
}
