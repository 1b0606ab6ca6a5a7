import Memweave

/// One line on standard error that says how far a training is: rewritten in place on a terminal, a new line every 25 episodes elsewhere.
struct ProgressLine {
  private static let interval = 25
  let title: String

  func show(_ episode: TrainingEpisode) {
    let path =
      episode.isShortest
      ? "greedy path \(episode.greedyPath.count - 1) steps, the shortest"
      : "no shortest greedy path yet"
    let text = "\(title): episode \(episode.number), \(episode.steps) steps, \(path)"
    if Console.showsProgress {
      Console.write("\r\u{1B}[K\(text)", to: .standardError)
    } else if episode.number % Self.interval == 0 {
      Console.printError(text)
    }
  }

  /// Leaves the terminal as it was.
  func clear() {
    if Console.showsProgress { Console.write("\r\u{1B}[K", to: .standardError) }
  }
}
