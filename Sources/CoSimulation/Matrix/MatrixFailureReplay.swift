import Specifications

/// A run of a matrix engine that ended with a mismatch, to be run again: the same seed and vectors do the same.
public struct MatrixFailureReplay: Sendable {
  public let mismatch: MatrixMismatch
  /// The seed of the macros.
  public let seed: UInt32
  /// All that were given at both paces.
  public let vectors: [[Int]]

  public init(mismatch: MatrixMismatch, seed: UInt32, vectors: [[Int]]) {
    self.mismatch = mismatch
    self.seed = seed
    self.vectors = vectors
  }

  /// The course of the signals and currents before the mismatch; `nil` where it showed before any vector.
  public func story(on model: MatrixEngineModel) throws -> MatrixFailureStory? {
    guard mismatch.vector > 0 else { return nil }
    let run = try MatrixEngineLockStep(model, seed: seed)
    let activity = try MatrixActivity(model, mismatch: mismatch)
    run.watch { instance throws(ModelFailure) in try activity.sample(instance) }
    do {
      try run.multiplyAtBothPaces(vectors)
    } catch is MatrixMismatch {
      // It ends before the edge that the watcher would be told of.
      try run.look(activity.sample)
    }
    return MatrixFailureStory(activity, mismatch: mismatch)
  }

  /// Writes all signals from some cycles before the mismatch on into a file.
  ///
  /// - Parameters:
  ///   - model: the model with waves in the file's format.
  ///   - cycles: how many cycles before the mismatch are kept, 1 or more.
  public func writeWave(to path: String, on model: MatrixEngineModel, cycles: Int) throws {
    do {
      let run = try MatrixEngineLockStep(
        model, seed: seed, wave: path, firstCycle: mismatch.cycle - cycles)
      defer { run.closeWave() }
      try run.multiplyAtBothPaces(vectors)
    } catch is MatrixMismatch {
      return
    }
  }
}
