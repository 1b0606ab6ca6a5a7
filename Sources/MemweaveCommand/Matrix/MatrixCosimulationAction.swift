import Memweave

/// `memweave cosim` of a matrix engine.
struct MatrixCosimulationAction {
  let options: Invocation.CosimulationOptions

  /// What was found, as `--json` prints it.
  private struct Report: Encodable {
    var design: String
    var seed: UInt32
    var vectors: Int
    var mismatches: Int
    /// What left its budget first; missing where nothing did.
    var overBudget: String?
    var cycles: Int
    /// Cycles that are promised.
    var latency: Int
    var interval: Int
    /// Missing in open loop.
    var programming: ProgrammingSummary?
  }

  func perform() throws -> ExitStatus {
    try refuseAgentOptions()
    if let action = try MatrixBackEndAction(options) { return try action.perform() }
    let seed = options.seed ?? 1
    let wave = try WaveRequest(options)
    let run = try MatrixCosimulation(
      options.description, seed: seed, vectors: options.vectors, inputs: options.inputs,
      rtl: options.rtl, wave: wave,
      coverage: { try CoverageRequest(options, of: MatrixEngineCoverage($0)) })
    let specification = run.specification
    let report = Report(
      design: specification.title, seed: seed, vectors: run.vectors,
      mismatches: run.mismatch == nil ? 0 : 1,
      overBudget: run.deviation.map { "\($0)" }, cycles: run.cycles,
      latency: specification.latency, interval: specification.interval,
      programming: run.programming)
    if options.json {
      Console.print(try Summary.json(report))
    } else {
      tell(report, specification)
      if let runs = run.coveredRuns, let path = options.coverage {
        Console.print(Summary.row("coverage", "\(path), runs: \(runs)"))
      }
      if let wave, wave.cycles == nil || run.mismatch != nil { wave.tell() }
      if let problem = run.problem { Console.print("\(problem)") }
    }
    if let wave, wave.cycles != nil, run.mismatch == nil { WaveRequest.tellOfNone() }
    return run.problem == nil ? .success : .mismatch
  }

  private func tell(_ report: Report, _ specification: MatrixEngineSpecification) {
    Console.print(MatrixSummary.headline(specification))
    for row in MatrixSummary.rows(report.programming, clock: specification.clock) {
      Console.print(row)
    }
    Console.print(Summary.row("vectors", Summary.grouped(report.vectors)))
    Console.print(Summary.row("mismatches", "\(report.mismatches)"))
    Console.print(Summary.row("clock cycles", Summary.grouped(report.cycles)))
    Console.print(Summary.row("latency", "\(Summary.grouped(report.latency)) cycles"))
    Console.print(
      Summary.row("vector after vector", "\(Summary.grouped(report.interval)) cycles"))
  }

  private func refuseAgentOptions() throws {
    try options.refuse(
      [
        ("episodes", options.episodes != nil), ("maze", options.maze != nil),
        ("transactions", options.transactions != nil), ("trace", options.trace != nil),
      ],
      taking:
        "'--vectors', '--inputs', '--seed', '--backend', '--rtl', '--wave', '--wave-around-failure', '--coverage' and '--json'"
    )
  }
}
