import Diagnostics
import Specifications

/// One transaction as it was recorded: what the registers held and what the stream carried.
public struct RecordedTransaction: Sendable, Hashable, Codable {
  public var settings: AgentSettings
  public var input: AgentInput

  public init(settings: AgentSettings, input: AgentInput) {
    self.settings = settings
    self.input = input
  }
}

/// The golden answers to a recorded run.
public struct TransactionReplay: Sendable, Hashable {
  public let initialisation: InitialisationRecord
  /// One record for each transaction.
  public let records: [TransactionRecord]
  /// What the counters hold at the end.
  public let counters: AcceleratorCounters
  /// The state of every cell at the end, `row * columns + column`.
  public let cellStates: [Double]

  /// - Parameters:
  ///   - transactions: in the order in which they were recorded, from the start.
  ///   - specification: the accelerator they were recorded from.
  ///   - seed: the seed of its macros.
  ///   - hardwareSeed: what its seed register held at the start.
  /// - Throws: `DiagnosticReport` with every transaction that does not fit the specification (`transaction-state`,
  ///   `transaction-reward`, `transaction-ratio`).
  public init(
    of transactions: [RecordedTransaction], specification: QLearningAcceleratorSpecification,
    seed: UInt32, hardwareSeed: UInt32
  ) throws {
    let problems = transactions.enumerated().flatMap { index, transaction in
      transaction.problems(number: index + 1, specification: specification)
    }
    try DiagnosticReport(problems).throwIfErrors()
    var model = QLearningAcceleratorReference(specification, seed: seed)
    initialisation = model.start(hardwareSeed: hardwareSeed)
    records = transactions.map { model.transact($0.input, settings: $0.settings) }
    counters = model.counters
    cellStates = model.cellStates
  }
}

extension RecordedTransaction {
  /// What does not fit the specification.
  func problems(
    number: Int, specification: QLearningAcceleratorSpecification
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func check(_ identifier: String, _ what: String, _ value: Int, _ possible: Range<Int>) {
      if possible.contains(value) { return }
      problems.append(
        Diagnostic(
          .error, identifier, "transaction \(number): \(what) \(value) is out of range",
          remedy: "expected \(possible.lowerBound) to \(possible.upperBound - 1): record the run "
            + "again with this description"))
    }
    let rewardLimit = 1 << (specification.learning.rewardBits - 1)
    check("transaction-state", "state", input.state, 0..<specification.states)
    check("transaction-reward", "reward", input.reward, -rewardLimit..<rewardLimit)
    check("transaction-ratio", "learning rate", settings.constantLearningRate, 0..<65537)
    check("transaction-ratio", "discount", settings.discount, 0..<65537)
    check("transaction-ratio", "exploration", settings.exploration, 0..<65537)
    return problems
  }
}
