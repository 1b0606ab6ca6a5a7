/// The test of a circuit, as mutants meet it.
public protocol MutationTrial: Sendable {
  /// What the mutant is killed by; `nil` where it survives.
  ///
  /// - Throws: where the test cannot be run, which says nothing about the mutant.
  func killer(of mutant: Mutant) throws -> String?

  /// A second, slower look at a mutant that survived and is not known to be equivalent.
  func slowKiller(of mutant: Mutant) throws -> String?
}

extension MutationTrial {
  public func slowKiller(of mutant: Mutant) throws -> String? { nil }
}
