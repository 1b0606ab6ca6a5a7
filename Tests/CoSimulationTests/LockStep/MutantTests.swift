import CoSimulation
import Generation
import Testing

/// The comparison can fail: each fault put into the RTL is noticed, at the stage and the
/// transaction where it first matters.
@Suite struct MutantTests {
  @Test(arguments: MutantScenario.allCases)
  func generatedRTLPasses(scenario: MutantScenario) throws {
    let golden = try scenario.run
    let model = try TestModels.model(of: golden.specification)
    #expect(try mismatch(of: model, along: golden) == nil)
  }

  @Test(arguments: Mutant.all)
  func mutantIsCaught(mutant: Mutant) throws {
    let golden = try mutant.scenario.run
    let transaction = try #require(mutant.transaction(golden), "the scenario never shows it")
    let found = try #require(
      try mismatch(of: model(of: mutant, golden), along: golden), "it goes unnoticed")
    #expect(found.stage == mutant.stage, "\(found)")
    #expect(found.transaction == transaction, "\(found)")
    if let quantity = mutant.quantity(golden) { #expect(found.quantity == quantity, "\(found)") }
  }

  @Test func everyStageIsReached() {
    // Nothing is asked of the bus here beyond what the driver asks; AcceptanceTest does.
    #expect(Set(Mutant.all.map(\.stage)) == Set(Stage.allCases).subtracting([.registers]))
    #expect(Set(Mutant.all.map(\.name)).count == Mutant.all.count)
  }

  /// The compiled RTL with the fault in it.
  private func model(of mutant: Mutant, _ golden: GoldenRun) throws -> AcceleratorModel {
    let design = try GeneratedDesign(golden.specification)
    let sources = try (design.macros + design.modules).map { file in
      guard file.name == mutant.file else { return ModelSource(name: file.name, text: file.text) }
      try #require(file.text.ranges(of: mutant.text).count == 1, "\(file.text)")
      return ModelSource(
        name: file.name, text: file.text.replacing(mutant.text, with: mutant.replacement))
    }
    try #require(design.modules.contains { $0.name == mutant.file }, "there is no \(mutant.file)")
    return try TestModels.model(of: design, sources: sources)
  }

  /// The first difference in a whole run, its end and a second start included.
  private func mismatch(of model: AcceleratorModel, along golden: GoldenRun) throws -> Mismatch? {
    let run = try model.lockStep(seed: golden.scenario.seed)
    do {
      try run.start(hardwareSeed: golden.scenario.hardwareSeed)
      for transaction in golden.scenario.transactions {
        _ = try run.transact(transaction.input, settings: transaction.settings)
      }
      try run.finish()
      try run.start(hardwareSeed: golden.scenario.hardwareSeed)
      return nil
    } catch let mismatch as Mismatch {
      return mismatch
    }
  }
}
