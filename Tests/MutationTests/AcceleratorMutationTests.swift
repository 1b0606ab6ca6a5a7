import Accelerators
import CoSimulation
import Generation
import Specifications
import TestSupport
import Testing

@testable import Mutation

/// Mutants of an accelerator against its co-simulation, all in one compiled model.
@Suite struct AcceleratorMutationTests {
  /// A small accelerator with the modules of the shipped one.
  private static func design() throws -> GeneratedDesign {
    try GeneratedDesign(
      AcceleratorDescription("mutated") {
        Learning(states: 6, actions: 3)
      }.specification())
  }

  private static let builder = ModelBuilder(
    cache: BuildCache(
      folder: "\(BuildCache.standard.folder)/tests",
      runtimeFolder: BuildCache.standard.runtimeFolder))

  /// Mutants by where they are and what they do, and where they have to show.
  private static let known: [(module: String, subject: String, change: String, stage: Stage)] = [
    ("temporal_difference", "error_held", "became add(", .error),
    ("sar_converter_b8_s2", "condition", "comparator is never met", .start),
    ("row_reader", "column", "bit 0 of column_count is inverted", .conversion),
    ("random_numbers", "state", "became reduceOr", .policy),
    (
      "q_learning_controller", "step_count", "add(step_count, 32'h00000001) became subtract",
      .registers
    ),
    ("axi4_lite_subordinate_7_32", "axi_bresp", "is missing", .registers),
  ]

  @Test func knownMutantsAreKilledAtTheRightStage() throws {
    let design = try Self.design()
    let all = design.circuit.mutants()
    let mutants = try Self.known.map { known in
      try #require(
        all.first {
          $0.module == known.module && $0.subject == known.subject
            && $0.change.contains(known.change)
        }, "there is no \(known)")
    }
    let trial = try AcceleratorTrial(
      mutants, of: design, test: [.shipped(design.specification)], builder: Self.builder)
    #expect(try trial.differenceWithoutMutant() == nil)
    for (known, mutant) in zip(Self.known, mutants) {
      let found = try #require(try trial.difference(with: mutant.number), "\(mutant) lives")
      #expect(found.stage == known.stage, "\(mutant)\n\(found)")
    }
  }

  /// A fixed sample: all but those that no run can tell, or that the page of results names, are
  /// noticed.
  @Test func aSampleOfMutantsIsKilled() throws {
    let design = try Self.design()
    let mutants = design.circuit.mutants()
    #expect(mutants.count > 3000)
    let sample = mutants.sample(60, seed: 1)
    let trial = try AcceleratorTrial(
      sample, of: design, test: [.shipped(design.specification)], builder: Self.builder)
    let survivors = try sample.filter { try trial.killer(of: $0) == nil }
    let text = survivors.map { "\($0)\n" }.joined()
    #expect(try ExpectedTexts().recorded("survivors.txt", for: text) == text)
    #expect(survivors.count <= 6)
  }
}
