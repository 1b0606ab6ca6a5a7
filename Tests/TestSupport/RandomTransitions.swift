import Specifications
import Workloads

/// Transitions of a table engine among few states, so that one follows on the heels of the other;
/// without end.
public struct RandomTransitions: Sequence, IteratorProtocol {
  private let specification: TableEngineSpecification
  private let few: Int
  private var random: SplitMix64

  /// - Parameter few: how many states there are transitions among.
  public init(_ specification: TableEngineSpecification, seed: UInt64, few: Int = 3) {
    self.specification = specification
    self.few = Swift.min(specification.states, few)
    random = SplitMix64(seed: seed)
  }

  public mutating func next() -> TableTransition? {
    let range = specification.valueRange
    let reward =
      switch Int.random(in: 0..<32, using: &random) {
      case 0: range.lowerBound
      case 1: range.upperBound
      default: Int.random(in: range, using: &random) / 64
      }
    return TableTransition(
      state: Int.random(in: 0..<few, using: &random),
      action: Int.random(in: 0..<specification.actions, using: &random), reward: reward,
      next: Int.random(in: 0..<few, using: &random),
      terminal: Int.random(in: 0..<8, using: &random) == 0,
      learn: Int.random(in: 0..<8, using: &random) != 0,
      rate: [0, 65_536, 32_768, Int.random(in: 0...65_536, using: &random)]
        .randomElement(using: &random) ?? 0,
      byVisits: specification.visitRate != nil && Int.random(in: 0..<2, using: &random) == 0)
  }
}
