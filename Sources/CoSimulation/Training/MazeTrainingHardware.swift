import Components
import Reference
import RegisterMaps
import Specifications

/// An accelerator with its maze, running: what a host does before a training, and what it reads after it.
/// In between nobody touches a pin.
public final class MazeTrainingHardware {
  /// What the trace shows of an update, or of a choice.
  public enum Event: Sendable, Hashable {
    /// The temporal-difference error, and the value after the update.
    case update(error: Int, value: Int)
    case choice(explored: Bool)
  }

  public let specification: QLearningAcceleratorSpecification
  private let instance: ModelInstance
  private let agent: RegisterDriver<AgentRegisters>
  private let trainer: RegisterDriver<MazeRegisters>
  private let trainerBus: AXI4LiteManager
  private let recorders: [AcceleratorModel.Recorder]

  /// - Parameter seed: the seed of the macros (`memweave_seed`).
  public init(_ model: MazeTrainingModel, seed: UInt32) throws {
    specification = model.specification
    recorders = AcceleratorModel.recorders(specification)
    instance = try model.library.makeInstance(plusargs: ["memweave_seed": "\(seed)"])
    try instance.reset()
    let bus = AXI4LiteManager(ModelPins(instance, prefix: "axi_"))
    agent = try RegisterDriver(AgentRegisters(specification), over: bus)
    trainerBus = AXI4LiteManager(ModelPins(instance, prefix: "maze_"))
    trainer = try RegisterDriver(MazeRegisters(), over: trainerBus)
  }

  // MARK: Before a training

  /// Loads a maze and the limits of its training.
  public func load(_ maze: MazeProgram) throws {
    for (number, open) in maze.openMoves.enumerated() {
      try trainer.write(\.cell) {
        $0.open = UInt64(open)
        $0.number = UInt64(number)
        $0.store = true
      }
    }
    try trainer.write(\.columns.value, UInt64(maze.columns))
    try trainer.write(\.startCell.value, UInt64(maze.start))
    try trainer.write(\.goalCell.value, UInt64(maze.goal))
    try trainer.write(\.stepLimit.value, UInt64(maze.stepLimit))
    try trainer.write(\.acceptedLength.value, UInt64(maze.acceptedLength))
    try trainer.write(\.confirmations.value, UInt64(maze.confirmations))
    try trainer.write(\.episodeLimit.value, UInt64(maze.episodeLimit))
  }

  /// Starts the agent and waits until it is ready. It does not learn then, until that is applied.
  ///
  /// - Throws: `ModelFailure` when `limit` cycles were not enough.
  public func start(hardwareSeed: UInt32, limit: Int = 1 << 30) throws {
    try agent.write(\.seed.value, UInt64(hardwareSeed))
    try agent.write(\.control) { $0.start = true }
    try wait(limit) { try agent.read(\.status.started) }
    _ = instance.takeRecords()
  }

  /// Reads the status now and then.
  private func wait(_ limit: Int, until isReady: () throws -> Bool) throws {
    let end = Int(instance.cycle) + limit
    var pause = 16
    while try !isReady() {
      guard Int(instance.cycle) < end else {
        throw ModelFailure(
          .timeout(cycles: limit), "model-timeout",
          "the agent was not ready within \(limit) cycles of its start")
      }
      try instance.step(pause)
      pause = min(2 * pause, 4096)
    }
  }

  /// Writes what the agent learns by.
  public func apply(_ settings: AgentSettings) throws {
    try agent.write(settings)
  }

  // MARK: A training

  /// Begins a training and lets the clock run until it is over.
  ///
  /// - Parameters:
  ///   - limit: cycles after which a training that does not end is given up.
  ///   - observe: is told now and then what the trace has shown since.
  /// - Throws: `ModelFailure` at the limit, and what `observe` throws.
  public func train(
    limit: Int, observe: ([Event]) throws -> Void = { _ in }
  ) throws -> MazeTrainingCounts {
    let finished = try instance.library.output("finished_o")
    let control = trainer.map.address(\.control)
    let began = try trainerBus.beginWrite(control, 1)
    // Its answer tells that the end of a training before is forgotten.
    try trainerBus.endWrite(control)
    while try !instance.run(upTo: Self.slice, until: finished) {
      try observe(takeEvents())
      guard Int(instance.cycle) - began < limit else {
        throw ModelFailure(
          .timeout(cycles: limit), "model-timeout",
          "the training was not over within \(limit) cycles")
      }
    }
    let cycles = Int(instance.cycle) - began
    try observe(takeEvents())
    return MazeTrainingCounts(
      episodesToConvergence: Int(try trainer.read(\.convergedAt.value)),
      episodes: Int(try trainer.read(\.episodes.value)),
      steps: Int(try trainer.read(\.steps.value)),
      transactions: Int(try trainer.read(\.transactions.value)), cycles: cycles)
  }

  /// Cycles between two looks at the trace.
  private static let slice = 1 << 16

  /// Episodes and updates as the accelerator counts them, since its start.
  public func counters() throws -> (episodes: Int, steps: Int) {
    (Int(try agent.read(\.episodes.value)), Int(try agent.read(\.steps.value)))
  }

  private func takeEvents() -> [Event] {
    instance.takeRecords().compactMap { record in
      let first = record.fields.startIndex
      switch recorders[record.recorder] {
      case .update:
        return .update(
          error: Int(record.fields[first].signed(width: specification.errorBits)),
          value: Int(record.fields[first + 1].signed(width: specification.valueBits)))
      case .choice: return .choice(explored: record.fields[first] == 1)
      case .rate, .conversion, .value, .pulse: return nil
      }
    }
  }
}
