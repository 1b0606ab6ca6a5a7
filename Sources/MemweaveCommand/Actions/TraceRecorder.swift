import Foundation
import Memweave

/// Keeps the transactions of a run for a trace file.
final class TraceRecorder {
  private let path: String
  private var trace: Trace?

  init(path: String) {
    self.path = path
  }

  func take(_ trace: Trace) {
    self.trace = trace
  }

  func begin(_ head: Trace.Head) {
    trace = Trace(head: head)
  }

  func record(_ transaction: RecordedTransaction, _ record: TransactionRecord) {
    trace?.lines.append(
      Trace.Line(settings: transaction.settings, input: transaction.input, record: record))
  }

  /// Writes the file, or none.
  func finish() throws {
    guard let trace else { return }
    let text = try trace.jsonLines()
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw DiagnosticReport(
        Diagnostic(
          .error, "trace-not-writable",
          "the trace '\(path)' cannot be written: \(error.localizedDescription)",
          remedy: "choose a file in a folder that can be written"))
    }
  }
}
