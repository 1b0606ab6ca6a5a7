import Foundation
import Memweave

/// Outcomes of trainings in a folder, so that a measurement of hours that was broken off goes on where it was.
///
/// Each strategy of each comparison has a file, which tells of all that the trainings depend on but the program.
struct MeasuredOutcomes {
  /// `nil` keeps nothing.
  let folder: String?

  /// What a file holds.
  private struct Kept<Outcomes: Codable>: Codable {
    var measured: String
    var outcomes: Outcomes
  }

  /// Those of a comparison, by strategy, measured now where they are not kept.
  func outcomes(of comparison: LearningComparison, title: String) async throws
    -> [[LearningOutcome]]
  {
    var all: [[LearningOutcome]] = []
    for (index, strategy) in comparison.strategies.enumerated() {
      var alone = comparison
      alone.strategies = [strategy]
      let outcomes = try await kept("\(title) \(strategy.name)", measured: "\(alone)") {
        let line = LearningProgress.line(
          "\(title), \(index + 1) of \(comparison.strategies.count): \(strategy.name)", lines: 1)
        defer { LearningProgress.end() }
        return try await alone.outcomes(progress: line)[0]
      }
      all.append(outcomes)
    }
    return all
  }

  /// What is kept under a name, measured now where it is not.
  ///
  /// - Parameter measured: all that it depends on but the program.
  func kept<Outcomes: Codable>(
    _ name: String, measured: String, measure: () async throws -> Outcomes
  ) async throws -> Outcomes {
    let path = path(name)
    if let path, let data = FileManager.default.contents(atPath: path),
      let kept = try? JSONDecoder().decode(Kept<Outcomes>.self, from: data),
      kept.measured == measured
    {
      return kept.outcomes
    }
    let outcomes = try await measure()
    if let path {
      let kept = Kept(measured: measured, outcomes: outcomes)
      try ResultsPage.write(String(decoding: JSONEncoder().encode(kept), as: UTF8.self), to: path)
    }
    return outcomes
  }

  private func path(_ name: String) -> String? {
    folder.map { folder in
      let file = name.map {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-"
      }
      return "\(folder)/\(String(file)).json"
    }
  }
}
