import Specifications

/// Trains one agent in a sequence of mazes; its values are carried from each to the next.
///
/// A maze is learnt when the greedy path has been at most 1.25 times the shortest one, rounded up, in each of the
/// successive episodes that `TrainingSettings` asks for.
public struct DynamicTraining: Sendable {
  /// How much longer than a shortest path the greedy path may be.
  public static let acceptedRatio = 1.25
  /// Episodes after which a maze is given up and the next one begins, unless it is to be given up earlier.
  public static let episodeLimit = 1000

  /// The mazes in order.
  public let stages: [TrainingRun]

  /// - Parameter settings: of each maze; the ratio above takes the place of the one given, the limit that of a higher one.
  /// - Throws: what `TrainingRun` throws for any of the mazes.
  public init(
    mazes: [Maze], specification: QLearningAcceleratorSpecification, settings: TrainingSettings
  ) throws {
    var settings = settings
    settings.acceptedRatio = Self.acceptedRatio
    settings.episodeLimit = min(settings.episodeLimit, Self.episodeLimit)
    stages = try mazes.map {
      try TrainingRun(maze: $0, specification: specification, settings: settings)
    }
  }

  /// Runs all mazes.
  ///
  /// - Parameters:
  ///   - agent: an agent that has been started.
  ///   - atChange: is called between two mazes, to stimulate the device again, say.
  /// - Returns: one result for each maze.
  /// - Throws: what the agent throws.
  public func run<A: Agent>(
    _ agent: inout A, atChange: (inout A) throws -> Void = { _ in }
  ) throws -> [TrainingResult] {
    var results: [TrainingResult] = []
    for (index, stage) in stages.enumerated() {
      if index > 0 { try atChange(&agent) }
      let before = results.map(\.episodes).reduce(0, +)
      results.append(try stage.run(&agent, episodesBefore: before))
    }
    return results
  }
}
