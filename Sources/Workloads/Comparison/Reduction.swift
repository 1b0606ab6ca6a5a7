import Reference

/// By how much the mean or median of one sample is below that of another, with an interval from a bootstrap.
public struct Reduction: Sendable, Hashable, Codable {
  /// What of a sample is compared.
  public enum Statistic: Sendable, Hashable {
    case mean
    /// Of an even number of values, the mean of the two in the middle.
    case median

    /// - Parameter sample: at least one number.
    public func value(of sample: [Int]) -> Double {
      switch self {
      case .mean: return Double(sample.reduce(0, +)) / Double(sample.count)
      case .median:
        let sorted = sample.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
          ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
      }
    }
  }

  /// `1 - value / baseline value`, in percent; negative when it is above.
  public var percent: Double
  /// The bounds of the 95 % interval, in percent.
  public var low: Double
  public var high: Double

  /// - Parameters:
  ///   - sample: episodes of each seed, at least one.
  ///   - baseline: the same for the strategy it is held against, at least one, with a mean above 0.
  ///   - resamples: how often both are drawn anew, with replacement, independently; at least 1.
  ///   - seed: of the drawing: the same arguments give the same interval.
  public init(
    of sample: [Int], against baseline: [Int], by statistic: Statistic = .mean,
    resamples: Int = 1000, seed: UInt32 = 1
  ) {
    var random = XorShift32(seed: seed)
    func percent(_ sample: [Int], _ baseline: [Int]) -> Double {
      100 * (1 - statistic.value(of: sample) / statistic.value(of: baseline))
    }
    self.percent = percent(sample, baseline)
    let drawn = (0..<resamples).map { _ in
      percent(Self.drawn(sample, &random), Self.drawn(baseline, &random))
    }.sorted()
    low = Self.quantile(0.025, of: drawn)
    high = Self.quantile(0.975, of: drawn)
  }

  /// As many as there are, each any of them.
  private static func drawn(_ values: [Int], _ random: inout XorShift32) -> [Int] {
    values.map { _ in values[random.below(values.count)] }
  }

  /// Of sorted values, the nearest one.
  private static func quantile(_ ratio: Double, of sorted: [Double]) -> Double {
    sorted[Int((ratio * Double(sorted.count - 1)).rounded())]
  }
}
