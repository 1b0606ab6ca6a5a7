import CoSimulation
import Generation
import Specifications

/// The co-simulation of an accelerator: all mutants in one compiled model, each in a run of its own
/// that ends at the first difference, or where something that the hardware asserts does not hold.
///
/// What that does not notice is put before the shipped test of the component it is in, where it has one
/// at its own ports: that of the table engine.
///
/// One compilation serves thousands of runs, each of which may have hundreds of thousands of cycles
/// for a start alone. Where the test has courses with other devices, each has its model.
public struct AcceleratorTrial: MutationTrial {
  /// A course of the test, and the model it is held against.
  private struct Course {
    let test: AcceptanceTest
    let model: AcceleratorModel
  }

  private let courses: [Course]
  private let engine: TableEngineTrial?
  private let input: String

  /// Compiles the mutants, or takes them from the cache.
  ///
  /// - Parameters:
  ///   - mutants: those that can be tried.
  ///   - test: what they are held against, course by course; all for the same hardware.
  /// - Throws: `ToolFailure` where Verilator or the compiler is missing.
  public init(
    _ mutants: [Mutant], of design: GeneratedDesign, test: [AcceptanceTest],
    builder: ModelBuilder = ModelBuilder()
  ) throws {
    let selection = MutantSelection(mutants, of: design.circuit)
    var models: [QLearningAcceleratorSpecification: AcceleratorModel] = [:]
    for specification in test.map(\.specification) where models[specification] == nil {
      let variant =
        specification == design.specification ? design : try GeneratedDesign(specification)
      models[specification] = try AcceleratorModel(
        variant, changed: selection.circuit, builder: builder)
    }
    courses = test.compactMap { test in
      models[test.specification].map { Course(test: test, model: $0) }
    }
    engine = try TableEngineTrial(
      selection, specification: design.specification.table, builder: builder)
    input = "\(selection.input)_i"
  }

  public func killer(of mutant: Mutant) throws -> String? {
    if let mismatch = try difference(with: mutant.number) { return mismatch.briefly }
    return try engine?.difference(with: mutant).map { "table engine: \($0.briefly)" }
  }

  /// What differs without a mutant: nothing, unless the accelerator itself is wrong.
  public func differenceWithoutMutant() throws -> Mismatch? {
    try difference(with: 0) ?? engine?.difference(with: 0)
  }

  /// - Parameter number: the number of a mutant; 0 for none.
  public func difference(with number: Int) throws -> Mismatch? {
    for course in courses {
      if let mismatch = try difference(with: number, in: course) { return mismatch }
    }
    return nil
  }

  private func difference(with number: Int, in course: Course) throws -> Mismatch? {
    do {
      return try course.test.mismatch(
        on: course.model.agent(seed: course.test.seed, inputs: [input: UInt64(number)]))
    } catch let failure as ModelFailure where failure.reason == .stopped {
      return Mismatch(
        transaction: 0, stage: .timing, quantity: "reset", expected: "a circuit that settles",
        found: failure.description)
    }
  }
}

extension Mismatch {
  fileprivate var briefly: String { "\(stage.rawValue), transaction \(transaction): \(quantity)" }
}
