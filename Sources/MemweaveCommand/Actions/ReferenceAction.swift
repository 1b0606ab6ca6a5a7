import Memweave

/// `memweave reference`: trains the golden model alone.
struct ReferenceAction {
  let options: Invocation.ReferenceOptions

  func perform() throws {
    let preparation = try Preparation(options.description, maze: options.maze)
    let training = try preparation.training(episodes: options.episodes)
    let recorder = options.trace.map {
      TraceRecorder(path: $0, of: preparation.specification)
    }
    let line = ProgressLine(title: preparation.specification.title)
    let report = try ReferenceRun(training, seed: options.seed ?? 1).run(
      start: { recorder?.begin($0) },
      observer: recorder.map { recorder in { recorder.record($0, $1) } },
      progress: { line.show($0) })
    line.clear()
    try recorder?.finish()
    if options.json {
      Console.print(try Summary.json(report))
    } else {
      Console.print("\(Summary.headline(preparation.specification)), golden model alone")
      let figures = Summary.goldenFigures(report, specification: preparation.specification)
      for figure in figures { Console.print(figure) }
    }
  }
}
