import Memweave

/// All that the page of results tells of.
struct ResultsMeasurements {
  /// The share of the seeds that the golden models and the RTL learn with.
  private static let share = 10
  /// The seeds of the reduced run that a test repeats.
  static let reducedSeeds = 3
  /// Episodes after which RTL gives up a maze of the sequence: a stuck agent takes half a million
  /// transactions to the limit of the other models.
  static let limitInRTL = 250
  /// Seeds for each form of the values.
  static let seedsOfStuck = 10
  private static let normalised = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85]
  private static let literal = [0.5, 0.7, 1.0]
  /// What comes nearest to the published figure for a sequence, as it is and stimulated again.
  private static let nearSequence: [LearningStrategy] = [
    .device(.normalised, stretching: 0.6), .stimulatedDevice(.normalised, stretching: 0.6),
  ]

  /// Tables of one task.
  struct Task {
    var float: ComparisonTable
    /// The golden model of the crossbar, and of the table engine.
    var golden: ComparisonTable
    var goldenTable: ComparisonTable
    /// In RTL.
    var crossbar: ComparisonTable
    var table: ComparisonTable

    var inRTL: [(engine: String, table: ComparisonTable)] {
      [("crossbar", crossbar), ("table", table)]
    }
  }

  let seeds: Int
  /// Those of the golden models and the RTL.
  let few: Int
  let tableSpecification: QLearningAcceleratorSpecification
  let single: Task
  let sequence: Task
  let stuck: StuckAgents
  let costs: CostsText
  /// What the reduced run prints.
  let reduced: String

  /// Measures what is not kept in `measured`.
  init(
    _ specification: QLearningAcceleratorSpecification, seeds: Int, measured: MeasuredOutcomes
  ) async throws {
    self.seeds = seeds
    few = max(1, seeds / Self.share)
    let engine = try Self.tableEngine(like: specification)
    tableSpecification = engine
    let maze = LearningTask.maze(try .fitting(states: specification.states))
    let mazes = LearningTask.sequence(Maze.dynamic8)
    let wide =
      LearningStrategy.constants + LearningStrategy.decays
      + Self.normalised.map { .device(.normalised, stretching: $0) }
      + Self.literal.map { .device(.literal, stretching: $0) }
    let few = few
    func table(
      _ title: String, _ model: LearningModel, _ specification: QLearningAcceleratorSpecification,
      _ task: LearningTask, _ strategies: [LearningStrategy]? = nil, limit: Int? = nil
    ) async throws -> ComparisonTable {
      var settings = TrainingSettings(specification.learning)
      if let limit { settings.episodeLimit = limit }
      let comparison = LearningComparison(
        specification: specification, task: task, model: model,
        strategies: strategies ?? .all(of: specification, on: task) + Self.further(in: task),
        seeds: model == .float ? seeds : few, settings: settings)
      let outcomes = try await measured.outcomes(of: comparison, title: title)
      return ComparisonTable(zip(comparison.strategies, outcomes).map { ($0, $1) })
    }
    let watchful = try Self.watchful(specification)
    single = Task(
      float: try await table("STATIC10, float", .float, specification, maze, wide),
      golden: try await table("STATIC10, golden", .golden, specification, maze),
      goldenTable: try await table("STATIC10, golden table", .golden, engine, maze),
      crossbar: try await table("STATIC10, crossbar in RTL", .rtl, specification, maze),
      table: try await table("STATIC10, table in RTL", .rtl, engine, maze))
    let tableSequence = try await table(
      "DYN, table in RTL", .rtl, Self.watchful(engine), mazes, limit: Self.limitInRTL)
    sequence = Task(
      float: try await table("DYN, float", .float, specification, mazes, wide),
      golden: try await table("DYN, golden", .golden, watchful, mazes),
      goldenTable: try await table("DYN, golden table", .golden, Self.watchful(engine), mazes),
      crossbar: try await table(
        "DYN, crossbar in RTL", .rtl, watchful, mazes, limit: Self.limitInRTL),
      table: tableSequence)
    let study = ResolutionStudy(
      specification: specification, task: mazes, rates: (1...10).map { Double($0) / 10 },
      seeds: Self.seedsOfStuck)
    stuck = try await measured.kept(
      "stuck agents", measured: "\(study), \(StuckAgents.formats)"
    ) {
      try await StuckAgents(study) { try Self.tableEngine(like: specification, $0, $1) }
    }
    costs = CostsText(costs: [
      ("crossbar", try await Self.costs(specification, maze, few), specification.clock),
      ("table", try await Self.costs(engine, maze, few), engine.clock),
    ])
    let reduced = LearningComparison(
      specification: specification, task: maze, model: .float,
      strategies: .all(of: specification), seeds: Self.reducedSeeds,
      settings: TrainingSettings(specification.learning))
    self.reduced = LearningText.text(of: try await reduced.table(), from: reduced)
  }

  private static func further(in task: LearningTask) -> [LearningStrategy] {
    if case .sequence = task { nearSequence } else { [] }
  }

  /// The same agent with a change detector in it, as it is by default.
  private static func watchful(
    _ specification: QLearningAcceleratorSpecification
  ) throws -> QLearningAcceleratorSpecification {
    var watchful = specification
    watchful.learning.changeDetector = try AcceleratorDescription("watchful") {
      Learning(
        engine: specification.table == nil ? .crossbar : .table, states: specification.states,
        actions: specification.actions, fractionBits: specification.learning.fractionBits,
        changeDetector: ChangeDetector())
    }.specification().learning.changeDetector
    return watchful
  }

  /// The same agent with its values in on-chip memory.
  private static func tableEngine(
    like specification: QLearningAcceleratorSpecification, _ fractionBits: Int? = nil,
    _ rounding: Rounding? = nil
  ) throws -> QLearningAcceleratorSpecification {
    var table = try AcceleratorDescription("maze-table") {
      Learning(
        engine: .table, states: specification.states, actions: specification.actions,
        fractionBits: fractionBits, rounding: rounding)
    }.specification()
    table.learningRate = specification.learningRate
    table.clock = specification.clock
    return table
  }

  private static func costs(
    _ specification: QLearningAcceleratorSpecification, _ task: LearningTask, _ seeds: Int
  ) async throws -> TrainingCosts {
    try await TrainingCosts(
      specification, task: task, settings: TrainingSettings(specification.learning), seeds: seeds)
  }
}
