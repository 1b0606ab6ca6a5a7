import Memweave

/// A Q-learning agent that learns to walk a maze of 10 x 10 cells. Its values stand in on-chip memory,
/// its learning rate comes from a second-order memristor.
public let mazeTable = AcceleratorDescription("maze-table", clock: 100.megahertz) {
  Learning(
    engine: .table,
    states: 100,  // one for each cell of the maze
    actions: 4,  // up, down, left, right
    algorithm: .qLearning,  // or .sarsa, .expectedSARSA, .doubleQLearning
    discount: 0.9,
    exploration: 0.1,
    valueBits: 20,
    fractionBits: 16,
    rounding: .nearest)  // or .stochastic
  LearningRate(
    mapping: .normalised,
    fullScale: 0.981,
    tick: 1.milliseconds)  // device time of one step
}
