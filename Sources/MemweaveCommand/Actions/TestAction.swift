import Foundation
import Memweave

/// `memweave test`: co-simulates every description of a folder, as many at once as there are cores.
struct TestAction {
  let options: Invocation.TestOptions

  /// Enough to learn, write and read most of a crossbar, and quick.
  private static let episodes = 5
  /// Of a matrix engine.
  private static let vectors = 8

  func perform() async throws -> ExitStatus {
    let files = try DescriptionFolder(options.directory).files
    let outcomes = await outcomes(of: files)
    let failed = outcomes.count { $0.status != .success }
    Console.print(
      "\(files.count) \(files.count == 1 ? "description" : "descriptions"), \(failed) failed")
    if let path = options.junit {
      try UserFile.write(JUnitReport(suite: options.directory, outcomes: outcomes).text, to: path)
    }
    return outcomes.map(\.status).max { $0.rawValue < $1.rawValue } ?? .success
  }

  /// One outcome for each file, in their order; each is printed when it is there.
  private func outcomes(of files: [String]) async -> [TestOutcome] {
    let workers = ProcessInfo.processInfo.activeProcessorCount
    return await withTaskGroup(of: (Int, TestOutcome).self) { group in
      var outcomes: [Int: TestOutcome] = [:]
      func add(_ index: Int) {
        group.addTask { (index, outcome(of: files[index])) }
      }
      for index in files.indices.prefix(workers) { add(index) }
      var next = workers
      while let (index, outcome) = await group.next() {
        outcomes[index] = outcome
        Console.print("[\(outcomes.count)/\(files.count)] \(outcome.line)")
        if next < files.count {
          add(next)
          next += 1
        }
      }
      return files.indices.compactMap { outcomes[$0] }
    }
  }

  private func outcome(of file: String) -> TestOutcome {
    let clock = ContinuousClock()
    let start = clock.now
    func outcome(_ status: ExitStatus, transactions: Int = 0, detail: String) -> TestOutcome {
      TestOutcome(
        name: file, status: status, transactions: transactions,
        seconds: (clock.now - start) / .seconds(1), detail: detail)
    }
    do {
      let path = "\(options.directory)/\(file)"
      if try MatrixDescription.isDescribed(in: path) {
        let run = try MatrixCosimulation(path, seed: options.seed ?? 1, vectors: Self.vectors)
        return outcome(
          run.problem == nil ? .success : .mismatch, transactions: run.vectors,
          detail: run.problem ?? "")
      }
      let preparation = try Preparation(path)
      let model = try AcceleratorModel(preparation.design())
      let seed = options.seed ?? 1
      let episodes = options.episodes ?? Self.episodes
      var story = ""
      let report = try LockStepRun(
        model, training: preparation.training(episodes: episodes), seed: seed
      ).run(failure: { failure in
        story = """
          \(failure.mismatch)

          \(try failure.story(on: model))

          reproduce with: memweave cosim \(path) --seed \(seed) --episodes \(episodes)
          """
      })
      return outcome(
        report.mismatches == 0 ? .success : .mismatch, transactions: report.transactions,
        detail: story)
    } catch {
      return outcome(Invocation.status(of: error), detail: "\(error)")
    }
  }
}
