/// The outcomes of several strategies over the same seeds, side by side.
public struct ComparisonTable: Sendable, Hashable, Codable {
  /// One strategy.
  public struct Row: Sendable, Hashable, Codable {
    public var strategy: String
    /// Episodes of each seed; a run that was given up counts with its limit.
    public var episodes: [Int]
    public var mean: Double
    /// Standard deviation of the sample, 0 for one seed.
    public var deviation: Double
    /// Does not depend on what a run that was given up counts with, while those are fewer than half.
    public var median: Double
    /// Runs that were given up.
    public var capped: Int
    public var transactions: Int
    /// Against the constant rate 0.1, where that is in the table; none for itself.
    public var againstSlowConstant: Reduction?
    /// Against the constant rate with the lowest mean; none for itself.
    public var againstBestConstant: Reduction?
    /// By medians, against the constant rate 0.1; none for itself.
    public var medianAgainstSlowConstant: Reduction?
    /// Of a device, against every constant and every decay of the table, in its order.
    public var againstBaselines: [BaselineReduction] = []
  }

  /// By how much a strategy is faster than another.
  public struct BaselineReduction: Sendable, Hashable, Codable {
    public var baseline: String
    public var reduction: Reduction
  }

  public var rows: [Row]
  /// The strategy whose mean is the lowest of the constants; the first of equals.
  public var bestConstant: String?

  /// - Parameter outcomes: each strategy with one outcome a seed, at least one, in the order of the seeds.
  public init(_ outcomes: [(strategy: LearningStrategy, outcomes: [LearningOutcome])]) {
    rows = outcomes.map { Row($0.strategy, $0.outcomes) }
    let means = zip(outcomes, rows).filter { $0.0.strategy.isConstant }.map(\.1)
    let best = means.min { $0.mean < $1.mean }
    let slow = rows.first { $0.strategy == LearningStrategy.slowConstant.name }
    bestConstant = best?.strategy
    let baselines = zip(outcomes, rows).filter { $0.0.strategy.isBaseline }.map(\.1)
    for index in rows.indices {
      rows[index].againstSlowConstant = rows[index].reduction(against: slow)
      rows[index].againstBestConstant = rows[index].reduction(against: best)
      rows[index].medianAgainstSlowConstant = rows[index].reduction(against: slow, by: .median)
      guard !outcomes[index].strategy.isBaseline else { continue }
      rows[index].againstBaselines = baselines.map {
        BaselineReduction(
          baseline: $0.strategy,
          reduction: Reduction(of: rows[index].episodes, against: $0.episodes))
      }
    }
  }
}

extension ComparisonTable.Row {
  fileprivate init(_ strategy: LearningStrategy, _ outcomes: [LearningOutcome]) {
    let episodes = outcomes.map(\.episodes)
    let count = Double(episodes.count)
    let mean = Double(episodes.reduce(0, +)) / count
    let squares = episodes.map { (Double($0) - mean) * (Double($0) - mean) }.reduce(0, +)
    self.init(
      strategy: strategy.name, episodes: episodes, mean: mean,
      deviation: count > 1 ? (squares / (count - 1)).squareRoot() : 0,
      median: Reduction.Statistic.median.value(of: episodes),
      capped: outcomes.count { $0.isCapped },
      transactions: outcomes.map(\.transactions).reduce(0, +))
  }

  fileprivate func reduction(
    against other: Self?, by statistic: Reduction.Statistic = .mean
  ) -> Reduction? {
    guard let other, other.strategy != strategy else { return nil }
    return Reduction(of: episodes, against: other.episodes, by: statistic)
  }
}
