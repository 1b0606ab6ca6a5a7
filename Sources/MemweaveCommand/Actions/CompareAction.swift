import Memweave

/// `memweave compare`: holds a recorded run against the golden model.
struct CompareAction {
  let options: Invocation.CompareOptions

  /// What `--json` prints.
  private struct Report: Codable {
    var design: String
    var seed: UInt32
    var transactions: Int
    var mismatches: Int
    var firstMismatch: Mismatch?
  }

  func perform() throws -> ExitStatus {
    let preparation = try Preparation(options.description)
    let trace = try Trace(contentsOf: options.trace)
    let mismatch = try trace.firstMismatch(preparation.specification)
    let report = Report(
      design: trace.head.design, seed: trace.head.seed, transactions: trace.lines.count,
      mismatches: mismatch == nil ? 0 : 1, firstMismatch: mismatch)
    if options.json {
      Console.print(try Summary.json(report))
    } else {
      Console.print(Summary.headline(preparation.specification))
      Console.print(Summary.row("transactions", Summary.grouped(report.transactions)))
      Console.print(Summary.row("mismatches", "\(report.mismatches)"))
      if let mismatch { Console.print("\(mismatch)") }
    }
    return mismatch == nil ? .success : .mismatch
  }
}
