import Reference
import Specifications

/// One row of the table that a prototype of the tasks STATIC10 and DYN measured, in NumPy and with a
/// program of its own: what the float model is held against.
public struct PrototypeRow: Sendable, Hashable {
  public enum Task: String, Sendable, Hashable, CaseIterable {
    case static10 = "STATIC10"
    /// Rewards with noise of deviation 0.3, episodes that begin anywhere, and 20 good episodes in a row.
    case noisy = "STATIC10, noisy rewards"
    case dynamic = "DYN"
    /// With a device that is stimulated again at every change of maze.
    case stimulated = "DYN, stimulated at changes"
  }

  /// Where the learning rates come from.
  public enum Rates: Sendable, Hashable {
    case constant(Double)
    case decay(LearningRateDecay)
    case device(LearningRateMapping, exponent: Double)
    /// The first of the device's plateaus, over and over: it is stimulated again after so many episodes.
    case restarted(LearningRateMapping, exponent: Double, every: Int)
  }

  public var task: Task
  public var rates: Rates
  /// Where values are kept in few bits.
  public var number: StoredNumber?
  /// Mean episodes to convergence; `nil` where next to all runs were given up.
  public var mean: Double?
  /// Standard deviation over the seeds, where the prototype tells it.
  public var deviation: Double?
  /// The share of the runs that were given up, where the prototype tells it, 0...1.
  public var capped: Double?
  /// Bounds of the 95 % interval of what it needs less than constant 0.1, and than the best constant
  /// with noise, 0.25, in percent.
  public var reductions: [Double: ClosedRange<Double>] = [:]
  /// The prototype's seeds.
  public var seeds = 1000
  /// It is not reproduced; what is known about why.
  public var knownDifference: String?

  public var name: String {
    let rates =
      switch rates {
      case .constant(let rate): LearningStrategy.constant(rate).name
      case .decay(let decay): LearningStrategy.decay(decay).name
      case .device(let mapping, let exponent):
        LearningStrategy.device(mapping, stretching: exponent).name
      case .restarted(let mapping, let exponent, let every):
        LearningStrategy.device(mapping, stretching: exponent).name + ", every \(every) anew"
      }
    guard let number else { return rates }
    let rounding = number.rounding == .stochastic ? ", stochastic" : ""
    return "\(rates), Q\(number.integerBits).\(number.fractionBits)\(rounding)"
  }

  /// Trains the float model once.
  ///
  /// - Parameters:
  ///   - specification: of an agent with at least 100 states and 4 actions.
  ///   - seed: of the agent and of the noise.
  /// - Throws: `DiagnosticReport` when the agent is too small for the maze.
  public func outcome(
    _ specification: QLearningAcceleratorSpecification, seed: UInt32
  ) throws -> LearningOutcome {
    var specification = specification
    if let number { specification.learning.errorFractionBits = number.fractionBits }
    let settings = settings(seed: seed)
    var rules = FloatRules()
    rules.number = number
    var agent = FloatQLearning(
      states: specification.states, actions: specification.actions,
      errorFractionBits: specification.learning.errorFractionBits, rates: deviceRates, seed: seed,
      rules: rules)
    switch task {
    case .static10, .noisy:
      return try LearningTask.maze(.static10).train(
        &agent, specification: specification, settings: settings)
    case .dynamic, .stimulated:
      let training = try DynamicTraining(
        mazes: Maze.dynamic8, specification: specification, settings: settings)
      let results = try training.run(&agent) { if task == .stimulated { $0.restimulate() } }
      return LearningOutcome(results, steps: [])
    }
  }

  private func settings(seed: UInt32) -> TrainingSettings {
    var settings = TrainingSettings(
      source: .device, constantLearningRate: 0, discount: 0.9, exploration: 0.1)
    if task == .noisy {
      settings.convergenceEpisodes = 20
      settings.unsteadiness = MazeUnsteadiness(
        rewardNoise: 0.3, startsAnywhere: true, seed: seed &+ 1_000_000)
    }
    switch rates {
    case .constant(let rate):
      settings.source = .constant
      settings.constantLearningRate = rate
    case .decay(let decay):
      settings.source = .constant
      settings.decay = decay
    case .device, .restarted: break
    }
    return settings
  }

  private var deviceRates: [Double] {
    switch rates {
    case .constant, .decay: []
    case .device(let mapping, let exponent): Self.rates(mapping, exponent)
    case .restarted(let mapping, let exponent, let every):
      Self.repeated(Self.rates(mapping, exponent).prefix(every), count: 2000)
    }
  }

  private static func rates(_ mapping: LearningRateMapping, _ exponent: Double) -> [Double] {
    FloatQLearning.gradientRates(
      plateaus: 40, remaining: 0.019, exponent: exponent, mapping: mapping, fullScale: 0.981)
  }

  private static func repeated(_ rates: ArraySlice<Double>, count: Int) -> [Double] {
    (0..<count).map { rates[$0 % rates.count] }
  }
}
