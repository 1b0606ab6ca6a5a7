import Accelerators
import Specifications

extension Shape {
  /// Accelerators with the table engine: every algorithm and policy, both roundings, the least and the
  /// greatest numbers.
  static let tables: [Shape] = [
    Shape(
      "Q-learning, nearest",
      AcceleratorDescription("q-table") {
        Learning(engine: .table, states: 36, actions: 4)
      }),
    Shape(
      "SARSA, stochastic, literal, the least value",
      AcceleratorDescription("sarsa-table") {
        Learning(
          engine: .table, states: 30, actions: 8, algorithm: .sarsa, valueBits: 10,
          fractionBits: 8, rounding: .stochastic)
        LearningRate(mapping: .literal)
      }),
    Shape(
      "expected SARSA, 3 actions, the greatest value",
      AcceleratorDescription("expected-table") {
        Learning(
          engine: .table, states: 20, actions: 3, algorithm: .expectedSARSA, valueBits: 40,
          initialValue: 0.5, fractionBits: 24, rounding: .stochastic)
      }),
    Shape(
      "Q-learning, Boltzmann, rates by visits",
      AcceleratorDescription("boltzmann-table") {
        Learning(
          engine: .table, states: 36, actions: 4, exploration: 0.05, policy: .boltzmann,
          visitExponent: 0.7)
      }),
    Shape(
      "SARSA, Boltzmann, 11 actions",
      AcceleratorDescription("noisy-table") {
        Learning(
          engine: .table, states: 12, actions: 11, algorithm: .sarsa, fractionBits: 20,
          policy: .boltzmann)
      }),
    Shape(
      "Q-learning, upper confidence bounds, schedules",
      AcceleratorDescription("bound-table") {
        Learning(
          engine: .table, states: 36, actions: 4, policy: .upperConfidenceBound, rateRatio: 0.99,
          rateFloor: 0.05, explorationRatio: 0.9, explorationFloor: 0.01)
      }),
    Shape(
      "SARSA, upper confidence bounds, rates by visits",
      AcceleratorDescription("careful-table") {
        Learning(
          engine: .table, states: 25, actions: 4, algorithm: .sarsa, valueBits: 40,
          fractionBits: 24, policy: .upperConfidenceBound, visitExponent: 1,
          visitCount: .value)
      }),
    Shape(
      "a change detector that is easily alarmed",
      AcceleratorDescription("alarmed-table") {
        Learning(
          engine: .table, states: 25, actions: 4,
          changeDetector: ChangeDetector(fast: 1, slow: 3, ratio: 0, floor: 0.001, holdOff: 5))
      }),
    Shape(
      "a change detector as it is by default, literal",
      AcceleratorDescription("watchful-table") {
        Learning(engine: .table, states: 16, actions: 8, changeDetector: ChangeDetector())
        LearningRate(mapping: .literal)
      }),
    Shape(
      "expected SARSA, 64 actions",
      AcceleratorDescription("wide-table") {
        Learning(engine: .table, states: 9, actions: 64, algorithm: .expectedSARSA)
      }),
    Shape(
      "double Q-learning, few plateaus, long ticks",
      AcceleratorDescription("double-table") {
        Learning(
          engine: .table, states: 64, actions: 4, algorithm: .doubleQLearning,
          rounding: .stochastic)
        LearningRate(
          tick: 100.seconds, readNoise: 0.01, driveCycles: 1, gapCycles: 1, holdCycles: 7,
          device: GradientDevice(plateaus: 3))
      }),
  ]
}
