import HDL
import Specifications

/// Q-learning with its promises beside it.
final class TableEngineProof: TableEngine {
  @Instance var watch = TransitionWatch(stateBits: 1)

  init() { super.init(.smallest(.qLearning), promiseBits: [3], parts: ProofParts()) }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    promised(beside: watch)
  }
}

/// SARSA with its promises beside it.
final class SARSATableEngineProof: SARSATableEngine {
  @Instance var watch = TransitionWatch(stateBits: 1)

  init() { super.init(.smallest(.sarsa, actions: 2), parts: ProofParts()) }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    promised(beside: watch)
  }
}

/// Expected SARSA with its promises beside it.
final class ExpectedSARSATableEngineProof: ExpectedSARSATableEngine {
  @Instance var watch = TransitionWatch(stateBits: 1)

  init() { super.init(.smallest(.expectedSARSA, actions: 2), parts: ProofParts()) }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    promised(beside: watch)
  }
}

/// Double Q-learning with its promises beside it.
final class DoubleTableEngineProof: DoubleTableEngine {
  @Instance var watch = TransitionWatch(stateBits: 1)

  init() { super.init(.smallest(.doubleQLearning, actions: 2), parts: ProofParts()) }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    promised(beside: watch)
  }
}

extension TableEngineSpecification {
  /// Two states, few actions, narrow values: what is compared does not depend on the width.
  fileprivate static func smallest(
    _ algorithm: LearningAlgorithm, actions: Int = 3
  ) -> TableEngineSpecification {
    TableEngineSpecification(
      states: 2, actions: actions, valueBits: 3, fractionBits: 1, algorithm: algorithm,
      rounding: .nearest)
  }
}
