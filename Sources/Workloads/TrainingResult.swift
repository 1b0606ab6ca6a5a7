/// One episode of training and the greedy path after it.
public struct TrainingEpisode: Sendable, Hashable {
  /// Counted from 1.
  public var number: Int
  /// Steps taken while learning.
  public var steps: Int
  /// The goal was reached before the step limit.
  public var reachedGoal: Bool
  /// The greedy path after the episode, start included, as far as it was followed.
  public var greedyPath: [Int]
  /// The greedy path is a shortest one.
  public var isShortest: Bool
}

/// What came of a training run.
public struct TrainingResult: Sendable, Hashable {
  /// The first episode, counted from 1, of the successive ones whose greedy path was short enough; `nil` when
  /// the episode limit came first.
  public var episodesToConvergence: Int?
  /// Episodes run, those that confirmed the convergence included.
  public var episodes: Int
  /// Steps taken while learning.
  public var steps: Int
  /// Transactions of the agent, evaluation included.
  public var transactions: Int
  /// Steps of a shortest path.
  public var shortestLength: Int
  /// The greedy path after the last episode, start included.
  public var path: [Int]

  public var converged: Bool { episodesToConvergence != nil }
}
