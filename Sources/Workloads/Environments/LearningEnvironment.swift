/// What an agent acts in: it is told a state, takes an action, and is told what came of it.
public protocol LearningEnvironment: Sendable {
  /// States are 0 up to but not including this.
  var states: Int { get }
  /// Actions are 0 up to but not including this.
  var actions: Int { get }
  /// Begins an episode; its first state.
  mutating func begin() -> Int
  /// Takes one action.
  mutating func step(_ action: Int) -> EnvironmentResponse
}

/// What an environment answers to an action.
public struct EnvironmentResponse: Sendable, Hashable {
  public var reward: Double
  public var state: Int
  /// The episode is over.
  public var done: Bool

  public init(reward: Double, state: Int, done: Bool) {
    self.reward = reward
    self.state = state
    self.done = done
  }
}
