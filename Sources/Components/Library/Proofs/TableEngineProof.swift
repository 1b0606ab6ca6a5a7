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

/// Q-learning with a policy that adds something to the values, with its promises beside it.
final class PolicyTableEngineProof: TableEngine {
  @Instance var watch = TransitionWatch(stateBits: 1)
  @Instance var free: FreeBonuses
  @Registers var held: SignalArray

  init(_ policy: TablePolicy) {
    let specification = TableEngineSpecification.smallest(
      .qLearning, actions: 2, policy, valueBits: 2)
    _free = Instance(wrappedValue: FreeBonuses(count: 2))
    _held = Registers(count: 2, signed: specification.keyBits, reset: 0)
    super.init(specification, promiseBits: [2], parts: ProofParts())
  }

  override var moduleName: String { "\(super.moduleName)_proof" }
  override var bonuses: [Signal] { free.extended(to: specification.keyBits) }

  @LogicBuilder override var body: Logic {
    super.body
    promised(beside: watch, bonuses: held)
  }
}

/// SARSA with a policy that adds something to the values, with its promises beside it.
final class BonusSARSATableEngineProof: BonusSARSATableEngine {
  @Instance var watch = TransitionWatch(stateBits: 1)
  @Instance var free: FreeBonuses
  @Registers var held: SignalArray

  init(_ policy: TablePolicy) {
    let specification = TableEngineSpecification.smallest(.sarsa, actions: 2, policy, valueBits: 2)
    _free = Instance(wrappedValue: FreeBonuses(count: 2))
    _held = Registers(count: 2, signed: specification.keyBits, reset: 0)
    super.init(specification, parts: ProofParts())
  }

  override var moduleName: String { "\(super.moduleName)_proof" }
  override var bonuses: [Signal] { free.extended(to: specification.keyBits) }

  @LogicBuilder override var body: Logic {
    super.body
    promised(beside: watch, bonuses: held)
  }
}

extension TableEngineSpecification {
  /// Two states, few actions, narrow values: what is compared does not depend on the width.
  fileprivate static func smallest(
    _ algorithm: LearningAlgorithm, actions: Int = 3, _ policy: TablePolicy = .epsilonGreedy,
    valueBits: Int = 3
  ) -> TableEngineSpecification {
    var specification = TableEngineSpecification(
      states: 2, actions: actions, valueBits: valueBits, fractionBits: 1, algorithm: algorithm,
      rounding: .nearest)
    specification.policy = policy
    return specification
  }
}
