import Generation
import Specifications

/// A matrix engine in Icarus Verilog, with its four states, driven by `sim/matrix_testbench.sv`: the golden
/// run goes in as a file, and the bench compares every output and all cycles with it.
public struct MatrixBench {
  /// What the bench found.
  public struct Outcome: Sendable, Hashable {
    /// Clock cycles from the reset to the end; `nil` where something differs.
    public let cycles: Int?
    /// The bench's own words.
    public let words: String
  }

  private let design: GeneratedMatrixEngine
  private let sources: [ModelSource]
  private let builder: ModelBuilder

  /// - Parameter sources: the files of the design; `nil` for those that are generated.
  public init(
    _ design: GeneratedMatrixEngine, sources: [ModelSource]? = nil,
    builder: ModelBuilder = ModelBuilder()
  ) {
    self.design = design
    self.builder = builder
    let hardware =
      sources
      ?? (design.macros + design.modules).map { ModelSource(name: $0.name, text: $0.text) }
    self.sources = hardware + ModelSource.testbench(of: design.benches)
  }

  /// Compiles and replays a golden run.
  ///
  /// - Throws: `ToolFailure` when Icarus is missing, refuses the text, or breaks down.
  public func replay(_ recording: MatrixRecording, seed: UInt32) throws -> Outcome {
    try builder.withWorkFolder("icarus") { work in
      for source in sources { try FileSystem.write(source.bytes, to: "\(work)/\(source.name)") }
      try FileSystem.write(Array(recording.text.utf8), to: "\(work)/recording.txt")
      try builder.runner.compileForIcarus(["-s", "testbench"] + sources.map(\.name), in: work)
      return try run(seed, in: work)
    }
  }

  private func run(_ seed: UInt32, in work: String) throws -> Outcome {
    let output: String
    do {
      output = try builder.runner.run(
        .icarusRuntime, ["bench", "+replay=recording.txt", "+memweave_seed=\(seed)"], in: work
      ).output
    } catch {
      guard error.reason == .exited(status: 1) else { throw error }
      output = error.output
    }
    let lines = output.split(whereSeparator: \.isNewline)
    guard let last = lines.last(where: { $0.hasPrefix("PASS: ") || $0.hasPrefix("FAIL: ") }) else {
      throw ToolFailure.failed(
        .icarusRuntime, ToolResult(output: output, end: .exited(status: 0)))
    }
    let words = last.split(separator: " ")
    return Outcome(
      cycles: words[0] == "PASS:" ? words.dropLast().last.flatMap { Int($0) } : nil,
      words: lines.prefix { $0 != last }.joined(separator: "\n"))
  }
}
