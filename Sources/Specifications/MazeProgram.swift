/// A maze as the hardware keeps it, and when a training in it is over (`docs/maze-training.md`).
///
/// The same hardware walks every maze that has no more cells than its agent has states.
public struct MazeProgram: Sendable, Hashable {
  /// Cells in a row of the maze.
  public var columns: Int
  /// The number of the start cell, and of the goal.
  public var start: Int
  public var goal: Int
  /// Of each cell, by its number, the moves that lead out of it: the first move in bit 0.
  public var openMoves: [Int]
  /// Steps after which a learning episode is broken off, 1...65535.
  public var stepLimit: Int
  /// The most steps of a greedy path that is good enough, 1...65535.
  public var acceptedLength: Int
  /// Successive episodes after which the greedy path must be good enough, 1...65535.
  public var confirmations: Int
  /// Episodes after which the training is given up, 1...2³² - 1.
  public var episodeLimit: Int

  public init(
    columns: Int, start: Int, goal: Int, openMoves: [Int], stepLimit: Int, acceptedLength: Int,
    confirmations: Int, episodeLimit: Int
  ) {
    self.columns = columns
    self.start = start
    self.goal = goal
    self.openMoves = openMoves
    self.stepLimit = stepLimit
    self.acceptedLength = acceptedLength
    self.confirmations = confirmations
    self.episodeLimit = episodeLimit
  }

  /// The most moves there are: up, down, left, right, and the diagonals.
  public static let moveLimit = 8

  /// The width of step counts and limits in the hardware.
  public static let stepBits = 16
}

/// What a move in a maze pays.
public struct MazeRewards: Sendable, Hashable {
  public var goal: Double
  public var step: Double
  public var wall: Double

  public init(goal: Double = 1, step: Double = -0.01, wall: Double = -0.1) {
    self.goal = goal
    self.step = step
    self.wall = wall
  }
}

/// What came of a training that stayed in hardware.
public struct MazeTrainingCounts: Sendable, Hashable, Codable {
  /// The first episode, counted from 1, of the successive ones whose greedy path was good enough; 0 when the
  /// training was given up.
  public var episodesToConvergence: Int
  /// Learning episodes.
  public var episodes: Int
  /// Steps while learning.
  public var steps: Int
  /// Inputs that the agent was given.
  public var transactions: Int
  /// Clock cycles from the write that began the training to its end.
  public var cycles: Int

  public init(
    episodesToConvergence: Int, episodes: Int, steps: Int, transactions: Int, cycles: Int
  ) {
    self.episodesToConvergence = episodesToConvergence
    self.episodes = episodes
    self.steps = steps
    self.transactions = transactions
    self.cycles = cycles
  }
}

extension MazeProgram {
  /// The clock cycles of a training, from the write that begins it to its end.
  ///
  /// - Parameters:
  ///   - answering: those from the acceptance of each input to its answer, over all of them.
  ///   - lostPaths: greedy paths that were not followed to the goal.
  public static func cycles(answering: Int, transactions: Int, lostPaths: Int) -> Int {
    answering + 2 * transactions + lostPaths + 1
  }
}
