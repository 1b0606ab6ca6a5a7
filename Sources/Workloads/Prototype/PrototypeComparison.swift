import Foundation
import Specifications

/// The float model beside the prototype, row by row.
public struct PrototypeComparison: Sendable {
  /// A row, and what was measured here.
  public struct Row: Sendable {
    public var published: PrototypeRow
    /// Episodes of each seed; a run that was given up counts with its limit.
    public var episodes: [Int]
    /// Runs that were given up.
    public var capped: Int
    /// What it needs less than the constants the prototype held it against, by their rates.
    public var reductions: [Double: Reduction]
  }

  public let rows: [Row]

  /// How many standard errors a row may be off. There are some 50 rows: at two, two of them would be off
  /// by chance.
  public static let tolerance = 3.0

  /// Measures rows over the seeds 1 to `seeds`, or to as many as the prototype had; rows that others are held
  /// against are found by their rates.
  ///
  /// - Parameters:
  ///   - specification: of an agent with at least 100 states and 4 actions.
  ///   - progress: is told after each training how many of how many are done.
  /// - Throws: `DiagnosticReport` when the agent is too small for the mazes.
  public init(
    _ table: [PrototypeRow] = PrototypeTable.rows,
    specification: QLearningAcceleratorSpecification, seeds: Int,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws {
    let outcomes = try await Self.outcomes(table, specification, seeds, progress)
    let episodes = outcomes.map { $0.map(\.episodes) }
    rows = table.indices.map { index in
      let reductions = table[index].reductions.keys.compactMap { rate in
        table.firstIndex {
          $0.task == table[index].task && $0.rates == .constant(rate) && $0.number == nil
        }.map { (rate, Reduction(of: episodes[index], against: episodes[$0])) }
      }
      return Row(
        published: table[index], episodes: episodes[index],
        capped: outcomes[index].count { $0.isCapped },
        reductions: Dictionary(uniqueKeysWithValues: reductions))
    }
  }

  private static func outcomes(
    _ table: [PrototypeRow], _ specification: QLearningAcceleratorSpecification, _ seeds: Int,
    _ progress: (_ done: Int, _ all: Int) -> Void
  ) async throws -> [[LearningOutcome]] {
    let work = table.enumerated().flatMap { index, row in
      (1...min(max(seeds, 1), row.seeds)).map { (index, row, UInt32($0)) }
    }
    return try await withThrowingTaskGroup(of: (Int, UInt32, LearningOutcome).self) { group in
      for (index, row, seed) in work {
        group.addTask { (index, seed, try row.outcome(specification, seed: seed)) }
      }
      var done = 0
      var outcomes = table.map { _ in [(seed: UInt32, outcome: LearningOutcome)]() }
      for try await (index, seed, outcome) in group {
        outcomes[index].append((seed, outcome))
        done += 1
        progress(done, work.count)
      }
      return outcomes.map { $0.sorted { $0.seed < $1.seed }.map(\.outcome) }
    }
  }
}

extension PrototypeComparison.Row {
  public var mean: Double {
    Double(episodes.reduce(0, +)) / Double(max(1, episodes.count))
  }

  /// Standard deviation of the sample, 0 for one seed.
  public var deviation: Double {
    let squares = episodes.map { (Double($0) - mean) * (Double($0) - mean) }.reduce(0, +)
    return (squares / Double(max(1, episodes.count - 1))).squareRoot()
  }

  /// How far the means lie apart, in standard errors of their difference. A deviation the prototype does not
  /// tell is taken to be that measured here. None where the prototype has no mean.
  public var distance: Double? {
    guard let expected = published.mean else { return nil }
    let theirs = published.deviation ?? deviation
    // A few seeds alone may miss the long tail that the prototype saw.
    let ours = max(deviation, published.deviation ?? 0)
    let error =
      (ours * ours / Double(episodes.count) + theirs * theirs / Double(published.seeds))
      .squareRoot()
    // Where every seed gives the same, the prototype's figure is still rounded.
    return abs(mean - expected) / max(error, 0.05)
  }

  /// What differs from the prototype by more than chance explains, in words; none where it agrees.
  public var differences: [String] {
    var differences: [String] = []
    if let distance, distance > PrototypeComparison.tolerance {
      differences.append("the mean")
    }
    if let share = published.capped, !agreesInCapped(share) { differences.append("capped runs") }
    for (rate, interval) in published.reductions.sorted(by: { $0.key < $1.key }) {
      guard let reduction = reductions[rate] else { continue }
      if reduction.low > interval.upperBound || reduction.high < interval.lowerBound {
        differences.append("the reduction against constant \(rate)")
      }
    }
    return differences
  }

  /// Whether the share of the capped runs is the prototype's, by the binomial distribution of both.
  private func agreesInCapped(_ share: Double) -> Bool {
    let found = Double(capped) / Double(episodes.count)
    let pooled =
      (Double(capped) + share * Double(published.seeds))
      / Double(episodes.count + published.seeds)
    let error =
      (pooled * (1 - pooled) * (1 / Double(episodes.count) + 1 / Double(published.seeds)))
      .squareRoot()
    // The prototype's shares are whole percents.
    return abs(found - share) <= PrototypeComparison.tolerance * error + 0.005
  }
}
