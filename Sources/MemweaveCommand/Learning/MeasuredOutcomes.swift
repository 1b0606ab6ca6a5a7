import Foundation
import Memweave

/// Outcomes of trainings in a folder, so that a measurement of hours that was broken off goes on where it was.
///
/// Each strategy of each comparison has a file, which tells of all that the trainings depend on but the program.
struct MeasuredOutcomes {
  /// `nil` keeps nothing.
  let folder: String?

  /// What a file holds.
  private struct Kept: Codable {
    var measured: String
    var outcomes: [LearningOutcome]
  }

  /// Those of a comparison, by strategy, measured now where they are not kept.
  func outcomes(of comparison: LearningComparison, title: String) async throws
    -> [[LearningOutcome]]
  {
    var all: [[LearningOutcome]] = []
    for (index, strategy) in comparison.strategies.enumerated() {
      var alone = comparison
      alone.strategies = [strategy]
      let measured = "\(alone)"
      if let kept = kept(measured, title, strategy) {
        all.append(kept)
        continue
      }
      let line = LearningProgress.line(
        "\(title), \(index + 1) of \(comparison.strategies.count): \(strategy.name)", lines: 1)
      let outcomes = try await alone.outcomes(progress: line)[0]
      LearningProgress.end()
      try keep(Kept(measured: measured, outcomes: outcomes), title, strategy)
      all.append(outcomes)
    }
    return all
  }

  private func kept(
    _ measured: String, _ title: String, _ strategy: LearningStrategy
  ) -> [LearningOutcome]? {
    guard let path = path(title, strategy), let data = FileManager.default.contents(atPath: path),
      let kept = try? JSONDecoder().decode(Kept.self, from: data), kept.measured == measured
    else { return nil }
    return kept.outcomes
  }

  private func keep(_ kept: Kept, _ title: String, _ strategy: LearningStrategy) throws {
    guard let path = path(title, strategy) else { return }
    try ResultsPage.write(String(decoding: JSONEncoder().encode(kept), as: UTF8.self), to: path)
  }

  private func path(_ title: String, _ strategy: LearningStrategy) -> String? {
    folder.map { folder in
      let name = "\(title) \(strategy.name)".map {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-"
      }
      return "\(folder)/\(String(name)).json"
    }
  }
}
