import Memweave

/// A Q-learning agent that learns to walk a maze of 10 x 10 cells. Its values stand in a crossbar
/// of ohmic memristors, its learning rate comes from a second-order memristor.
public let mazeWalker = AcceleratorDescription("maze-walker", clock: 100.megahertz) {
  Learning(
    states: 100,  // one for each cell of the maze
    actions: 4,  // up, down, left, right
    discount: 0.9,
    exploration: 0.1,
    rounding: .stochastic,
    greedy: .digitalMaximum)  // or .winnerTakeAll
  Crossbar(
    slices: 3,  // 3 cells of 5 bits for one value
    cellBits: 5,
    lowestLevel: 40.microsiemens,
    levelSpacing: 30.microsiemens,
    readVoltage: 200.millivolts)
  Converter(bits: 8, settleCycles: 2)
  LearningRate(
    mapping: .normalised,
    fullScale: 0.981,
    tick: 1.milliseconds)  // device time of one step
}
