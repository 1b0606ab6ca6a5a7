import Memweave

/// `memweave cosim`: trains hardware and golden model in lock-step.
struct CosimulationAction {
  let options: Invocation.CosimulationOptions

  func perform() throws -> ExitStatus {
    let preparation = try Preparation(options.description, maze: options.maze)
    let training = try preparation.training(episodes: options.episodes)
    let design = try preparation.design()
    let recorder = options.trace.map(TraceRecorder.init)
    let run = LockStepRun(try model(design), training: training, seed: options.seed ?? 1)
    let line = ProgressLine(title: preparation.specification.title)
    let report = try run.run(
      start: { recorder?.begin($0) },
      observer: recorder.map { recorder in { recorder.record($0, $1) } },
      progress: { line.show($0) })
    line.clear()
    try recorder?.finish()
    if options.json {
      Console.print(try Summary.json(report))
    } else {
      Console.print(Summary.headline(design.specification))
      for figure in Summary.figures(report, specification: design.specification) {
        Console.print(figure)
      }
      if let mismatch = report.firstMismatch { Console.print("\(mismatch)") }
    }
    return report.mismatches == 0 ? .success : .mismatch
  }

  private func model(_ design: GeneratedDesign) throws -> AcceleratorModel {
    guard let folder = options.rtl else { return try AcceleratorModel(design) }
    return try AcceleratorModel(design, sources: RTLFolder(folder, design: design).sources)
  }
}
