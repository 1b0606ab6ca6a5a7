/// Searches the vectors of a failing run for few that still fail alone, and with few elements that are not 0.
///
/// First the failing vector alone is tried; else parts of the list are left out, halves first and then ever smaller ones
/// (delta debugging; A. Zeller, R. Hildebrandt, 2002). Elements are set to 0 likewise. Of every attempt the first
/// difference has to lie in the same stage and layer.
public struct MatrixStimulusShrinking: Sendable {
  public let model: MatrixEngineModel
  /// How many attempts are made at most, and how many clock cycles they take together.
  public let attempts: Int
  public let cycles: Int

  public init(on model: MatrixEngineModel, attempts: Int = 100, cycles: Int = 5_000_000) {
    self.model = model
    self.attempts = attempts
    self.cycles = cycles
  }

  /// What is left of the attempts.
  private struct Budget {
    var attempts: Int
    var cycles: Int
  }

  /// - Returns: the failure of what is left; the same where it showed before any vector.
  /// - Throws: `ModelFailure` where the model cannot be driven.
  public func shortest(_ failure: MatrixFailureReplay) throws -> MatrixFailureReplay {
    guard failure.mismatch.vector > 0 else { return failure }
    var budget = Budget(attempts: attempts, cycles: cycles)
    var result = failure
    let own = failure.mismatch.vector - 1
    if failure.vectors.indices.contains(own),
      let alone = try attempt([failure.vectors[own]], like: failure, &budget)
    {
      result = alone
    } else {
      try leaveOut(Self.withoutVectors, of: &result, &budget) { $0.count }
    }
    try leaveOut(Self.withoutElements, of: &result, &budget) { Self.places(in: $0).count }
    return result
  }

  private static func withoutVectors(_ vectors: [[Int]], _ range: Range<Int>) -> [[Int]] {
    var rest = vectors
    rest.removeSubrange(range)
    return rest
  }

  private static func withoutElements(_ vectors: [[Int]], _ range: Range<Int>) -> [[Int]] {
    var rest = vectors
    for (vector, element) in places(in: vectors)[range] { rest[vector][element] = 0 }
    return rest
  }

  /// The elements that are not 0.
  private static func places(in vectors: [[Int]]) -> [(vector: Int, element: Int)] {
    vectors.enumerated().flatMap { vector, elements in
      elements.indices.filter { elements[$0] != 0 }.map { (vector, $0) }
    }
  }

  /// Leaves out halves of what there is, then ever smaller parts, where it fails without them too.
  private func leaveOut(
    _ without: ([[Int]], Range<Int>) -> [[Int]], of result: inout MatrixFailureReplay,
    _ budget: inout Budget, count things: ([[Int]]) -> Int
  ) throws {
    var count = (things(result.vectors) + 1) / 2
    while count > 0 {
      var position = 0
      while position < things(result.vectors) {
        guard budget.attempts > 0, budget.cycles > 0 else { return }
        let range = position..<min(position + count, things(result.vectors))
        if let shorter = try attempt(without(result.vectors, range), like: result, &budget) {
          result = shorter
        } else {
          position += count
        }
      }
      count /= 2
    }
  }

  /// The failure of other vectors; `nil` where there is none in the same stage.
  private func attempt(
    _ vectors: [[Int]], like failure: MatrixFailureReplay, _ budget: inout Budget
  ) throws -> MatrixFailureReplay? {
    guard !vectors.isEmpty, vectors != failure.vectors else { return nil }
    let run = try MatrixEngineLockStep(model, seed: failure.seed)
    budget.attempts -= 1
    defer { budget.cycles -= run.cycles }
    do {
      try run.multiplyAtBothPaces(vectors)
      return nil
    } catch let mismatch as MatrixMismatch {
      guard mismatch.stage == failure.mismatch.stage, mismatch.layer == failure.mismatch.layer
      else { return nil }
      return MatrixFailureReplay(mismatch: mismatch, seed: failure.seed, vectors: vectors)
    }
  }
}
