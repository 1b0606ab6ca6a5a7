#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Figures of samples and curves, each by its textbook formula.
enum Statistics {
  static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(1, values.count))
  }

  /// The standard deviation of a sample, with n - 1; 0 for fewer than two values.
  static func deviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = mean(values)
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    return (squares / Double(values.count - 1)).squareRoot()
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The slope of the straight line of least squares through (x, y).
  static func slope(_ x: [Double], _ y: [Double]) -> Double {
    let (meanX, meanY) = (mean(x), mean(y))
    let above = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }.reduce(0, +)
    return above / x.map { ($0 - meanX) * ($0 - meanX) }.reduce(0, +)
  }

  /// The greatest distance, with its sign, of a curve from the straight line between its ends, the
  /// ends at (0, 0) and (1, 1).
  static func bend(_ curve: [Double]) -> Double {
    guard let first = curve.first, let last = curve.last, first != last else { return 0 }
    let steps = Double(curve.count - 1)
    return curve.enumerated().map { index, value in
      (value - first) / (last - first) - Double(index) / steps
    }.max { abs($0) < abs($1) } ?? 0
  }

  /// NeuroSim's NL of a pulse curve: its bend over 0.07 · √2. 0 is a straight line; greater than 0
  /// for steps that become smaller.
  static func nonlinearity(_ curve: [Double]) -> Double {
    bend(curve) / (0.07 * 2.0.squareRoot())
  }

  /// The share of bits read wrongly where two normal distributions stand so many (σ₁ + σ₂) apart,
  /// with the threshold between them as many σ from one as from the other: `erfc(k / √2) / 2`.
  static func bitErrorRate(sigmas: Double) -> Double {
    0.5 * erfc(sigmas / 2.0.squareRoot())
  }

  /// The greatest share of errors that is consistent, with 95 % confidence, with none among so many
  /// readings: `1 - 0.05^(1/n)`.
  static func upperBound(ofNoneAmong count: Int) -> Double {
    -expm1(log(0.05) / Double(count))
  }
}
