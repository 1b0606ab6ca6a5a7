import Specifications
import TestSupport
import Testing

/// The accelerator of the tests, with what a test wants different.
func specification(
  rows: Int = 100, actions: Int = 4, slices: Int = 3, cellBits: Int = 5, converterBits: Int = 8,
  fractionBits: Int? = nil, rounding: Rounding = .stochastic,
  greedy: GreedyChoice = .digitalMaximum, mapping: LearningRateMapping = .normalised
) -> QLearningAcceleratorSpecification {
  var specification = MazeWalker(
    states: rows, actions: actions, slices: slices, cellBits: cellBits,
    converterBits: converterBits
  ).specification
  if let fractionBits {
    specification.learning.fractionBits = fractionBits
    specification.learning.errorFractionBits = max(16, fractionBits)
  }
  specification.name = "walker"
  specification.learning.rounding = rounding
  specification.learning.greedyChoice = greedy
  specification.learningRate.mapping = mapping
  return specification
}

extension QLearningAcceleratorSpecification: CustomTestStringConvertible {
  public var testDescription: String {
    """
    \(states) x \(actions), \(tile.slices) slices of \(tile.cellBits) bits, \(converter.bits)-bit \
    converter, \(learning.rounding), \(learning.greedyChoice), \(learningRate.mapping)
    """
  }
}
