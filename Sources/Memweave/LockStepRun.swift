import CoSimulation
import Foundation
import Generation
import Reference
import Specifications
import Workloads

/// What came of a training run on the hardware, on the golden model, or on both in lock-step.
public struct RunReport: Sendable, Hashable, Codable {
  public var design: String
  public var seed: UInt32
  public var transactions: Int
  /// Transactions that differed: 0, or 1 since the first ends the run.
  public var mismatches: Int
  /// Episodes run, those that confirm the convergence included.
  public var episodes: Int
  public var converged: Bool
  /// The first of the successive episodes whose greedy path was a shortest one.
  public var episodesToConvergence: Int?
  /// Clock cycles, start included.
  public var cycles: Int
  public var firstMismatch: Mismatch?
  /// Steps of a shortest path, and the greedy path at the end, as states.
  public var shortestLength: Int
  public var path: [Int]
  /// What the memristors cost, where the golden model ran alone.
  public var costs: DeviceCosts?
}

/// Trains an accelerator's hardware and its golden model in lock-step.
public struct LockStepRun: Sendable {
  public let model: AcceleratorModel
  public let training: TrainingRun
  public let seed: UInt32
  /// The file for the values of all signals over time; the model has to be one with waves.
  public let wave: String?

  public init(
    _ model: AcceleratorModel, training: TrainingRun, seed: UInt32, wave: String? = nil
  ) {
    self.model = model
    self.training = training
    self.seed = seed
    self.wave = wave
  }

  /// Runs to the end or to the first mismatch.
  ///
  /// - Parameters:
  ///   - observer: is told of every transaction and the hardware's record of it.
  ///   - progress: is told of every episode.
  ///   - failure: is told of the first mismatch, and how to come to it again.
  ///   - coverage: is told of what was reached, where the model counts it.
  /// - Throws: `ModelFailure` when the model stops by itself.
  public func run(
    start observeStart: (Trace.Head) throws -> Void = { _ in },
    observer: ((RecordedTransaction, TransactionRecord) throws -> Void)? = nil,
    progress: (TrainingEpisode) throws -> Void = { _ in },
    failure: (FailureReplay) throws -> Void = { _ in },
    coverage: (CoverageCounts) throws -> Void = { _ in }
  ) throws -> RunReport {
    try run(start: observeStart, observer: observer, failure: failure, coverage: coverage) {
      lockStep, report in
      let result = try training.run(&lockStep) { episode in
        report.episodes = episode.number
        report.path = episode.greedyPath
        try progress(episode)
      }
      try lockStep.finish()
      report.converged = result.converged
      report.episodesToConvergence = result.episodesToConvergence
    }
  }

  /// Starts hardware and golden model, has `work` ask both, and takes down what came of it.
  func run(
    start observeStart: (Trace.Head) throws -> Void,
    observer: ((RecordedTransaction, TransactionRecord) throws -> Void)?,
    failure: (FailureReplay) throws -> Void, coverage: (CoverageCounts) throws -> Void,
    work: (inout LockStep, inout RunReport) throws -> Void
  ) throws -> RunReport {
    let hardwareSeed = QLearningAcceleratorReference.hardwareSeed(for: seed)
    var report = RunReport(
      design: model.specification.title, seed: seed, transactions: 0, mismatches: 0, episodes: 0,
      converged: false, cycles: 0, shortestLength: training.shortestLength, path: [])
    let hardware = try model.agent(seed: seed)
    if let wave { try hardware.openWave(wave) }
    defer { hardware.closeWave() }
    var lockStep = LockStep(hardware: hardware, seed: seed, observer: observer)
    do {
      let start = try lockStep.start(hardwareSeed: hardwareSeed)
      try observeStart(
        Trace.Head(
          design: model.specification.title, seed: seed, hardwareSeed: hardwareSeed, start: start))
      try work(&lockStep, &report)
    } catch let mismatch as Mismatch {
      report.mismatches = 1
      report.firstMismatch = mismatch
      try failure(
        FailureReplay(
          mismatch: mismatch, seed: seed, hardwareSeed: hardwareSeed,
          transactions: lockStep.history))
    }
    report.transactions = lockStep.transactions
    report.cycles = hardware.cycle
    if model.measuresCoverage { try coverage(hardware.coverage()) }
    return report
  }
}
