/// One run of a compiled bench of a matrix engine: the recording goes in as a file, and what the bench saw comes out as
/// one.
struct MatrixBenchRun {
  let recording: MatrixRecording
  let runner: ToolRunner

  /// - Parameter work: a private folder.
  /// - Throws: `ToolFailure` when the tool is missing or does not come to the bench's end.
  func run(_ tool: Tool, _ arguments: [String], in work: String) throws -> MatrixHardwareRun {
    try FileSystem.write(Array(recording.text.utf8), to: "\(work)/recording.txt")
    let plusargs = [
      "+replay=recording.txt", "+trace=trace.txt", "+memweave_seed=\(recording.seed)",
    ]
    let result: ToolResult
    do {
      result = try runner.run(tool, arguments + plusargs, in: work)
    } catch {
      guard error.reason == .exited(status: 1) else { throw error }
      result = ToolResult(output: error.output, end: .exited(status: 1))
    }
    let lines = result.output.split(whereSeparator: \.isNewline)
    guard let last = lines.last(where: { $0.hasPrefix("PASS: ") || $0.hasPrefix("FAIL: ") }) else {
      throw ToolFailure.failed(tool, result)
    }
    var run = Self.transfers(FileSystem.contents(of: "\(work)/trace.txt") ?? [])
    let words = last.split(separator: " ")
    run.cycles = words[0] == "PASS:" ? words.dropLast().last.flatMap { Int($0) } : nil
    run.words = lines.prefix { $0 != last }.joined(separator: "\n")
    return run
  }

  /// Reads lines such as `output 117 9`; `sim/README.md` says what stands in them.
  private static func transfers(_ trace: [UInt8]) -> MatrixHardwareRun {
    var run = MatrixHardwareRun()
    for line in String(decoding: trace, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 3, let cycle = Int(words[1]), let value = UInt64(words[2]) else {
        continue
      }
      let transfer = MatrixHardwareRun.Transfer(value: value, cycle: cycle)
      if words[0] == "input" { run.inputs.append(transfer) } else { run.outputs.append(transfer) }
    }
    return run
  }
}
