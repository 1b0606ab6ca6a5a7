import Reference

/// Arms that pay at random: each by a normal distribution of its own mean and deviation 1; the means are drawn from the
/// standard normal distribution, and may wander. An episode is one pull. (R. S. Sutton, A. G. Barto, Reinforcement
/// Learning, 2nd ed., 2018, section 2.3.)
public struct Bandit: LearningEnvironment {
  public let actions: Int
  /// Standard deviation of what is added to each mean at every pull.
  public let wandering: Double
  /// The means as they are now.
  public private(set) var means: [Double]
  private var random: XorShift32

  /// - Parameter arms: at least 2.
  public init(arms: Int, wandering: Double = 0, seed: UInt32) {
    actions = arms
    self.wandering = wandering
    var random = XorShift32(seed: seed)
    means = (0..<arms).map { _ in random.normal() }
    self.random = random
  }

  public var states: Int { 1 }

  public mutating func begin() -> Int { 0 }

  public mutating func step(_ action: Int) -> EnvironmentResponse {
    let reward = means[min(max(action, 0), actions - 1)] + random.normal()
    if wandering > 0 { means = means.map { $0 + wandering * random.normal() } }
    return EnvironmentResponse(reward: reward, state: 0, done: true)
  }
}
