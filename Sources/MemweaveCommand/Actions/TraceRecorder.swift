import Foundation
import Memweave

/// Keeps the transactions of a run for a trace file.
final class TraceRecorder {
  private let path: String
  private let specification: QLearningAcceleratorSpecification
  private var trace: Trace?

  init(path: String, of specification: QLearningAcceleratorSpecification) {
    self.path = path
    self.specification = specification
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

  /// Writes the file, or none: the recording that the benches read where its name ends in `.txt`, else
  /// JSON lines.
  func finish() throws {
    guard let trace else { return }
    let text =
      path.hasSuffix(".txt") ? trace.replay(for: specification) : try trace.jsonLines()
    try UserFile.write(text, to: path)
  }
}
