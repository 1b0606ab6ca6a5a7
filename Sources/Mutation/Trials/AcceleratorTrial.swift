import CoSimulation
import Generation

/// The co-simulation of an accelerator: all mutants in one compiled model, each in a run of its own
/// that ends at the first difference.
///
/// One compilation serves thousands of runs, each of which may have hundreds of thousands of cycles
/// for a start alone.
public struct AcceleratorTrial: MutationTrial {
  public let model: AcceleratorModel
  private let test: AcceptanceTest
  private let input: String

  /// Compiles the mutants, or takes them from the cache.
  ///
  /// - Parameters:
  ///   - mutants: those that can be tried.
  ///   - test: what they are held against.
  /// - Throws: `ToolFailure` where Verilator or the compiler is missing.
  public init(
    _ mutants: [Mutant], of design: GeneratedDesign, test: AcceptanceTest,
    builder: ModelBuilder = ModelBuilder()
  ) throws {
    let selection = MutantSelection(mutants, of: design.circuit)
    model = try AcceleratorModel(design, changed: selection.circuit, builder: builder)
    input = "\(selection.input)_i"
    self.test = test
  }

  public func killer(of mutant: Mutant) throws -> String? {
    try difference(with: mutant.number).map { mismatch in
      "\(mismatch.stage.rawValue), transaction \(mismatch.transaction): \(mismatch.quantity)"
    }
  }

  /// What differs without a mutant: nothing, unless the accelerator itself is wrong.
  public func differenceWithoutMutant() throws -> Mismatch? { try difference(with: 0) }

  /// - Parameter number: the number of a mutant; 0 for none.
  public func difference(with number: Int) throws -> Mismatch? {
    do {
      return try test.mismatch(
        on: model.agent(seed: test.seed, inputs: [input: UInt64(number)]))
    } catch let failure as ModelFailure where failure.reason == .stopped {
      return Mismatch(
        transaction: 0, stage: .timing, quantity: "reset", expected: "a circuit that settles",
        found: failure.description)
    }
  }
}
