import Components

/// The mutants of a component of the library held against its properties.
public struct ComponentMutation: Sendable {
  public let component: ProvedComponent
  /// All mutants of the component, tried or not.
  public let mutants: [Mutant]
  public let run: MutationRun

  /// - Parameter sample: chooses those that are tried; all where it is `nil`.
  public init(_ component: ProvedComponent, sample: (([Mutant]) -> [Mutant])? = nil) throws {
    self.component = component
    let trial = try PropertyTrial(component)
    mutants = trial.mutants
    run = MutationRun(sample?(mutants) ?? mutants, of: trial.circuit, against: trial)
  }

  /// - Throws: where a tool is missing.
  public func report(
    progress: @Sendable (MutantResult) -> Void = { _ in }
  ) async throws -> MutationReport {
    MutationReport(
      subject: component.name, mutants: mutants.count,
      results: try await run.results(progress: progress))
  }
}
