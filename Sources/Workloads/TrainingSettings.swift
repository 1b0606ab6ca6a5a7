import Specifications

/// How an agent is trained in a maze.
public struct TrainingSettings: Sendable, Hashable {
  public var source: LearningRateSource
  /// Learning rate, discount and exploration as ratios 0...1.
  public var constantLearningRate: Double
  /// Where given, the constant learning rate of each episode in place of `constantLearningRate`.
  public var decay: LearningRateDecay?
  public var discount: Double
  public var exploration: Double
  /// How rate and exploration change in hardware.
  public var schedule = AgentSchedule.constant
  /// Stimulates the device again where the environment is seen to have changed.
  public var detectsChange = false
  /// Stimulates the device again where one maze follows another.
  public var stimulatesAtChange = false
  /// Steps after which an episode is broken off.
  public var stepLimit: Int
  /// Successive episodes whose greedy path must be a shortest one.
  public var convergenceEpisodes: Int
  /// Episodes after which training gives up.
  public var episodeLimit: Int
  /// What is random in the maze while the agent learns; the greedy path is measured without.
  public var unsteadiness = MazeUnsteadiness()
  /// A greedy path that comes back to a cell is followed on until it is too long, as hardware does that does not
  /// remember it.
  public var followsLoops = false
  /// How many times as long as a shortest path the greedy path may be, 1 or more; the length is rounded up.
  public var acceptedRatio = 1.0

  public init(
    source: LearningRateSource, constantLearningRate: Double, discount: Double,
    exploration: Double, stepLimit: Int = 500, convergenceEpisodes: Int = 10,
    episodeLimit: Int = 2000
  ) {
    self.source = source
    self.constantLearningRate = constantLearningRate
    self.discount = discount
    self.exploration = exploration
    self.stepLimit = stepLimit
    self.convergenceEpisodes = convergenceEpisodes
    self.episodeLimit = episodeLimit
  }

  /// The settings the registers hold after reset, with the learning rate from the device.
  public init(_ specification: QLearningSpecification) {
    self.init(
      source: .device, constantLearningRate: specification.constantLearningRate,
      discount: specification.discount, exploration: specification.exploration)
    schedule = specification.schedule
  }

  /// What the bus registers hold while the agent learns.
  ///
  /// - Parameters:
  ///   - episode: counted from 1.
  ///   - followsChange: the maze is another than in the episode before.
  public func learningRegisters(episode: Int, followsChange: Bool = false) -> AgentSettings {
    var registers = registers(
      learning: true, rate: decay?.rate(episode: episode) ?? constantLearningRate)
    registers.stimulates = stimulatesAtChange && followsChange
    return registers
  }
  /// What they hold while its greedy path is measured.
  public var evaluationRegisters: AgentSettings {
    registers(learning: false, rate: constantLearningRate)
  }

  /// A decay of the rate takes the place of its schedule.
  private var inForce: AgentSchedule {
    guard decay != nil else { return schedule }
    var schedule = schedule
    (schedule.rateRatio, schedule.rateFloor) = (65536, 0)
    return schedule
  }

  private func registers(learning: Bool, rate: Double) -> AgentSettings {
    AgentSettings(
      learning: learning, source: source,
      constantLearningRate: QLearningSpecification.ratioCode(rate),
      discount: QLearningSpecification.ratioCode(discount),
      exploration: QLearningSpecification.ratioCode(exploration), schedule: inForce,
      detectsChange: detectsChange)
  }
}
