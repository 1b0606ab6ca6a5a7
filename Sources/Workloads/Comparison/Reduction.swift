import Reference

/// By how much the mean of one sample is below that of another, with an interval from a bootstrap.
public struct Reduction: Sendable, Hashable, Codable {
  /// `1 - mean / baseline mean`, in percent; negative when it is above.
  public var percent: Double
  /// The bounds of the 95 % interval, in percent.
  public var low: Double
  public var high: Double

  /// - Parameters:
  ///   - sample: episodes of each seed, at least one.
  ///   - baseline: the same for the strategy it is held against, at least one, with a mean above 0.
  ///   - resamples: how often both are drawn anew, with replacement, independently; at least 1.
  ///   - seed: of the drawing: the same arguments give the same interval.
  public init(of sample: [Int], against baseline: [Int], resamples: Int = 1000, seed: UInt32 = 1) {
    var random = XorShift32(seed: seed)
    percent = Self.percent(Self.sum(sample), sample.count, Self.sum(baseline), baseline.count)
    let drawn = (0..<resamples).map { _ in
      Self.percent(
        Self.drawnSum(sample, &random), sample.count, Self.drawnSum(baseline, &random),
        baseline.count)
    }.sorted()
    low = Self.quantile(0.025, of: drawn)
    high = Self.quantile(0.975, of: drawn)
  }

  private static func sum(_ values: [Int]) -> Int { values.reduce(0, +) }

  private static func drawnSum(_ values: [Int], _ random: inout XorShift32) -> Int {
    var sum = 0
    for _ in values.indices { sum += values[random.below(values.count)] }
    return sum
  }

  private static func percent(_ sum: Int, _ count: Int, _ base: Int, _ baseCount: Int) -> Double {
    100 * (1 - (Double(sum) / Double(count)) / (Double(base) / Double(baseCount)))
  }

  /// Of sorted values, the nearest one.
  private static func quantile(_ ratio: Double, of sorted: [Double]) -> Double {
    sorted[Int((ratio * Double(sorted.count - 1)).rounded())]
  }
}
