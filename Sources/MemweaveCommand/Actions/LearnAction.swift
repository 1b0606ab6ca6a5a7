import Memweave

/// `memweave learn`: compares learning rates over many seeds.
struct LearnAction {
  let options: Invocation.LearnOptions

  private static let seeds = 30

  /// What `--json` prints.
  private struct Report: Codable {
    var design: String
    var model: String
    var task: String
    var seeds: Int
    var table: ComparisonTable
  }

  func perform() async throws -> ExitStatus {
    try refuseContradictions()
    let preparation = try Preparation(options.description, maze: options.maze)
    let seeds = options.seeds ?? Self.seeds
    if let page = options.report {
      try await ResultsPage(
        specification: preparation.specification, description: options.description, seeds: seeds,
        measured: MeasuredOutcomes(folder: options.resume)
      ).write(to: page)
    } else if let page = options.prototype {
      return try await holdAgainstPrototype(preparation, seeds: seeds, page: page)
    } else if let workload = options.workload.flatMap(Workload.init) {
      try await compare(in: workload, preparation, seeds: seeds)
    } else {
      try await compare(preparation, seeds: seeds)
    }
    return .success
  }

  private func holdAgainstPrototype(
    _ preparation: Preparation, seeds: Int, page: String
  ) async throws -> ExitStatus {
    let comparison = try await PrototypeComparison(
      specification: preparation.specification, seeds: seeds,
      progress: LearningProgress.line("prototype"))
    LearningProgress.end()
    try ResultsPage.write(comparison.page(seeds: seeds), to: page)
    for row in comparison.unexpected {
      Console.printError(
        "\(row.published.task.rawValue), \(row.published.name): differs in "
          + row.differences.joined(separator: ", "))
    }
    Console.print(
      "\(comparison.rows.count) rows, \(comparison.unexpected.count) differ and are not known to")
    return comparison.unexpected.isEmpty ? .success : .mismatch
  }

  private func compare(_ preparation: Preparation, seeds: Int) async throws {
    let task =
      options.dynamic ? LearningTask.sequence(Maze.dynamic8) : .maze(try preparation.maze())
    var settings = TrainingSettings(preparation.specification.learning)
    if let limit = options.episodes { settings.episodeLimit = limit }
    let comparison = LearningComparison(
      specification: preparation.specification, task: task,
      model: options.model.flatMap(LearningModel.init) ?? .float,
      strategies: .all(of: preparation.specification, on: task), seeds: seeds, settings: settings)
    let table = try await LearningProgress.watch(comparison)
    if let folder = options.output {
      try await LearningCurves(comparison).write(to: folder)
    }
    if options.json {
      Console.print(
        try Summary.json(
          Report(
            design: preparation.specification.title, model: comparison.model.rawValue,
            task: LearningText.name(of: comparison.task), seeds: seeds, table: table)))
    } else {
      Console.write(LearningText.text(of: table, from: comparison), to: .standardOutput)
    }
  }

  private func compare(
    in workload: Workload, _ preparation: Preparation, seeds: Int
  ) async throws {
    let tilings = options.tilings ?? 1
    var comparison = WorkloadComparison(
      specification: preparation.specification, workload: workload, maze: try preparation.maze(),
      model: options.model.flatMap(LearningModel.init) ?? (tilings > 1 ? .golden : .float),
      strategies: .all(of: preparation.specification).filter {
        tilings == 1 || $0.rateIsKnownBeforehand
      }, seeds: seeds, settings: TrainingSettings(preparation.specification.learning))
    comparison.tilings = tilings
    let table = ReturnTable(
      strategies: comparison.strategies,
      returns: try await comparison.returns(
        progress: LearningProgress.line("\(comparison.model.rawValue), \(workload.rawValue)")))
    LearningProgress.end()
    Console.write(
      options.json
        ? try Summary.json(table) + "\n" : LearningText.text(of: table, from: comparison),
      to: .standardOutput)
  }

  private func refuseContradictions() throws {
    let ofMazes = [
      options.dynamic, options.output != nil, options.report != nil, options.episodes != nil,
    ]
    if options.workload != nil, ofMazes.contains(true) {
      throw Self.contradiction(
        "--workload goes with --seeds, --model, --maze, --tilings and --json only")
    }
    if options.tilings != nil, options.workload != Workload.robot.rawValue {
      throw Self.contradiction("--tilings goes with --workload robot only")
    }
    if options.prototype != nil, options.workload != nil || options.report != nil {
      throw Self.contradiction("--prototype takes no option but --seeds")
    }
    let alone = [
      options.maze != nil, options.model != nil, options.episodes != nil, options.output != nil,
      options.dynamic, options.json,
    ]
    if options.report != nil, alone.contains(true) {
      throw Self.contradiction("--report takes no option but --seeds and --resume")
    }
    if options.resume != nil, options.report == nil {
      throw Self.contradiction("--resume goes with --report only")
    }
    if options.prototype != nil, alone.contains(true) {
      throw Self.contradiction("--prototype takes no option but --seeds")
    }
    if options.dynamic, options.maze != nil {
      throw Self.contradiction("--dynamic has its own mazes; --maze does not go with it")
    }
    if options.dynamic, options.output != nil {
      throw Self.contradiction("learning curves (-o) are of a single maze, not of --dynamic")
    }
  }

  private static func contradiction(_ message: String) -> DiagnosticReport {
    DiagnosticReport(
      Diagnostic(.error, "learn-options", message, remedy: "leave one of them out"))
  }
}

extension [LearningStrategy] {
  /// Constants, decays, and the device as it is described, by both mappings; of an accelerator that has
  /// them, also rates by visits and the device that is stimulated again at changes.
  static func all(of specification: QLearningAcceleratorSpecification) -> [LearningStrategy] {
    let stretching = specification.learningRate.device.stretching
    let all = LearningStrategy.all(stretchings: [stretching])
    let visits = specification.learning.visitRate == nil ? [] : [LearningStrategy.visits]
    let detecting =
      specification.learning.changeDetector == nil
      ? [] : [LearningStrategy.detectingDevice(.normalised, stretching: stretching)]
    return all + visits + detecting
  }

  /// In a sequence of mazes also the device that is stimulated again between them.
  static func all(
    of specification: QLearningAcceleratorSpecification, on task: LearningTask
  ) -> [LearningStrategy] {
    guard case .sequence = task else { return all(of: specification) }
    let stretching = specification.learningRate.device.stretching
    return all(of: specification) + [.stimulatedDevice(.normalised, stretching: stretching)]
  }
}
