import Foundation
import HDL

/// What became of a mutant.
public struct MutantResult: Sendable, Hashable, Codable {
  public enum Fate: String, Sendable, Hashable, Codable {
    /// A test noticed it.
    case killed
    /// No test noticed it, though one might.
    case survived
    /// No test can notice it, which is proved.
    case equivalent
  }

  public var mutant: Mutant
  public var fate: Fate
  /// What noticed it.
  public var killer: String?
  /// What a test has to do to notice it.
  public var suggestion: String?
}

/// Holds mutants against a test, several at once.
public struct MutationRun: Sendable {
  public let circuit: Circuit
  public let mutants: [Mutant]
  public let trial: any MutationTrial
  private let equivalence: MutantEquivalence

  public init(
    _ mutants: [Mutant], of circuit: Circuit, against trial: any MutationTrial,
    equivalence: MutantEquivalence? = nil
  ) {
    self.circuit = circuit
    self.mutants = mutants
    self.trial = trial
    self.equivalence = equivalence ?? MutantEquivalence(circuit)
  }

  /// One result for each mutant, in their order, whatever the number of threads.
  ///
  /// - Parameter progress: is told of every result when it is there.
  /// - Throws: where a tool is missing or the test cannot be run.
  public func results(
    progress: @Sendable (MutantResult) -> Void = { _ in }
  ) async throws -> [MutantResult] {
    let workers = ProcessInfo.processInfo.activeProcessorCount
    return try await withThrowingTaskGroup(of: (Int, MutantResult).self) { group in
      var results: [Int: MutantResult] = [:]
      func add(_ index: Int) {
        group.addTask { (index, try result(of: mutants[index])) }
      }
      for index in mutants.indices.prefix(workers) { add(index) }
      var next = workers
      while let (index, result) = try await group.next() {
        results[index] = result
        progress(result)
        if next < mutants.count {
          add(next)
          next += 1
        }
      }
      return mutants.indices.compactMap { results[$0] }
    }
  }

  /// What becomes of one mutant.
  public func result(of mutant: Mutant) throws -> MutantResult {
    if let killer = try trial.killer(of: mutant) {
      return MutantResult(mutant: mutant, fate: .killed, killer: killer)
    }
    let verdict = try equivalence.verdict(on: mutant)
    if verdict == .equivalent { return MutantResult(mutant: mutant, fate: .equivalent) }
    if let killer = try trial.slowKiller(of: mutant) {
      return MutantResult(mutant: mutant, fate: .killed, killer: killer)
    }
    return MutantResult(
      mutant: mutant, fate: .survived, suggestion: mutant.suggestion(verdict))
  }
}

extension Mutant {
  /// What a test has to do that would notice it.
  fileprivate func suggestion(_ verdict: MutantEquivalence.Verdict) -> String {
    switch verdict {
    case .distinguished(let distinction):
      return "drive \(module) so: \(distinction)"
    case .equivalent, .undecided:
      return "nothing tells it apart within few cycles after a reset; drive \(module) until "
        + "\(subject) takes another value, and look at its outputs"
    }
  }
}
