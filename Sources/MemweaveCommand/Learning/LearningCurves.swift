import Foundation
import Memweave

/// Learning curves and learning rates of a comparison, as files.
///
/// Every training runs over the same number of episodes, converged or not, so that each point of a curve has all seeds in it.
struct LearningCurves {
  private static let episodes = 200
  /// The factor of a standard error that gives 95 %.
  private static let confidence = 1.96

  private var comparison: LearningComparison
  /// The trainings as they are compared, which end where they converge.
  private let trainings: LearningComparison

  init(_ comparison: LearningComparison) {
    self.comparison = comparison
    trainings = comparison
    self.comparison.settings.episodeLimit = Self.episodes
    self.comparison.settings.convergenceEpisodes = Self.episodes + 1
  }

  func write(to folder: String) async throws {
    let outcomes = try await comparison.outcomes(
      progress: LearningProgress.line("learning curves"))
    LearningProgress.end()
    let pictures = try pictures()
    let files =
      pictures + [
        GeneratedText(name: "learning-rates.csv", text: ratesText),
        GeneratedText(
          name: CurvesPlot.script, text: CurvesPlot(strategies: comparison.strategies).text),
        GeneratedText(name: "curves.csv", text: curvesText(outcomes)),
      ]
    try OutputFolder(folder).write(files)
    try CurvesPlot.draw(in: folder)
  }

  /// What the first agent learns by each strategy that is no baseline, as pictures of the maze.
  private func pictures() throws -> [GeneratedText] {
    guard case .maze(let maze) = trainings.task else { return [] }
    return try trainings.strategies.filter { !$0.isBaseline }.enumerated().map { index, strategy in
      let picture = ValuePicture(
        maze, values: try trainings.values(of: strategy, seed: 1),
        title: "\(strategy.name): values and greedy moves")
      return GeneratedText(name: "values-\(index + 1).svg", text: picture.svg)
    }
  }

  /// `episode`, then for each strategy mean, lower and upper bound of the steps.
  private func curvesText(_ outcomes: [[LearningOutcome]]) -> String {
    let head = comparison.strategies.flatMap { ["\($0.name)", "lower", "upper"] }
    let lines = (0..<Self.episodes).map { episode in
      let points = outcomes.flatMap { Self.point($0.map { Double($0.steps[episode]) }) }
      return Self.line(["\(episode + 1)"] + points.map(LearningText.decimal))
    }
    return ([Self.line(["episode"] + head)] + lines).joined(separator: "\n") + "\n"
  }

  private static func point(_ steps: [Double]) -> [Double] {
    let count = Double(steps.count)
    let mean = steps.reduce(0, +) / count
    let squares = steps.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let error = count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    // An episode has at least one step.
    return [mean, max(1, mean - confidence * error), mean + confidence * error]
  }

  /// `episode`, then the learning rate of each strategy: for the device that of its golden model, for
  /// visits nothing, since every value has its own.
  private var ratesText: String {
    let head = Self.line(["episode"] + comparison.strategies.map(\.name))
    let columns = comparison.strategies.map(rates)
    let lines = (0..<Self.episodes).map { episode in
      Self.line(["\(episode + 1)"] + columns.map { $0.map { Self.rounded($0[episode]) } ?? "" })
    }
    return ([head] + lines).joined(separator: "\n") + "\n"
  }

  private func rates(of strategy: LearningStrategy) -> [Double]? {
    switch strategy {
    case .constant(let rate): Array(repeating: rate, count: Self.episodes)
    case .decay(let decay): (1...Self.episodes).map { decay.rate(episode: $0) }
    case .visits: nil
    case .device, .detectingDevice, .stimulatedDevice:
      comparison.measuredRates(of: strategy, episodes: Self.episodes)
    }
  }

  private static func rounded(_ rate: Double) -> String { "\((rate * 1e5).rounded() / 1e5)" }

  private static func line(_ fields: [String]) -> String {
    fields.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
  }
}
