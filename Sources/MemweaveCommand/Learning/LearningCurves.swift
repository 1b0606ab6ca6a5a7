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

  init(_ comparison: LearningComparison) {
    self.comparison = comparison
    self.comparison.settings.episodeLimit = Self.episodes
    self.comparison.settings.convergenceEpisodes = Self.episodes + 1
  }

  func write(to folder: String) async throws {
    let outcomes = try await comparison.outcomes(
      progress: LearningProgress.line("learning curves"))
    if Console.showsProgress { Console.write("\r\u{1B}[K", to: .standardError) }
    let files = [
      GeneratedText(name: "learning-rates.csv", text: ratesText),
      GeneratedText(
        name: CurvesPlot.script, text: CurvesPlot(strategies: comparison.strategies).text),
      GeneratedText(name: "curves.csv", text: curvesText(outcomes)),
    ]
    try OutputFolder(folder).write(files)
    try CurvesPlot.draw(in: folder)
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
    return [mean, max(0, mean - confidence * error), mean + confidence * error]
  }

  /// `episode`, then the learning rate of each strategy: for the device that of its equation.
  private var ratesText: String {
    let head = Self.line(["episode"] + comparison.strategies.map(\.name))
    let agents = comparison.strategies.map { $0.floatAgent(comparison.specification, seed: 1) }
    let lines = (1...Self.episodes).map { episode in
      Self.line(
        ["\(episode)"]
          + zip(comparison.strategies, agents).map { strategy, agent in
            let rate =
              switch strategy {
              case .constant(let rate): rate
              case .decay(let decay): decay.rate(episode: episode)
              case .device: agent.rates[min(episode, agent.rates.count) - 1]
              }
            return "\((rate * 1e5).rounded() / 1e5)"
          })
    }
    return ([head] + lines).joined(separator: "\n") + "\n"
  }

  private static func line(_ fields: [String]) -> String {
    fields.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
  }
}
