import Memweave

/// `memweave cosim`: trains hardware and golden model in lock-step.
struct CosimulationAction {
  let options: Invocation.CosimulationOptions

  func perform() throws -> ExitStatus {
    let wave = try WaveRequest(options)
    let preparation = try Preparation(options.description, maze: options.maze)
    let training = try preparation.training(episodes: options.episodes)
    let design = try preparation.design()
    let recorder = options.trace.map {
      TraceRecorder(path: $0, of: preparation.specification)
    }
    let request = try CoverageRequest(options, of: AcceleratorCoverage(design))
    var coveredRuns: Int?
    func cover(_ counts: CoverageCounts) throws { coveredRuns = try request?.add(counts) }
    let whole = wave.flatMap { $0.cycles == nil ? $0 : nil }
    let model = try model(design, waves: whole?.format, measuresCoverage: request != nil)
    let run = LockStepRun(model, training: training, seed: options.seed ?? 1, wave: whole?.path)
    let line = ProgressLine(title: preparation.specification.title)
    var failure: FailureReplay?
    let observer = recorder.map { recorder in
      { (transaction, record) in recorder.record(transaction, record) }
    }
    let report =
      if let numbers = try options.transactionNumbers() {
        try run.run(
          only: numbers, start: { recorder?.begin($0) }, observer: observer,
          failure: { failure = $0 }, coverage: cover)
      } else {
        try run.run(
          start: { recorder?.begin($0) }, observer: observer, progress: { line.show($0) },
          failure: { failure = $0 }, coverage: cover)
      }
    line.clear()
    try recorder?.finish()
    if options.json {
      Console.print(try Summary.json(report))
    } else {
      Console.print(Summary.headline(design.specification))
      let figures = Summary.figures(report, specification: design.specification)
      // Selected transactions learn nothing; only how they were counted says something.
      for figure in options.transactions == nil ? figures : Array(figures.prefix(2)) {
        Console.print(figure)
      }
      if let coveredRuns, let path = options.coverage {
        Console.print(Summary.row("coverage", "\(path), runs: \(coveredRuns)"))
      }
    }
    if let failure { try tell(failure, model: model, design: design) }
    if let wave { try finish(wave, failure: failure, model: model, design: design) }
    return report.mismatches == 0 ? .success : .mismatch
  }

  /// The mismatch, the course of the signals, and the command that comes to it again.
  private func tell(
    _ failure: FailureReplay, model: AcceleratorModel, design: GeneratedDesign
  ) throws {
    if options.json { return }
    Console.print("\(failure.mismatch)")
    if let line = failure.mismatch.drivingLine(in: design) { Console.print("  driven at \(line)") }
    Console.print("")
    Console.print("\(try failure.story(on: model))\n")
    Console.print("reproduce with: \(Reproduction(options).command)")
    if options.transactions != nil || failure.transactions.isEmpty { return }
    let short = try StimulusShrinking(on: model).shortest(failure)
    let count = failure.transactions.count
    guard short.numbers.count < count else { return }
    Console.print("\nit fails with \(short.numbers.count) of the \(count) transactions too:")
    for (number, transaction) in zip(short.numbers, short.failure.transactions) {
      Console.print("  \(number): \(transaction.input.summary)")
    }
    Console.print("reproduce with: \(Reproduction(options, only: short.numbers).command)")
  }

  private func finish(
    _ wave: WaveRequest, failure: FailureReplay?, model: AcceleratorModel, design: GeneratedDesign
  ) throws {
    if let cycles = wave.cycles {
      guard let failure else {
        return WaveRequest.tellOfNone()
      }
      let traced = try self.model(design, waves: wave.format)
      try failure.writeWave(to: wave.path, on: traced, cycles: cycles)
    }
    try wave.writeSaveFile(WaveSaveFile(of: model, wave: wave.fileName, failure: failure))
    if options.json { return }
    wave.tell()
  }

  private func model(
    _ design: GeneratedDesign, waves: WaveFormat?, measuresCoverage: Bool = false
  ) throws -> AcceleratorModel {
    let sources = try options.rtl.map { try RTLFolder($0, design: design).sources }
    return try AcceleratorModel(
      design, sources: sources, waves: waves, measuresCoverage: measuresCoverage)
  }
}

/// The command line that comes to the same mismatch.
private struct Reproduction {
  let command: String

  init(_ options: Invocation.CosimulationOptions, only numbers: [Int]? = nil) {
    var words = ["memweave cosim", options.description, "--seed \(options.seed ?? 1)"]
    if let episodes = options.episodes { words.append("--episodes \(episodes)") }
    if let maze = options.maze { words.append("--maze \(maze)") }
    if let rtl = options.rtl { words.append("--rtl \(rtl)") }
    if let text = numbers.map({ $0.map(String.init).joined(separator: ",") })
      ?? options.transactions
    {
      words.append("--transactions \(text)")
    }
    command = words.joined(separator: " ")
  }
}

extension AgentInput {
  /// `state 3, reward -120, first`
  fileprivate var summary: String {
    "state \(state), reward \(reward)" + (first ? ", first" : "") + (done ? ", done" : "")
  }
}

extension Invocation.CosimulationOptions {
  /// What `--transactions` names.
  func transactionNumbers() throws -> [Int]? {
    guard let text = transactions else { return nil }
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    return try words.map { word in
      guard let number = Int(word), number >= 1 else {
        throw Diagnostic(
          .error, "transaction-number", "'\(word)' in '--transactions \(text)' is no number",
          remedy: "name transactions, counted from 1, with commas between them: 17,145")
      }
      return number
    }
  }
}
