import Memweave

/// `memweave cosim --backend` of a matrix engine: one recording of the golden model on other back ends than
/// Verilator, or on all, which are held against it and against each other.
struct MatrixBackEndAction {
  private let options: Invocation.CosimulationOptions
  private let backEnds: [SimulationBackEnd]

  private struct Report: Encodable {
    /// What a back end came to.
    struct BackEnd: Encodable {
      var name: String
      /// Missing where it differs from the golden model.
      var cycles: Int?
    }

    /// A back end that differs from the first one.
    struct Difference: Encodable {
      var name: String
      var first: MatrixRunDifference
    }

    var design: String
    var seed: UInt32
    var vectors: Int
    var backEnds: [BackEnd]
    var differences: [Difference]
  }

  /// `nil` where Verilator alone runs the hardware, as `MatrixCosimulationAction` does.
  ///
  /// - Throws: `Diagnostic` for options that the back end cannot fulfil.
  init?(_ options: Invocation.CosimulationOptions) throws {
    guard let name = options.backEnd, name != SimulationBackEnd.verilator.rawValue else {
      return nil
    }
    try BackEndAction.refuseWavesAndCoverage(options, by: name)
    self.options = options
    backEnds = try BackEndAction.backEnds(options, named: name)
  }

  func perform() throws -> ExitStatus {
    let seed = options.seed ?? 1
    let lockStep =
      try backEnds.contains(.verilator)
      ? MatrixCosimulation(
        options.description, seed: seed, vectors: options.vectors, inputs: options.inputs,
        rtl: options.rtl) : nil
    let specification =
      try lockStep?.specification ?? MatrixPreparation(options.description).specification
    let design = try GeneratedMatrixEngine(specification)
    let sources = try options.rtl.map { try RTLFolder($0, design: design).sources }
    let stimulus = try MatrixStimulus(
      specification, count: options.vectors, inputs: options.inputs, seed: seed)
    let count = stimulus.vectors.count
    let recording = MatrixRecording(specification, seed: seed, vectors: stimulus.vectors)
    let check = MatrixCrossCheck(
      try backEnds.map { ($0, try $0.run(recording, on: design, sources: sources)) })
    if options.json {
      let report = Report(
        design: specification.title, seed: seed, vectors: count,
        backEnds: check.runs.map {
          Report.BackEnd(name: $0.backEnd.rawValue, cycles: $0.run.cycles)
        },
        differences: check.differences.map {
          Report.Difference(name: $0.backEnd.rawValue, first: $0.difference)
        })
      Console.print(try Summary.json(report))
    } else {
      Console.print(MatrixSummary.headline(specification))
      Console.print(Summary.row("vectors", Summary.grouped(count)))
      tell(check)
      if let problem = lockStep?.problem { Console.print("\nverilator in lock-step\n\(problem)") }
    }
    return check.isClean && lockStep?.problem == nil ? .success : .mismatch
  }

  private func tell(_ check: MatrixCrossCheck) {
    for (backEnd, run) in check.runs {
      let verdict = run.cycles.map {
        "\(Summary.grouped($0)) clock cycles, every output as in the golden model"
      }
      Console.print(Summary.row(backEnd.rawValue, verdict ?? "differs from the golden model"))
    }
    let differences = check.differences
    if check.runs.count > 1 {
      Console.print(
        Summary.crossCheck(
          "all agree in every element and its cycle", differences: differences.count,
          of: check.runs.map(\.backEnd)))
    }
    for (backEnd, run) in check.runs where run.cycles == nil {
      Console.print("\n\(backEnd.rawValue)\n\(run.words)")
    }
    for (backEnd, difference) in differences {
      Console.print(
        "\n\(backEnd.rawValue) against \(check.runs[0].backEnd.rawValue)\n\(difference)")
    }
  }
}
