import Accelerators
import Specifications

extension Shape {
  /// Accelerators with the table engine: every algorithm, both roundings, the least and the greatest
  /// numbers.
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
