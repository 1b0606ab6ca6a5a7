import Reference

/// Searches the transactions of a failing run for few that still fail when they alone follow the
/// start.
///
/// Delta debugging (A. Zeller, R. Hildebrandt, 2002): parts are left out, halves first and then ever
/// smaller ones, as long as the first difference stays in its stage. Every attempt starts hardware
/// and golden model anew.
public struct StimulusShrinking: Sendable {
  /// What is left of a failing run.
  public struct Result: Sendable {
    /// The transactions that are left, as numbered in the run, from 1; none where the start fails.
    public let numbers: [Int]
    /// The failure of these alone.
    public let failure: FailureReplay
  }

  public let model: AcceleratorModel
  /// How many shorter lists are tried at most.
  public let attempts: Int

  public init(on model: AcceleratorModel, attempts: Int = 100) {
    self.model = model
    self.attempts = attempts
  }

  /// - Throws: `ModelFailure` where the model cannot be driven.
  public func shortest(_ failure: FailureReplay) throws -> Result {
    var result = Result(
      numbers: Array(failure.transactions.indices.map { $0 + 1 }), failure: failure)
    var attemptsLeft = attempts
    var count = (result.numbers.count + 1) / 2
    while count > 0, !result.numbers.isEmpty {
      var position = 0
      while position < result.numbers.count {
        guard attemptsLeft > 0 else { return result }
        attemptsLeft -= 1
        if let shorter = try without(position..<position + count, of: result) {
          result = shorter
        } else {
          position += count
        }
      }
      count /= 2
    }
    return result
  }

  /// The result without some of its transactions; `nil` where that does not fail in the same stage.
  private func without(_ range: Range<Int>, of result: Result) throws -> Result? {
    var numbers = result.numbers
    var transactions = result.failure.transactions
    let range = range.clamped(to: numbers.indices)
    numbers.removeSubrange(range)
    transactions.removeSubrange(range)
    let old = result.failure
    guard let mismatch = try mismatch(along: transactions, like: old),
      mismatch.stage == old.mismatch.stage
    else { return nil }
    let failing = mismatch.transaction
    return Result(
      numbers: Array(numbers.prefix(failing)),
      failure: FailureReplay(
        mismatch: mismatch, seed: old.seed, hardwareSeed: old.hardwareSeed,
        transactions: Array(transactions.prefix(failing))))
  }

  /// The first difference in a whole run, its end included.
  private func mismatch(
    along transactions: [RecordedTransaction], like failure: FailureReplay
  ) throws -> Mismatch? {
    let run = LockStep(hardware: try model.agent(seed: failure.seed), seed: failure.seed)
    do {
      try run.start(hardwareSeed: failure.hardwareSeed)
      for transaction in transactions {
        _ = try run.transact(transaction.input, settings: transaction.settings)
      }
      try run.finish()
      return nil
    } catch let mismatch as Mismatch {
      return mismatch
    }
  }
}
