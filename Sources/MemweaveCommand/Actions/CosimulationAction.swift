import Memweave

/// `memweave cosim`: trains hardware and golden model in lock-step.
struct CosimulationAction {
  let options: Invocation.CosimulationOptions

  func perform() throws -> ExitStatus {
    let wave = try WaveRequest(options)
    let preparation = try Preparation(options.description, maze: options.maze)
    let training = try preparation.training(episodes: options.episodes)
    let design = try preparation.design()
    let recorder = options.trace.map(TraceRecorder.init)
    let whole = wave.flatMap { $0.cycles == nil ? $0 : nil }
    let model = try model(design, waves: whole?.format)
    let run = LockStepRun(model, training: training, seed: options.seed ?? 1, wave: whole?.path)
    let line = ProgressLine(title: preparation.specification.title)
    var failure: FailureReplay?
    let report = try run.run(
      start: { recorder?.begin($0) },
      observer: recorder.map { recorder in { recorder.record($0, $1) } },
      progress: { line.show($0) },
      failure: { failure = $0 })
    line.clear()
    try recorder?.finish()
    if options.json {
      Console.print(try Summary.json(report))
    } else {
      Console.print(Summary.headline(design.specification))
      for figure in Summary.figures(report, specification: design.specification) {
        Console.print(figure)
      }
    }
    if let failure { try tell(failure, model: model) }
    if let wave { try finish(wave, failure: failure, model: model, design: design) }
    return report.mismatches == 0 ? .success : .mismatch
  }

  /// The mismatch, the course of the signals, and the command that comes to it again.
  private func tell(_ failure: FailureReplay, model: AcceleratorModel) throws {
    if options.json { return }
    Console.print("\(failure.mismatch)\n")
    Console.print("\(try failure.story(on: model))\n")
    Console.print("reproduce with: \(Reproduction(options).command)")
  }

  private func finish(
    _ wave: WaveRequest, failure: FailureReplay?, model: AcceleratorModel, design: GeneratedDesign
  ) throws {
    if let cycles = wave.cycles {
      guard let failure else {
        return Console.printError("no wave is written, since nothing differed")
      }
      let traced = try self.model(design, waves: wave.format)
      try failure.writeWave(to: wave.path, on: traced, cycles: cycles)
    }
    try wave.writeSaveFile(WaveSaveFile(of: model, wave: wave.fileName, failure: failure))
    if options.json { return }
    Console.print(Summary.row("wave", wave.path))
    Console.print(Summary.row("look at it with", "gtkwave \(wave.saveFile)"))
  }

  private func model(
    _ design: GeneratedDesign, waves: WaveFormat?
  ) throws -> AcceleratorModel {
    let sources = try options.rtl.map { try RTLFolder($0, design: design).sources }
    return try AcceleratorModel(design, sources: sources, waves: waves)
  }
}

/// The command line that comes to the same mismatch.
private struct Reproduction {
  let command: String

  init(_ options: Invocation.CosimulationOptions) {
    var words = ["memweave cosim", options.description, "--seed \(options.seed ?? 1)"]
    if let episodes = options.episodes { words.append("--episodes \(episodes)") }
    if let maze = options.maze { words.append("--maze \(maze)") }
    if let rtl = options.rtl { words.append("--rtl \(rtl)") }
    command = words.joined(separator: " ")
  }
}
