/// The cycle counts an accelerator with the table engine promises (`docs/table-engine.md`).
public struct TableCycleCounts: Sendable, Hashable {
  private let engine: TableEngineSpecification
  private let learningRate: LearningRateSpecification

  public init(_ engine: TableEngineSpecification, learningRate: LearningRateSpecification) {
    self.engine = engine
    self.learningRate = learningRate
  }

  /// Cycles from start to done of the division that gives expected SARSA its two discounts.
  public static let weighingCycles = 18 + 1

  /// From the write of the start bit to ready: the first reading of the second-order memristor, and
  /// clearing of the table.
  public var initialisation: Int {
    3 + learningRate.initialisationCycles + 1 + engine.clearingCycles
  }

  /// From the acceptance of an input to its output.
  ///
  /// - Parameters:
  ///   - advancedAtLastPlateau: the learning rate was advanced; whether the device stood at its last
  ///     plateau.
  ///   - stimulated: the device was stimulated again before.
  public func transaction(advancedAtLastPlateau: Bool?, stimulated: Bool) -> Int {
    var cycles = 2 + TableEngineSpecification.latency
    if stimulated { cycles += learningRate.initialisationCycles + 1 }
    if let last = advancedAtLastPlateau {
      cycles += learningRate.advanceCycles(atLastPlateau: last) + 1
      if engine.algorithm == .expectedSARSA { cycles += Self.weighingCycles }
    }
    return cycles
  }
}
