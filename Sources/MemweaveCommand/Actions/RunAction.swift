import Memweave

/// `memweave run`: generates, trains in lock-step with the device's learning rate and with constant ones, and reports.
struct RunAction {
  let options: Invocation.RunOptions

  /// The slow constant rate that published comparisons begin with.
  private static let slowRate = 0.1

  func perform() async throws -> ExitStatus {
    let preparation = try Preparation(options.description, maze: options.maze)
    let specification = preparation.specification
    let training = try preparation.training(episodes: options.episodes)
    Console.print(Summary.headline(specification))

    let design = try preparation.design()
    let folder = options.output ?? "out/\(preparation.specification.title)"
    try OutputFolder(folder).write(design.files)
    Console.print(Summary.row("generated", "\(design.files.count) files in \(folder)"))

    let model = try AcceleratorModel(design)
    Console.print(
      Summary.row(
        "model",
        model.compiled.fromCache ? "from the cache" : "compiled by Verilator and g++"))

    let seed = options.seed ?? 1
    async let constants = compareConstants(preparation, model: model, seed: seed)
    let line = ProgressLine(title: "training in RTL, checked step by step")
    let device = try LockStepRun(
      model, training: training, seed: seed
    ).run(progress: { line.show($0) })
    line.clear()
    let comparison = try await constants

    let reports = [device] + comparison.map { $0.report }
    for figure in Summary.figures(device, specification: specification) { Console.print(figure) }
    Console.print("\nepisodes to convergence, seed \(seed), in RTL against the golden model")
    let mapping = specification.learningRate.mapping.rawValue
    Console.print(
      Summary.row("device, \(mapping)", Self.comparisonText(device)))
    for entry in comparison {
      Console.print(Summary.row(entry.name, Self.comparisonText(entry.report)))
    }
    try printPath(device, preparation: preparation)
    if let mismatch = reports.lazy.compactMap(\.firstMismatch).first {
      Console.print("\n\(mismatch)")
      let maze = options.maze.map { " --maze \($0)" } ?? ""
      Console.print(
        "\nreproduce with: memweave cosim \(options.description)\(maze) --seed \(seed)")
      return .mismatch
    }
    return .success
  }

  /// The slow constant rate and the one that the golden model finds best, each in RTL.
  private func compareConstants(
    _ preparation: Preparation, model: AcceleratorModel, seed: UInt32
  ) async throws -> [(name: String, report: RunReport)] {
    let best = try await bestConstant(preparation, seed: seed)
    let rates = best == Self.slowRate ? [best] : [Self.slowRate, best]
    return try await withThrowingTaskGroup(of: (Int, String, RunReport).self) { group in
      for (index, rate) in rates.enumerated() {
        let training = try preparation.training(episodes: options.episodes, constant: rate)
        let name = rate == best ? "best constant, \(rate)" : "constant, \(rate)"
        group.addTask {
          (index, name, try LockStepRun(model, training: training, seed: seed).run())
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
        .sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
    }
  }

  /// The rate among 0.1, 0.2 … 1.0 with which the golden model converges first; the lowest of equals.
  private func bestConstant(_ preparation: Preparation, seed: UInt32) async throws -> Double {
    let rates = (1...10).map { Double($0) / 10 }
    let episodes = try await withThrowingTaskGroup(of: (Double, Int).self) { group in
      for rate in rates {
        let training = try preparation.training(episodes: options.episodes, constant: rate)
        group.addTask {
          (rate, try ReferenceRun(training, seed: seed).run().episodesToConvergence ?? .max)
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    return rates.min { (episodes[$0] ?? .max) < (episodes[$1] ?? .max) } ?? Self.slowRate
  }

  private static func comparisonText(_ report: RunReport) -> String {
    "\(Summary.convergence(report)) (\(Summary.grouped(report.transactions)) transactions, "
      + "\(report.mismatches) mismatches)"
  }

  private func printPath(_ report: RunReport, preparation: Preparation) throws {
    let maze = try preparation.maze()
    let arrived = report.path.last == maze.goal
    let steps = max(0, report.path.count - 1)
    Console.print(
      "\nthe greedy path at the end: \(steps) steps"
        + (arrived
          ? " to the goal; a shortest path has \(report.shortestLength)"
          : ", not at the goal"))
    Console.print(MazeDrawing(maze, path: report.path).text)
  }
}
