import Diagnostics
import Generation

/// A run in Icarus Verilog, driven by `sim/testbench.sv`: the transactions go in as a file, and what
/// is seen comes out as one.
struct IcarusBench {
  private let list: TransactionList
  private let sources: [ModelSource]
  private let runner: ToolRunner

  /// - Parameter sources: RTL and macros in the order in which they are read; the bench follows.
  init(
    _ list: TransactionList, on design: GeneratedDesign, sources: [ModelSource],
    runner: ToolRunner = ToolRunner()
  ) {
    self.list = list
    self.sources = sources + ModelSource.testbench(of: design.benches)
    self.runner = runner
  }

  /// Compiles and runs.
  ///
  /// - Parameter work: a private folder.
  /// - Throws: `ToolFailure` when Icarus is missing, refuses the text, or breaks down.
  func run(in work: String) throws -> HardwareRun {
    for source in sources { try FileSystem.write(source.bytes, to: "\(work)/\(source.name)") }
    try compile([], in: work)
    try examine(CompiledMemories(FileSystem.contents(of: "\(work)/bench") ?? []), in: work)
    var run = try BenchRun(list, runner: runner).run(
      .icarusRuntime, ["bench", "+state=state.vcd"], in: work)
    if let dump = FileSystem.contents(of: "\(work)/state.vcd") {
      run.unknowns.state =
        SignalSnapshot(dump: String(decoding: dump, as: UTF8.self)).unknownVariables
    }
    return run
  }

  /// Compiles anew with a module that looks at the memories. Those with several indices, which compiled
  /// look like any other, are left out when Icarus refuses them.
  private func examine(_ memories: CompiledMemories, in work: String) throws {
    guard !memories.isEmpty else { return }
    try FileSystem.write(Array(memories.bench.utf8), to: "\(work)/memories.sv")
    do throws(ToolFailure) {
      try compile(["memories"], in: work)
    } catch {
      guard let others = memories.without(refusedIn: error.output) else { throw error }
      if others.isEmpty { try compile([], in: work) } else { try examine(others, in: work) }
    }
  }

  /// - Parameter more: further top modules, each in its file.
  private func compile(_ more: [String], in work: String) throws(ToolFailure) {
    let files = sources.map(\.name) + more.map { "\($0).sv" }
    let tops = (["testbench"] + more).flatMap { ["-s", $0] }
    try runner.compileForIcarus(tops + files, in: work)
  }
}

extension ModelSource {
  /// The bench in SystemVerilog among those of a design.
  static func testbench(of benches: [GeneratedText]) -> [ModelSource] {
    benches.filter { $0.name == "sim/testbench.sv" }.map {
      ModelSource(name: $0.name, text: $0.text)
    }
  }
}

extension ToolRunner {
  /// Compiles a program `bench` for `vvp`; Icarus's complaints come with their places.
  func compileForIcarus(_ arguments: [String], in folder: String) throws(ToolFailure) {
    do {
      try run(.icarus, ["-g2012", "-o", "bench"] + arguments, in: folder)
    } catch {
      let messages = IcarusMessages.diagnostics(in: error.output)
      guard !messages.isEmpty else { throw error }
      throw ToolFailure(
        tool: error.tool, reason: error.reason, output: error.output,
        report: DiagnosticReport(messages))
    }
  }
}

/// Icarus's messages as problems with places.
enum IcarusMessages {
  /// Reads lines such as `rtl/tile.sv:12: error: …`; those without an error are left out.
  static func diagnostics(in output: String) -> [Diagnostic] {
    output.split(whereSeparator: \.isNewline).compactMap { line in
      guard
        let match = line.wholeMatch(of: /([^:\s]+):([0-9]+): (?:error: )?(.*)/),
        line.contains("error"), let number = Int(match.2)
      else { return nil }
      return Diagnostic(
        .error, "icarus", String(match.3), at: Place(file: String(match.1), line: number))
    }
  }
}
