import Reference
import Specifications

/// A run that ended with a mismatch, to be run again: the same seeds and inputs do the same, so the
/// first run need not keep anything of its cycles.
public struct FailureReplay: Sendable {
  public let mismatch: Mismatch
  /// The seed of the macros.
  public let seed: UInt32
  /// What the seed register held at the start.
  public let hardwareSeed: UInt32
  /// All transactions up to the failing one; empty when the start failed.
  public let transactions: [RecordedTransaction]

  public init(
    mismatch: Mismatch, seed: UInt32, hardwareSeed: UInt32, transactions: [RecordedTransaction]
  ) {
    self.mismatch = mismatch
    self.seed = seed
    self.hardwareSeed = hardwareSeed
    self.transactions = transactions
  }

  /// The signals' course around the mismatch.
  public func story(on model: AcceleratorModel) throws -> FailureStory {
    let activity = Activity(
      model.library.description, row: rowWritten, of: model.specification)
    try drive(model.agent(seed: seed)) { instance throws(ModelFailure) in
      try activity.sample(instance)
    }
    return FailureStory(activity, mismatch: mismatch)
  }

  /// Writes all signals in the last cycles before the mismatch into a file.
  ///
  /// - Parameters:
  ///   - model: the model with waves in the file's format.
  ///   - cycles: how many cycles are kept, 1 or more.
  public func writeWave(
    to path: String, on model: AcceleratorModel, cycles: Int
  ) throws {
    let agent = try model.agent(seed: seed)
    try agent.openWave(path, firstCycle: (mismatch.cycle ?? 0) - cycles)
    try drive(agent) { _ in }
    agent.closeWave()
  }

  /// The row of the crossbar whose values the failing transaction updates: that of the state before.
  var rowWritten: Int? {
    transactions.dropLast().last?.input.state
  }

  /// Drives all transactions, and tells of the cycles of the last one up to that of the mismatch.
  private func drive(
    _ agent: HardwareAgent, watcher: @escaping (ModelInstance) throws(ModelFailure) -> Void
  ) throws {
    let end = UInt64(mismatch.cycle ?? .max)
    let watchUntilEnd = { (instance: ModelInstance) throws(ModelFailure) in
      guard instance.cycle < end else { throw instance.stopped() }
      try watcher(instance)
    }
    if transactions.isEmpty { agent.watch(watchUntilEnd) }
    try untilStopped(isLast: transactions.isEmpty) {
      _ = try agent.start(hardwareSeed: hardwareSeed, limit: Self.limit)
    }
    for (index, transaction) in transactions.enumerated() {
      let isLast = index == transactions.count - 1
      if isLast { agent.watch(watchUntilEnd) }
      try untilStopped(isLast: isLast) {
        _ = try agent.transact(
          transaction.input, settings: transaction.settings, limit: Self.limit)
      }
    }
    agent.watch(nil)
  }

  /// Every operation but the last ended by itself before.
  private static let limit = Int(Int32.max)

  private func untilStopped(isLast: Bool, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as ModelFailure where isLast && failure.reason == .stopped {
      return
    }
  }
}
