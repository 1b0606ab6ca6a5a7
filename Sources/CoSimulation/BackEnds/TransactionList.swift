import Reference
import Specifications

/// What an accelerator is told from its start on, and the golden answers to it.
public struct TransactionList: Sendable {
  public let specification: QLearningAcceleratorSpecification
  /// The seed of the macros.
  public let seed: UInt32
  /// What the seed register is loaded with.
  public let hardwareSeed: UInt32
  public let transactions: [RecordedTransaction]
  /// The golden model's run of them.
  public let golden: Trace
  let goldenCounters: AcceleratorCounters
  let goldenCells: [Double]

  /// - Throws: `DiagnosticReport` with every transaction that does not fit the specification.
  public init(
    _ transactions: [RecordedTransaction], specification: QLearningAcceleratorSpecification,
    seed: UInt32
  ) throws {
    self.specification = specification
    self.seed = seed
    self.transactions = transactions
    hardwareSeed = QLearningAcceleratorReference.hardwareSeed(for: seed)
    let replay = try TransactionReplay(
      of: transactions, specification: specification, seed: seed, hardwareSeed: hardwareSeed)
    golden = Trace(
      head: Trace.Head(
        design: specification.title, seed: seed, hardwareSeed: hardwareSeed,
        start: replay.initialisation),
      lines: zip(transactions, replay.records).map {
        Trace.Line(settings: $0.settings, input: $0.input, record: $1)
      })
    goldenCounters = replay.counters
    goldenCells = replay.cellStates
  }

  /// Cycles the hardware is given for an operation: ten times what it promises.
  static func patience(_ latency: Int) -> Int { 10 * latency + 1000 }

  /// Wall-clock time that a simulator in a process of its own is given: for each cycle at least ten times
  /// what Icarus takes on a slow machine. Hardware that does not answer is given up after cycles; this
  /// is for one whose time stands still.
  var timeLimit: Duration {
    let cycles = golden.lines.reduce(golden.head.start.latency) { $0 + $1.record.latency }
    return .seconds(300) + .milliseconds(2) * cycles
  }

  /// The first difference of a run from the golden model; `nil` where there is none.
  public func firstMismatch(in run: HardwareRun) -> Mismatch? {
    firstDifference(from: goldenRun, in: run)
  }

  /// A run as a trace; `nil` when the start did not end.
  public func trace(of run: HardwareRun) -> Trace? {
    run.initialisation.map { start in
      Trace(
        head: Trace.Head(
          design: specification.title, seed: seed, hardwareSeed: hardwareSeed, start: start),
        lines: zip(transactions, run.records).map {
          Trace.Line(settings: $0.settings, input: $0.input, record: $1)
        })
    }
  }

  /// The golden model's answers as if they were a run, which knows no cycles of strobes.
  private var goldenRun: HardwareRun {
    HardwareRun(
      initialisation: golden.head.start, records: golden.lines.map(\.record),
      counters: goldenCounters, cells: goldenCells)
  }

  /// The first difference between two runs of the list: records, then the cycles of strobes where
  /// both have them, then cells and counters.
  func firstDifference(from expected: HardwareRun, in found: HardwareRun) -> Mismatch? {
    if let one = expected.initialisation, let other = found.initialisation {
      var comparison = RecordComparison(transaction: 0)
      comparison.compare(expected: one, found: other)
      if let mismatch = comparison.mismatch { return mismatch }
    }
    for (index, (golden, hardware)) in zip(expected.records, found.records).enumerated() {
      var comparison = RecordComparison(
        transaction: index + 1, input: transactions[index].input)
      comparison.compare(
        expected: golden, found: hardware, columns: specification.tile.columns)
      if let mismatch = comparison.mismatch { return mismatch }
    }
    for (index, (one, other)) in zip(expected.strobes, found.strobes).enumerated() {
      var comparison = RecordComparison(
        transaction: index, input: index == 0 ? nil : transactions[index - 1].input)
      comparison.compare(.timing, "strobe", one, other)
      if let mismatch = comparison.mismatch { return mismatch }
    }
    return ends(expected: expected, found: found)
  }

  /// What both showed at the end, and why a run ended before the list did.
  private func ends(expected: HardwareRun, found: HardwareRun) -> Mismatch? {
    let ended = min(expected.operations, found.operations)
    var comparison = RecordComparison(
      transaction: min(ended, transactions.count),
      input: transactions.indices.contains(ended - 1) ? transactions[ended - 1].input : nil)
    switch (expected.stop, found.stop) {
    case (nil, nil): break
    case (_?, _?): return nil
    default:
      comparison.compare(
        .timing, "cycles", expected.stop ?? answer(to: ended), found.stop ?? answer(to: ended))
    }
    comparison.compare(.array, "state of cell", expected.cells, found.cells)
    comparison.compare(.counters, "counters", expected.counters, found.counters)
    return comparison.mismatch
  }

  /// The promised cycles of an operation; 0 is the start.
  private func answer(to operation: Int) -> String {
    if operation == 0 { return "\(golden.head.start.latency)" }
    return operation <= golden.lines.count
      ? "\(golden.lines[operation - 1].record.latency)" : "the counters"
  }
}
