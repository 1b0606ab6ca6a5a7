import Memweave

/// `memweave train`: a whole training in hardware, accelerator and maze, held against the golden model.
struct TrainAction {
  let options: Invocation.TrainOptions

  /// What `--json` prints.
  private struct Report: Codable {
    var design: String
    var seed: UInt32
    var counts: MazeTrainingCounts
    var shortestLength: Int
    var path: [Int]
    var mismatches = 0
  }

  func perform() throws {
    let preparation = try Preparation(options.description, maze: options.maze)
    let training = try MazeTraining(preparation.training(episodes: options.episodes))
    let design = try GeneratedMazeTraining(preparation.specification)
    if let folder = options.output { try OutputFolder(folder).write(design.files) }
    let seed = options.seed ?? 1
    let run = try training.run(MazeTrainingModel(design), seed: seed)
    if options.json {
      return Console.print(
        try Summary.json(
          Report(
            design: design.specification.title, seed: seed, counts: run.counts,
            shortestLength: run.result.shortestLength, path: run.result.path)))
    }
    let maze = training.training.maze
    let counts = run.counts
    let time = Double(counts.cycles) / preparation.specification.clock
    Console.print(
      """
      \(design.specification.title): a maze of \(maze.rows) x \(maze.columns), seed \(seed)
        episodes to converge   \(counts.episodesToConvergence == 0 ? "none" : "\(counts.episodesToConvergence)")
        learning episodes      \(Summary.grouped(counts.episodes))
        steps while learning   \(Summary.grouped(counts.steps))
        inputs of the agent    \(Summary.grouped(counts.transactions))
        clock cycles           \(Summary.grouped(counts.cycles)), \(Quantity(Summary.threeDigits(time), .time)) without a host
        updates and choices    \(Summary.grouped(run.events.count)), 0 mismatches with the golden model
      """)
  }
}
