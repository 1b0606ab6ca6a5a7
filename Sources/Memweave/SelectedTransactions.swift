import CoSimulation
import Diagnostics
import Reference
import Specifications
import Workloads

extension LockStepRun {
  /// Runs only some transactions of the training, such as those that are left of a failing run.
  ///
  /// - Parameters:
  ///   - numbers: the transactions, counted from 1, in the order in which they are run.
  ///   - observer: is told of every transaction and the hardware's record of it.
  ///   - failure: is told of the first mismatch, and how to come to it again.
  ///   - coverage: is told of what was reached, where the model counts it.
  /// - Throws: `Diagnostic` (`transaction-number`) where the training has no such transaction;
  ///   `ModelFailure` when the model stops by itself.
  public func run(
    only numbers: [Int], start observeStart: (Trace.Head) throws -> Void = { _ in },
    observer: ((RecordedTransaction, TransactionRecord) throws -> Void)? = nil,
    failure: (FailureReplay) throws -> Void = { _ in },
    coverage: (CoverageCounts) throws -> Void = { _ in }
  ) throws -> RunReport {
    let transactions = try training.transactions(seed: seed, only: numbers)
    return try run(start: observeStart, observer: observer, failure: failure, coverage: coverage) {
      lockStep, _ in
      for transaction in transactions {
        _ = try lockStep.transact(transaction.input, settings: transaction.settings)
      }
      try lockStep.finish()
    }
  }
}

extension TrainingRun {
  /// What the golden model is asked in this training, or some of it.
  ///
  /// - Parameter numbers: the transactions, counted from 1, in the order in which they are wanted;
  ///   `nil` for all.
  /// - Throws: `Diagnostic` (`transaction-number`) where the training has no such transaction.
  public func transactions(
    seed: UInt32, only numbers: [Int]? = nil
  ) throws -> [RecordedTransaction] {
    var recorder = RecordingAgent(
      specification, seed: seed,
      hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
    _ = try run(&recorder)
    let all = recorder.transactions
    guard let numbers else { return all }
    if let wrong = numbers.first(where: { !(1...max(1, all.count)).contains($0) }) {
      throw Diagnostic(
        .error, "transaction-number",
        "there is no transaction \(wrong); the training has transactions 1 to \(all.count)",
        remedy: "name transactions of the same seed, maze and number of episodes")
    }
    return numbers.map { all[$0 - 1] }
  }
}

/// The golden model, taking down what it is asked.
private struct RecordingAgent: Agent {
  private var model: any GoldenAgent
  private(set) var transactions: [RecordedTransaction] = []

  init(
    _ specification: QLearningAcceleratorSpecification, seed: UInt32, hardwareSeed: UInt32
  ) {
    model = specification.goldenAgent(seed: seed)
    _ = model.start(hardwareSeed: hardwareSeed)
  }

  mutating func action(for input: AgentInput, settings: AgentSettings) throws -> Int {
    transactions.append(RecordedTransaction(settings: settings, input: input))
    return try model.action(for: input, settings: settings)
  }
}
