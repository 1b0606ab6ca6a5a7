import Memweave

/// `memweave cosim --backend`: runs one list of transactions on other back ends than Verilator, or on
/// all, and holds them against the golden model and against each other.
struct BackEndAction {
  static let all = "all"
  /// What `--backend` may be.
  static let names = SimulationBackEnd.allCases.map(\.rawValue) + [all]

  private let options: Invocation.CosimulationOptions
  private let backEnds: [SimulationBackEnd]

  /// `nil` where Verilator alone runs the hardware, as `CosimulationAction` does.
  ///
  /// - Throws: `Diagnostic` for options that the back end cannot fulfil: `backend-wave`,
  ///   `backend-coverage`, `backend-rtl`.
  init?(_ options: Invocation.CosimulationOptions) throws {
    guard let name = options.backEnd, name != SimulationBackEnd.verilator.rawValue else {
      return nil
    }
    try Self.refuseWavesAndCoverage(options, by: name)
    self.options = options
    backEnds = try Self.backEnds(options, named: name)
  }

  /// The back ends that a name means, without those that read no RTL where it comes from a folder.
  ///
  /// - Throws: `Diagnostic` where none is left: `backend-rtl`.
  static func backEnds(
    _ options: Invocation.CosimulationOptions, named name: String
  ) throws -> [SimulationBackEnd] {
    let wanted = SimulationBackEnd(rawValue: name).map { [$0] } ?? SimulationBackEnd.allCases
    let backEnds = wanted.filter { options.rtl == nil || $0.runsRTL }
    guard !backEnds.isEmpty else {
      throw Diagnostic(
        .error, "backend-rtl",
        "the back end \(name) runs the description's circuit and reads no RTL from a folder",
        remedy: "choose another back end, or leave out --rtl")
    }
    if backEnds.count < wanted.count {
      Console.printError("swift is left out: it runs the description's circuit, no RTL of a folder")
    }
    return backEnds
  }

  static func refuseWavesAndCoverage(
    _ options: Invocation.CosimulationOptions, by backEnd: String
  ) throws {
    guard options.wave == nil, options.waveAroundFailure == nil else {
      throw Diagnostic(
        .error, "backend-wave",
        "waves are written by the back end verilator alone, not by \(backEnd)",
        remedy: "leave out --backend, or the wave")
    }
    guard options.coverage != nil else { return }
    throw Diagnostic(
      .error, "backend-coverage",
      "coverage is measured by the back end verilator alone, not by \(backEnd)",
      remedy: "leave out --backend, or --coverage")
  }

  func perform() throws -> ExitStatus {
    let preparation = try Preparation(options.description, maze: options.maze)
    let training = try preparation.training(episodes: options.episodes)
    let design = try preparation.design()
    let seed = options.seed ?? 1
    let list = try TransactionList(
      training.transactions(seed: seed, only: options.transactionNumbers()),
      specification: preparation.specification, seed: seed)
    let sources = try options.rtl.map { try RTLFolder($0, design: design).sources }
    let check = try CrossCheck(list, on: backEnds, design: design, sources: sources)
    if let path = options.trace, let run = check.runs.first?.run {
      let recorder = TraceRecorder(path: path, of: preparation.specification)
      if let trace = list.trace(of: run) { recorder.take(trace) }
      try recorder.finish()
    }
    if options.json {
      Console.print(try Summary.json(check.report))
    } else {
      tell(check, design.specification)
    }
    return check.isClean ? .success : .mismatch
  }

  private func tell(_ check: CrossCheck, _ specification: QLearningAcceleratorSpecification) {
    Console.print(Summary.headline(specification))
    Console.print(
      Summary.row("transactions", Summary.grouped(check.list.transactions.count)))
    for (backEnd, run) in check.runs {
      Console.print(Summary.row(backEnd.rawValue, Self.summary(run, check.mismatch(of: run))))
    }
    let differences = check.differences
    if check.runs.count > 1 {
      Console.print(
        Summary.crossCheck(
          "all agree in every record, strobe, cycle and cell", differences: differences.count,
          of: check.runs.map(\.backEnd)))
    }
    for (backEnd, run) in check.runs {
      if run.unknowns != UnknownValues() { Console.print("\n\(backEnd.rawValue)\n\(run.unknowns)") }
      if let mismatch = check.mismatch(of: run) {
        Console.print("\n\(backEnd.rawValue) against the golden model\n\(mismatch)")
      }
    }
    for difference in differences {
      Console.print(
        "\n\(difference.found.rawValue) against \(difference.expected.rawValue)\n"
          + "\(difference.mismatch)")
    }
  }

  private static func summary(_ run: HardwareRun, _ mismatch: Mismatch?) -> String {
    if !run.unknowns.outputs.isEmpty { return "an output is unknown" }
    if mismatch != nil { return "differs from the golden model" }
    return "\(Summary.grouped(run.cycles)) clock cycles, as the golden model"
  }
}
