import Foundation

/// A learning rate that falls from episode to episode: `max(floor, start · ratioⁿ)` in episode n, counted from 0.
public struct LearningRateDecay: Sendable, Hashable {
  /// Each 0...1.
  public var start: Double
  public var ratio: Double
  public var floor: Double

  public init(start: Double, ratio: Double, floor: Double) {
    self.start = start
    self.ratio = ratio
    self.floor = floor
  }

  /// The rate of an episode, counted from 1.
  public func rate(episode: Int) -> Double {
    max(floor, start * pow(ratio, Double(max(0, episode - 1))))
  }
}
