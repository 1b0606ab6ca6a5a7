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
  /// What is wrong, as it is told; `nil` where hardware and golden model agree and every stage keeps its budget.
  var problem: String? {
    let overBudget = deviation.map { deviation in
      "over budget: \(deviation)" + (budgetPlace.map { "\n  declared at \($0)" } ?? "")
    }
    let parts = [overBudget, mismatch.map { "\($0)" }].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  /// The command that comes to the same end.
  let reproduction: String

  /// - Parameters:
  ///   - description: the file of the description; its warnings are printed.
  ///   - rtl: the folder the hardware is taken from; `nil` to generate it.
  ///   - coverage: makes what takes in what was reached; `nil` where that is not measured.
  init(
    _ description: String, seed: UInt32, vectors count: Int, rtl: String? = nil,
    coverage: (GeneratedMatrixEngine) throws -> CoverageRequest? = { _ in nil }
  ) throws {
    let judged = try MatrixPreparation(description).judged
    specification = judged.specification
    let design = try GeneratedMatrixEngine(specification)
    let sources = try rtl.map { try RTLFolder($0, design: design).sources }
    let request = try coverage(design)
    let model = try MatrixEngineModel(
      design, sources: sources, measuresCoverage: request != nil)
    reproduction =
      "reproduce with: memweave cosim \(description) --seed \(seed) --vectors \(count)"
      + (rtl.map { " --rtl \($0)" } ?? "")
    var found: MatrixMismatch?
    // Without one where the programming of the cells differs already.
    var run: MatrixEngineLockStep?
    do {
      let started = try MatrixEngineLockStep(model, seed: seed)
      run = started
      try started.multiplyAtBothPaces(count, seed: seed)
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
  }
}
