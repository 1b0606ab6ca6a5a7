import CoSimulation
import Diagnostics
import Generation

/// The mutants of an accelerator held against its co-simulation.
public struct AcceleratorMutation: Sendable {
  public let design: GeneratedDesign
  /// All mutants of the design, tried or not.
  public let mutants: [Mutant]
  public let run: MutationRun
  public let trial: AcceleratorTrial

  /// Compiles a model with the mutants.
  ///
  /// - Parameters:
  ///   - sample: chooses those that are tried; all where it is `nil`.
  ///   - test: what they are held against, course by course; the shipped test where it is `nil`.
  /// - Throws: `ToolFailure` where a tool is missing; `Mismatch` where the accelerator differs from
  ///   its golden model without any mutant.
  public init(
    _ design: GeneratedDesign, sample: (([Mutant]) -> [Mutant])? = nil,
    test: [AcceptanceTest]? = nil, builder: ModelBuilder = ModelBuilder()
  ) throws {
    self.design = design
    mutants = design.circuit.mutants()
    let tried = sample?(mutants) ?? mutants
    trial = try AcceleratorTrial(
      tried, of: design, test: test ?? AcceptanceTest.shippedCourses(design.specification),
      builder: builder)
    if let mismatch = try trial.differenceWithoutMutant() { throw mismatch }
    run = MutationRun(tried, of: design.circuit, against: trial)
  }

  public func report(
    progress: @Sendable (MutantResult) -> Void = { _ in }
  ) async throws -> MutationReport {
    MutationReport(
      subject: design.specification.title, mutants: mutants.count,
      results: try await run.results(progress: progress))
  }
}
