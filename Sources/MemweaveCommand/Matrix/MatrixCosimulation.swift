import Memweave

/// Random vectors through the hardware of a matrix engine and its golden model.
struct MatrixCosimulation {
  let specification: MatrixEngineSpecification
  /// Vectors whose outputs were compared.
  let vectors: Int
  let cycles: Int
  /// What the programming came to in the golden model, as the hardware did; `nil` in open loop.
  let programming: ProgrammingSummary?
  /// The first value that left the budget of its stage, and where that is declared; `nil` without one.
  let deviation: BudgetDeviation?
  let budgetPlace: Place?
  /// The first difference; `nil` without one.
  let mismatch: MatrixMismatch?
  /// How many runs the file with what is reached has now; `nil` without one.
  let coveredRuns: Int?
  /// What is wrong, as it is told, with the command that comes to it again; `nil` where hardware and golden model agree
  /// and every stage keeps its budget.
  let problem: String?

  /// - Parameters:
  ///   - description: the file of the description; its warnings are printed.
  ///   - count: how many random vectors are given; `nil` for as many as the shipped test has.
  ///   - inputs: the vectors that are given in their place, as `--inputs` spells them.
  ///   - rtl: the folder the hardware is taken from; `nil` to generate it.
  ///   - wave: what is written of the signals.
  ///   - coverage: makes what takes in what was reached; `nil` where that is not measured.
  init(
    _ description: String, seed: UInt32, vectors count: Int? = nil, inputs: String? = nil,
    rtl: String? = nil, wave: WaveRequest? = nil,
    coverage: (GeneratedMatrixEngine) throws -> CoverageRequest? = { _ in nil }
  ) throws {
    let judged = try MatrixPreparation(description).judged
    specification = judged.specification
    let design = try GeneratedMatrixEngine(specification)
    let stimulus = try MatrixStimulus(
      judged.specification, count: count, inputs: inputs, seed: seed)
    let sources = try rtl.map { try RTLFolder($0, design: design).sources }
    let request = try coverage(design)
    let whole = wave.flatMap { $0.cycles == nil ? $0 : nil }
    let model = try MatrixEngineModel(
      design, sources: sources, waves: whole?.format, measuresCoverage: request != nil)
    var found: MatrixMismatch?
    // Without one where the programming of the cells differs already.
    var run: MatrixEngineLockStep?
    do {
      let started = try MatrixEngineLockStep(model, seed: seed, wave: whole?.path)
      run = started
      defer { started.closeWave() }
      try started.multiplyAtBothPaces(stimulus.vectors)
    } catch let mismatch as MatrixMismatch {
      found = mismatch
    }
    mismatch = found
    coveredRuns = try run.flatMap { try request?.add($0.coverage()) }
    deviation = run?.deviation
    budgetPlace = run?.deviation.flatMap { judged.tolerancePlaces[$0.value.stage] }
    self.vectors = run?.vectors ?? 0
    programming = run?.golden.programming
    cycles = run?.cycles ?? found?.cycle ?? 0

    let command =
      "memweave cosim \(description) --seed \(seed)" + (rtl.map { " --rtl \($0)" } ?? "")
    var parts: [String] = []
    if let deviation {
      parts.append(
        "over budget: \(deviation)" + (budgetPlace.map { "\n  declared at \($0)" } ?? ""))
    }
    if let found {
      parts.append(
        try MatrixFailureText(
          found, stimulus, seed: seed, command: command, on: model, design: design
        ).text)
    } else if deviation != nil {
      parts.append("reproduce with: \(command) \(stimulus.options)")
    }
    problem = parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    if let wave {
      if let cycles = wave.cycles, let found {
        try MatrixFailureReplay(mismatch: found, seed: seed, vectors: stimulus.vectors).writeWave(
          to: wave.path,
          on: MatrixEngineModel(design, sources: sources, waves: wave.format), cycles: cycles)
      }
      if wave.cycles == nil || found != nil {
        try wave.writeSaveFile(WaveSaveFile(of: model, wave: wave.fileName, mismatch: found))
      }
    }
  }
}
