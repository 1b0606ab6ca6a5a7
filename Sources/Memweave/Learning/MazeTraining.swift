import CoSimulation
import Diagnostics
import Generation
import Reference
import Specifications
import Workloads

/// A training that stays in hardware, accelerator and maze side by side, and the golden run that it is held
/// against: every update, every choice, every count and the clock cycles.
public struct MazeTraining: Sendable {
  public typealias Event = MazeTrainingHardware.Event

  /// What the golden model says of a training.
  public struct Expectation: Sendable {
    public var counts: MazeTrainingCounts
    public var events: [Event]
    public var result: TrainingResult
  }

  /// The training; its greedy paths are followed as hardware does.
  public let training: TrainingRun
  /// What the hardware is loaded with.
  public var program: MazeProgram

  /// - Throws: what `TrainingRun` throws; `training-limits` also where a limit is more than the hardware counts to.
  public init(_ training: TrainingRun) throws {
    var settings = training.settings
    settings.followsLoops = true
    let greatest = 1 << MazeProgram.stepBits
    guard
      [settings.stepLimit, settings.convergenceEpisodes, training.acceptedLength]
        .allSatisfy({ $0 < greatest })
    else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "training-limits", "a limit of the training is \(greatest) or more",
          remedy: "let steps, path and convergence episodes each be less"))
    }
    self.training = try TrainingRun(
      maze: training.maze, specification: training.specification, settings: settings)
    program = self.training.program
  }

  /// Runs the golden model.
  public func expectation(seed: UInt32) throws -> Expectation {
    var agent = RecordedReference(model: training.specification.goldenAgent(seed: seed))
    _ = agent.model.start(
      hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
    var lostPaths = 0
    let result = try training.run(&agent) { episode in
      if episode.greedyPath.last != training.maze.goal { lostPaths += 1 }
    }
    return Expectation(
      counts: MazeTrainingCounts(
        episodesToConvergence: result.episodesToConvergence ?? 0, episodes: result.episodes,
        steps: result.steps, transactions: result.transactions,
        cycles: MazeProgram.cycles(
          answering: agent.latency, transactions: result.transactions,
          lostPaths: lostPaths)),
      events: agent.events, result: result)
  }

  /// Trains the hardware, and holds it against the golden model.
  ///
  /// - Throws: `Mismatch` with the first difference, `ModelFailure` when the hardware does not end.
  public func run(_ model: MazeTrainingModel, seed: UInt32) throws -> Expectation {
    let expected = try expectation(seed: seed)
    let hardware = try MazeTrainingHardware(model, seed: seed)
    try hardware.load(program)
    try hardware.start(
      hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
    try hardware.apply(training.settings.learningRegisters(episode: 1))
    var compared = 0
    let counts = try hardware.train(limit: 2 * expected.counts.cycles + 1000) { events in
      for event in events {
        try compare(
          .update, "update or choice \(compared + 1)",
          expected.events.indices.contains(compared) ? "\(expected.events[compared])" : "none",
          "\(event)")
        compared += 1
      }
    }
    try compare(.update, "updates and choices", "\(expected.events.count)", "\(compared)")
    try compare(.counters, "counts", "\(expected.counts)", "\(counts)")
    let own = try hardware.counters()
    try compare(
      .counters, "episodes and updates of the accelerator",
      "\(expected.counts.episodes), \(expected.counts.steps)", "\(own.episodes), \(own.steps)")
    return expected
  }

  private func compare(
    _ stage: Stage, _ quantity: String, _ expected: String, _ found: String
  ) throws {
    guard expected != found else { return }
    throw Mismatch(
      transaction: 0, stage: stage, quantity: quantity, expected: expected, found: found)
  }
}

/// A golden model whose updates and choices are noted.
private struct RecordedReference: Agent {
  var model: any GoldenAgent
  var events: [MazeTraining.Event] = []
  var latency = 0

  mutating func action(for input: AgentInput, settings: AgentSettings) throws -> Int {
    let record = model.transact(input, settings: settings)
    latency += record.latency
    if let error = record.error, let value = record.updatedValue {
      events.append(.update(error: error, value: value))
    }
    if record.action != nil { events.append(.choice(explored: record.explored)) }
    return record.action ?? 0
  }
}
