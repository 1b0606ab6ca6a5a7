import Reference
import Specifications

/// Hardware and golden model side by side: every transaction goes to both, and the first difference
/// ends the run.
public final class LockStep {
  public let hardware: HardwareAgent
  public private(set) var golden: any GoldenAgent
  /// What hardware and golden model were told so far, the last perhaps without an answer.
  public private(set) var history: [RecordedTransaction] = []
  /// Transactions so far.
  public var transactions: Int { history.count }
  /// What was recorded, where a recorder was asked for.
  private let observer: ((RecordedTransaction, TransactionRecord) throws -> Void)?

  /// - Parameter observer: is told of every transaction and the hardware's record of it, before it
  ///   is compared.
  public init(
    hardware: HardwareAgent, seed: UInt32,
    observer: ((RecordedTransaction, TransactionRecord) throws -> Void)? = nil
  ) {
    self.hardware = hardware
    self.observer = observer
    golden = hardware.specification.goldenAgent(seed: seed)
  }

  /// Starts both.
  ///
  /// - Throws: `Mismatch` when they differ.
  @discardableResult
  public func start(hardwareSeed: UInt32) throws -> InitialisationRecord {
    let expected = golden.start(hardwareSeed: hardwareSeed)
    let found = try answer(within: expected.latency) {
      try hardware.start(hardwareSeed: hardwareSeed, limit: patience(expected.latency))
    }
    var comparison = RecordComparison(transaction: 0, cycle: hardware.cycle)
    comparison.compare(expected: expected, found: found)
    if let mismatch = comparison.mismatch { throw mismatch }
    return found
  }

  /// One transaction on both.
  ///
  /// - Throws: `Mismatch` when they differ.
  public func transact(_ input: AgentInput, settings: AgentSettings) throws -> TransactionRecord {
    history.append(RecordedTransaction(settings: settings, input: input))
    let expected = golden.transact(input, settings: settings)
    let found = try answer(within: expected.latency, to: input) {
      try hardware.transact(input, settings: settings, limit: patience(expected.latency))
    }
    try observer?(RecordedTransaction(settings: settings, input: input), found)
    var comparison = RecordComparison(
      transaction: transactions, input: input, cycle: hardware.cycle)
    comparison.compare(
      expected: expected, found: found, columns: hardware.specification.tile.columns)
    if let mismatch = comparison.mismatch { throw mismatch }
    return found
  }

  /// Compares what can be seen at the end: every cell and the counters on the bus.
  ///
  /// - Throws: `Mismatch` when they differ.
  public func finish() throws {
    var comparison = RecordComparison(transaction: transactions, cycle: hardware.cycle)
    comparison.compare(
      .array, "state of cell", golden.cellStates, try hardware.cellStates())
    comparison.compare(.counters, "counters", golden.counters, try hardware.counters())
    if let mismatch = comparison.mismatch { throw mismatch }
  }

  /// Cycles the hardware is given for an operation: ten times what it promises.
  private func patience(_ latency: Int) -> Int { 10 * latency + 1000 }

  /// What hardware does instead of answering (it hangs, stops itself, or refuses a bus transfer) is a
  /// difference in timing.
  private func answer<Result>(
    within latency: Int, to input: AgentInput? = nil, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let failure as ModelFailure where failure.isOfTheHardware {
      throw Mismatch(
        transaction: transactions, stage: .timing, quantity: "cycles", expected: "\(latency)",
        found: failure.diagnostic.message, input: input, cycle: hardware.cycle)
    }
  }
}

extension LockStep: Agent {
  public func action(for input: AgentInput, settings: AgentSettings) throws -> Int {
    let record: TransactionRecord = try transact(input, settings: settings)
    return record.action ?? 0
  }
}
