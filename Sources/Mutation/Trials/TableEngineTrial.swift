import CoSimulation
import HDL
import ShippedTests
import Specifications

/// The shipped test of the table engine, for the engine that stands in an accelerator.
///
/// The agent gives its engine one transition at a time. What the engine does with several under way is
/// seen at its own ports alone.
struct TableEngineTrial: Sendable {
  private let model: TableEngineModel
  private let modules: Set<String>
  private let input: String

  /// Compiles the engine of a circuit with mutants; `nil` where there is none.
  ///
  /// - Throws: `ToolFailure` where Verilator or the compiler is missing.
  init?(
    _ selection: MutantSelection, specification: TableEngineSpecification?, builder: ModelBuilder
  ) throws {
    guard let specification, selection.circuit.module(named: Self.engine) != nil else { return nil }
    let engine = selection.circuit.rooted(at: Self.engine, without: [])
    modules = Set(engine.modules.map(\.name))
    input = "\(selection.input)_i"
    model = try TableEngineModel(specification, changed: engine, builder: builder)
  }

  private static let engine = "table_engine"

  /// What differs; `nil` where nothing does, or the mutant is not in the engine.
  func difference(with mutant: Mutant) throws -> Mismatch? {
    guard modules.contains(mutant.module) else { return nil }
    return try difference(with: mutant.number)
  }

  /// - Parameter number: the number of a mutant; 0 for none.
  func difference(with number: Int) throws -> Mismatch? {
    for (discount, exploration) in [(58_982, 16_384), (65_536, 65_536), (4096, 0)] {
      do {
        let run = try TableEngineLockStep(
          model, discount: discount, exploration: exploration, seed: 1,
          inputs: [input: UInt64(number)])
        try run.transitAtEveryPace(seed: UInt64(discount))
      } catch let mismatch as Mismatch {
        return mismatch
      } catch let failure as ModelFailure where failure.isOfTheHardware {
        return Mismatch(
          transaction: 0, stage: .timing, quantity: "cycles", expected: "an answer",
          found: failure.description)
      }
    }
    return nil
  }
}
