/// One run of a compiled bench of `sim/`: a recording goes in as a file, and what the bench saw comes
/// out as one.
struct BenchRun {
  private let list: TransactionList
  private let runner: ToolRunner

  init(_ list: TransactionList, runner: ToolRunner) {
    self.list = list
    self.runner = runner
  }

  /// Runs the bench. It ends with status 1 where something differs from the recording; the trace says
  /// more.
  ///
  /// - Parameter work: a private folder.
  /// - Throws: `ToolFailure` when the tool is missing or does not come to the bench's end.
  func run(_ tool: Tool, _ arguments: [String], in work: String) throws -> HardwareRun {
    let recording = list.golden.replay(for: list.specification, counters: list.goldenCounters)
    try FileSystem.write(Array(recording.utf8), to: "\(work)/recording.txt")
    let plusargs = [
      "+replay=recording.txt", "+trace=trace.txt", "+memweave_seed=\(list.seed)",
    ]
    let result: ToolResult
    do {
      result = try runner.run(tool, arguments + plusargs, in: work, within: list.timeLimit)
    } catch {
      guard error.reason == .exited(status: 1) else { throw error }
      result = ToolResult(output: error.output, end: .exited(status: 1))
    }
    let trace = try BenchTrace(FileSystem.contents(of: "\(work)/trace.txt") ?? [], of: list)
    guard trace.isWhole else { throw ToolFailure.failed(tool, result) }
    return trace.run
  }
}
