import Foundation
import Specifications

/// Q-learning in a plain table of `Double`: what the accelerator approximates.
///
/// Equal values are chosen among uniformly while learning, and by the lowest index otherwise.
public struct FloatQLearning: Sendable {
  public let states: Int
  public let actions: Int
  /// The learning rate of each episode; the last one stays.
  public let rates: [Double]
  public private(set) var values: [Double]
  private let rewardUnit: Double
  private var random: XorShift32
  private var episodes = 0
  private var state = 0
  private var action = 0

  /// - Parameters:
  ///   - states: rows of the table.
  ///   - actions: columns of the table.
  ///   - errorFractionBits: fraction bits of the rewards in the inputs.
  ///   - rates: the learning rate of each episode when it comes from the device.
  ///   - seed: of the exploration.
  public init(
    states: Int, actions: Int, errorFractionBits: Int, rates: [Double], seed: UInt32
  ) {
    self.states = states
    self.actions = actions
    self.rates = rates
    values = [Double](repeating: 0, count: states * actions)
    rewardUnit = 1 / Double(1 << errorFractionBits)
    random = XorShift32(seed: seed)
  }

  /// The learning rates of a second-order memristor whose plateaus follow `exp(-(n/τ)^exponent)`.
  ///
  /// - Parameters:
  ///   - plateaus: transitions to the last plateau.
  ///   - remaining: the conductance of the last plateau relative to the first.
  ///   - exponent: the stretching exponent.
  ///   - mapping: how a learning rate follows from a transition.
  ///   - fullScale: the learning rate of the greatest change, for `normalised`.
  public static func gradientRates(
    plateaus: Int, remaining: Double, exponent: Double, mapping: LearningRateMapping,
    fullScale: Double
  ) -> [Double] {
    let total = -log(remaining)
    let logarithms = (0...plateaus).map { total * pow(Double($0) / Double(plateaus), exponent) }
    let relative = zip(logarithms, logarithms.dropFirst()).map { 1 - exp($0 - $1) }
    switch mapping {
    case .literal: return relative
    case .normalised:
      let greatest = relative.max() ?? 1
      return relative.map { fullScale * $0 / greatest }
    }
  }

  /// Takes one input; the action, 0 when the input is `done`.
  public mutating func action(for input: AgentInput, settings: AgentSettings) -> Int {
    let done = input.done && !input.first
    if settings.learning {
      if input.first {
        episodes += 1
      } else {
        let index = state * actions + action
        let next = done ? 0 : greatest(of: input.state)
        let discounted = Double(settings.discount) / 65536 * next
        let error = Double(input.reward) * rewardUnit + discounted - values[index]
        values[index] += rate(settings) * error
      }
    }
    if done { return 0 }
    state = input.state
    action = settings.learning ? explore(settings) : firstGreatest(of: state)
    return action
  }

  /// Puts the device back before its first plateau: the next episode has the first learning rate again.
  public mutating func restimulate() {
    episodes = 0
  }

  private func rate(_ settings: AgentSettings) -> Double {
    switch settings.source {
    case .constant: Double(settings.constantLearningRate) / 65536
    case .device: rates.isEmpty ? 0 : rates[min(max(episodes - 1, 0), rates.count - 1)]
    }
  }

  private mutating func explore(_ settings: AgentSettings) -> Int {
    if random.ratio() < Double(settings.exploration) / 65536 { return random.below(actions) }
    let row = values[(state * actions)..<((state + 1) * actions)]
    let greatest = greatest(of: state)
    let equals = row.indices.filter { row[$0] == greatest }
    let chosen = equals.count == 1 ? 0 : random.below(equals.count)
    return equals[chosen] - state * actions
  }

  private func greatest(of state: Int) -> Double {
    values[state * actions + firstGreatest(of: state)]
  }

  private func firstGreatest(of state: Int) -> Int {
    let base = state * actions
    return (0..<actions).reduce(0) { values[base + $1] > values[base + $0] ? $1 : $0 }
  }
}
