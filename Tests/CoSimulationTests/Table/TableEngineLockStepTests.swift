import CoSimulation
import Generation
import Specifications
import TestSupport
import Testing

/// The engine's RTL under Verilator against its golden model; and faults in it that must show.
@Suite struct TableEngineLockStepTests {
  static func specification(_ algorithm: LearningAlgorithm) -> TableEngineSpecification {
    TableEngineSpecification(
      states: 100, actions: 4, valueBits: 24, fractionBits: 16, algorithm: algorithm,
      rounding: .stochastic)
  }

  @Test(arguments: LearningAlgorithm.allCases)
  func everyClockBringsAnUpdate(_ algorithm: LearningAlgorithm) throws {
    let model = try TestModels.table(GeneratedTableEngine(Self.specification(algorithm)))
    let run = try TableEngineLockStep(model, discount: 64_225, exploration: 6_554, seed: 9)
    for transition in RandomTransitions(model.specification, seed: 4).prefix(50_000) {
      try run.step(transition)
    }
    try run.finish()
    #expect(run.transitions == 50_000)
    #expect(run.cycles == 50_000 + TableEngineSpecification.latency)
  }

  @Test func aPairOfAMillionEntriesIsReached() throws {
    var large = Self.specification(.qLearning)
    large.states = 1 << 18
    let model = try TestModels.table(GeneratedTableEngine(large))
    let run = try TableEngineLockStep(model, discount: 65_536, exploration: 65_536, seed: 1)
    for transition in RandomTransitions(large, seed: 4, few: 1 << 18).prefix(20_000) {
      try run.step(transition)
    }
    try run.finish()
  }

  /// Every way in which a hazard or the arithmetic can be mistaken, one line of RTL each.
  @Test(arguments: TableEngineFault.all)
  func faultIsNoticed(_ fault: TableEngineFault) throws {
    let specification = Self.specification(fault.algorithm)
    let design = try GeneratedTableEngine(specification)
    let sources = try design.modules.map { file in
      guard file.name == "rtl/\(fault.module).sv" else {
        return ModelSource(name: file.name, text: file.text)
      }
      try #require(file.text.ranges(of: fault.text).count == 1, "\(file.text)")
      return ModelSource(
        name: file.name,
        text: file.text.replacing(fault.text, with: fault.replacement))
    }
    let model = try TestModels.table(design, sources: sources)
    #expect(throws: Mismatch.self) {
      let run = try TableEngineLockStep(model, discount: 64_225, exploration: 6_554, seed: 9)
      for transition in RandomTransitions(specification, seed: 4).prefix(50_000) {
        try run.step(transition)
      }
      try run.finish()
    }
  }
}
