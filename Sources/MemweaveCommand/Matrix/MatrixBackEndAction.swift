import Memweave

/// `memweave cosim --backend` of a matrix engine: Icarus, alone or beside Verilator.
struct MatrixBackEndAction {
  private let options: Invocation.CosimulationOptions
  private let besideVerilator: Bool

  private struct Report: Encodable {
    /// What a back end came to.
    struct BackEnd: Encodable {
      var name: String
      /// Missing where it differs from the golden model.
      var cycles: Int?
    }

    var design: String
    var seed: UInt32
    var vectors: Int
    var backEnds: [BackEnd]
  }

  /// `nil` where Verilator alone runs the hardware, as `MatrixCosimulationAction` does.
  ///
  /// - Throws: `Diagnostic` for a back end that knows no matrix engines, and for options that it cannot
  ///   fulfil.
  init?(_ options: Invocation.CosimulationOptions) throws {
    guard let name = options.backEnd, name != SimulationBackEnd.verilator.rawValue else {
      return nil
    }
    besideVerilator = name == BackEndAction.all
    guard besideVerilator || name == SimulationBackEnd.icarus.rawValue else {
      throw Diagnostic(
        .error, "backend-matrix", "the back end \(name) knows no matrix engines",
        remedy: "choose verilator, icarus or all")
    }
    try BackEndAction.refuseCoverage(options, by: name)
    self.options = options
  }

  func perform() throws -> ExitStatus {
    let seed = options.seed ?? 1
    let count = options.vectors ?? RandomVectors.shippedCount
    let verilated =
      try besideVerilator
      ? MatrixCosimulation(options.description, seed: seed, vectors: count, rtl: options.rtl) : nil
    let specification =
      try verilated?.specification
      ?? MatrixPreparation(options.description).specification
    let design = try GeneratedMatrixEngine(specification)
    let sources = try options.rtl.map { try RTLFolder($0, design: design).sources }
    let found = try MatrixBench(design, sources: sources).replay(
      MatrixRecording(specification, vectors: count, seed: seed), seed: seed)
    var backEnds = [Report.BackEnd(name: SimulationBackEnd.icarus.rawValue, cycles: found.cycles)]
    if let verilated {
      backEnds.insert(
        Report.BackEnd(
          name: SimulationBackEnd.verilator.rawValue,
          cycles: verilated.problem == nil ? verilated.cycles : nil), at: 0)
      Console.printError("systemc, swift: left out, since they know no matrix engines")
    }
    if options.json {
      Console.print(
        try Summary.json(
          Report(design: specification.title, seed: seed, vectors: count, backEnds: backEnds)))
    } else {
      Console.print(MatrixSummary.headline(specification))
      Console.print(Summary.row("vectors", Summary.grouped(count)))
      for backEnd in backEnds { Console.print(Self.row(backEnd)) }
      if let problem = verilated?.problem { Console.print("\nverilator\n\(problem)") }
      if found.cycles == nil { Console.print("\nicarus\n\(found.words)") }
    }
    return backEnds.allSatisfy { $0.cycles != nil } ? .success : .mismatch
  }

  private static func row(_ backEnd: Report.BackEnd) -> String {
    let verdict = backEnd.cycles.map {
      "\(Summary.grouped($0)) clock cycles, every output as in the golden model"
    }
    return Summary.row(backEnd.name, verdict ?? "differs from the golden model")
  }
}
