import Memweave

/// Says on standard error how far a comparison is and how long it will take.
enum LearningProgress {
  /// Elsewhere than on a terminal, this many lines are written in all.
  private static let lines = 10

  static func watch(_ comparison: LearningComparison) async throws -> ComparisonTable {
    let title = "\(comparison.model.rawValue), \(LearningText.name(of: comparison.task))"
    let table = try await comparison.table(progress: line(title))
    end()
    return table
  }

  /// Takes the line away.
  static func end() {
    if Console.showsProgress { Console.write("\r\u{1B}[K", to: .standardError) }
  }

  /// What is called after each training.
  ///
  /// - Parameter lines: written in all where this is no terminal.
  static func line(_ title: String, lines: Int = lines) -> (Int, Int) -> Void {
    let clock = ContinuousClock()
    let begin = clock.now
    return { done, all in
      let elapsed = Double((clock.now - begin).components.seconds)
      let left = Int(elapsed / Double(done) * Double(all - done))
      let seconds = left % 60 < 10 ? "0\(left % 60)" : "\(left % 60)"
      let text = "\(title): \(done) of \(all) trainings, \(left / 60):\(seconds) left"
      if Console.showsProgress {
        Console.write("\r\u{1B}[K\(text)", to: .standardError)
      } else if done * lines / all != (done - 1) * lines / all {
        Console.printError(text)
      }
    }
  }
}
