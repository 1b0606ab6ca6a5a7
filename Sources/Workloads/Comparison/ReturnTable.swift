import Reference

/// What several strategies earn in an environment over the same seeds, side by side.
public struct ReturnTable: Sendable, Hashable, Codable {
  /// A mean over the seeds with the bounds of its 95 % interval, from a bootstrap.
  public struct Estimate: Sendable, Hashable, Codable {
    public var mean: Double
    public var low: Double
    public var high: Double

    /// - Parameter sample: at least one number.
    public init(of sample: [Double], resamples: Int = 1000, seed: UInt32 = 1) {
      var random = XorShift32(seed: seed)
      let count = Double(sample.count)
      mean = sample.reduce(0, +) / count
      let drawn = (0..<resamples).map { _ in
        sample.indices.reduce(0.0) { sum, _ in sum + sample[random.below(sample.count)] } / count
      }.sorted()
      low = drawn[Int((0.025 * Double(resamples - 1)).rounded())]
      high = drawn[Int((0.975 * Double(resamples - 1)).rounded())]
    }
  }

  /// One strategy.
  public struct Row: Sendable, Hashable, Codable {
    public var strategy: String
    /// Of an episode, over all of them and over the last tenth.
    public var earned: Estimate
    public var earnedLast: Estimate
    /// How much more it earns than the constant that earns most, seed by seed; none for itself.
    public var againstBestConstant: Estimate?
  }

  public var rows: [Row]
  public var bestConstant: String?

  /// - Parameter returns: what was earned in each episode, by strategy, then by seed.
  public init(strategies: [LearningStrategy], returns: [[[Double]]]) {
    let means = returns.map { $0.map(Self.mean) }
    let best = strategies.indices.filter { strategies[$0].isConstant }
      .max { Self.mean(means[$0]) < Self.mean(means[$1]) }
    bestConstant = best.map { strategies[$0].name }
    rows = strategies.indices.map { index in
      let last = returns[index].map { Self.mean(Array($0.suffix(max(1, $0.count / 10)))) }
      let gains = best == index ? nil : best.map { zip(means[index], means[$0]).map(-) }
      return Row(
        strategy: strategies[index].name, earned: Estimate(of: means[index]),
        earnedLast: Estimate(of: last), againstBestConstant: gains.map { Estimate(of: $0) })
    }
  }

  private static func mean(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(max(1, numbers.count))
  }
}
