import Memweave

/// From the words of the command line to what is generated and trained.
struct Preparation {
  /// Episodes after which a training that does not converge is given up, unless the user says otherwise.
  static let episodeLimit = 500

  let specification: QLearningAcceleratorSpecification
  private let givenMaze: Maze?

  /// - Parameter maze: the file of the maze; where none is given, the one that fits the accelerator is walked.
  init(_ description: String, maze: String? = nil) throws {
    specification = try AcceleratorDescription(contentsOf: description).specification()
    givenMaze = try maze.map { try Maze(contentsOf: $0) }
  }

  /// Whether a subject is the file of a description rather than a component.
  static func isDescription(_ subject: String) -> Bool {
    subject.hasSuffix(".yaml") || subject.hasSuffix(".yml") || subject.contains("/")
  }

  /// The maze that is walked.
  func maze() throws -> Maze {
    try givenMaze ?? .fitting(states: specification.states)
  }

  func design() throws -> GeneratedDesign {
    let design = try GeneratedDesign(specification)
    for warning in design.warnings { Console.printError("\(warning)") }
    return design
  }

  /// The training in the maze.
  ///
  /// - Parameter constant: the learning rate in place of the device's.
  func training(episodes: Int?, constant: Double? = nil) throws -> TrainingRun {
    var settings = TrainingSettings(specification.learning)
    settings.episodeLimit = episodes ?? Self.episodeLimit
    if let constant {
      settings.source = .constant
      settings.constantLearningRate = constant
    }
    return try TrainingRun(
      maze: maze(), specification: specification, settings: settings)
  }
}
