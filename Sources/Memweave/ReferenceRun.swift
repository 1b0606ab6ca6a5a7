import CoSimulation
import Reference
import Specifications
import Workloads

/// Trains the golden model alone.
public struct ReferenceRun: Sendable {
  public let training: TrainingRun
  public let seed: UInt32

  public init(_ training: TrainingRun, seed: UInt32) {
    self.training = training
    self.seed = seed
  }

  /// - Parameters:
  ///   - observeStart: is told how the run started.
  ///   - observer: is told of every transaction and the golden record of it.
  ///   - progress: is told of every episode.
  public func run(
    start observeStart: (Trace.Head) throws -> Void = { _ in },
    observer: ((RecordedTransaction, TransactionRecord) throws -> Void)? = nil,
    progress: (TrainingEpisode) throws -> Void = { _ in }
  ) throws -> RunReport {
    let specification = training.specification
    var agent = ObservedReference(
      model: specification.goldenAgent(seed: seed), observer: observer)
    let hardwareSeed = QLearningAcceleratorReference.hardwareSeed(for: seed)
    let start = agent.model.start(hardwareSeed: hardwareSeed)
    agent.cycles = start.latency
    try observeStart(
      Trace.Head(
        design: specification.title, seed: seed, hardwareSeed: hardwareSeed, start: start))
    let result = try training.run(&agent, progress: progress)
    var report = RunReport(
      design: specification.title, seed: seed, transactions: result.transactions, mismatches: 0,
      episodes: result.episodes, converged: result.converged,
      episodesToConvergence: result.episodesToConvergence, cycles: agent.cycles,
      shortestLength: result.shortestLength, path: result.path)
    report.costs = agent.model.costs
    return report
  }
}

/// The golden model with somebody looking on, who also counts the cycles it promises.
private struct ObservedReference: Agent {
  var model: any GoldenAgent
  let observer: ((RecordedTransaction, TransactionRecord) throws -> Void)?
  var cycles = 0

  mutating func action(for input: AgentInput, settings: AgentSettings) throws -> Int {
    let record: TransactionRecord = model.transact(input, settings: settings)
    cycles += record.latency
    try observer?(RecordedTransaction(settings: settings, input: input), record)
    return record.action ?? 0
  }
}
