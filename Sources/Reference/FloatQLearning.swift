import Foundation
import Specifications

/// Learning in plain tables of `Double`: what the accelerator approximates.
///
/// Source of the algorithms: R. S. Sutton, A. G. Barto, Reinforcement Learning, 2nd ed., 2018,
/// sections 6.4 to 6.7. Equal values are chosen among by the rule for ties while learning, and by the lowest index otherwise.
public struct FloatQLearning: Sendable {
  public let states: Int
  public let actions: Int
  /// The learning rate of each episode; the last one stays.
  public let rates: [Double]
  public let rules: FloatRules
  /// The values: table, then state, then action. There are two tables for double Q-learning, else one.
  public private(set) var values: [Double]
  private let rewardUnit: Double
  /// How often each value was updated, and transitions so far.
  private var visits: [Int]
  /// How often the values of each state were updated, together.
  private var stateVisits: [Int]
  private var time = 0
  private var changeDetector: FloatChangeDetector?
  private var random: XorShift32
  private var episodes = 0
  private var isChanged = false
  private var state = 0
  private var action = 0

  /// - Parameters:
  ///   - states: rows of the table.
  ///   - actions: columns of the table.
  ///   - errorFractionBits: fraction bits of the rewards in the inputs.
  ///   - rates: the learning rate of each episode when it comes from the device.
  ///   - seed: of the exploration.
  ///   - rules: what it learns and acts by.
  public init(
    states: Int, actions: Int, errorFractionBits: Int, rates: [Double], seed: UInt32,
    rules: FloatRules = FloatRules()
  ) {
    self.states = states
    self.actions = actions
    self.rates = rates
    self.rules = rules
    let tables = rules.algorithm == .doubleQLearning ? 2 : 1
    visits = Array(repeating: 0, count: states * actions)
    stateVisits = Array(repeating: 0, count: states)
    changeDetector = rules.changeDetector.map {
      FloatChangeDetector($0, fractionBits: rules.fractionBits)
    }
    values = [Double](repeating: 0, count: tables * states * actions)
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
    if settings.learning, input.first { begin(settings) }
    defer { time += 1 }
    let learns = settings.learning && !input.first
    // SARSA learns of the action that it takes next; the others choose it after the update.
    let taken =
      rules.algorithm == .sarsa && learns && !done ? explore(from: input.state, settings) : nil
    if learns { learn(of: input, done: done, taken: taken, settings) }
    if done { return 0 }
    state = input.state
    action =
      taken ?? (settings.learning ? explore(from: state, settings) : firstGreatest(of: state))
    return action
  }

  private mutating func learn(
    of input: AgentInput, done: Bool, taken: Int?, _ settings: AgentSettings
  ) {
    let table = rules.algorithm == .doubleQLearning ? random.below(2) : 0
    let index = (table * states + state) * actions + action
    let next = done ? 0 : promise(of: input.state, taken: taken, table: table, settings)
    let discounted = Double(settings.discount) / 65536 * next
    let promised = rules.number?.nearest(discounted) ?? discounted
    let error = Double(input.reward) * rewardUnit + promised - values[index]
    let pair = state * actions + action
    let counted = rules.visitRate?.count != .value ? stateVisits[state] : visits[pair]
    let change = rate(settings, visits: counted) * error
    values[index] =
      rules.number?.sum(values[index], change, &random) ?? values[index] + change
    visits[pair] = min(visits[pair] + 1, VisitCount.limit)
    stateVisits[state] = min(stateVisits[state] + 1, VisitCount.limit)
    if changeDetector?.changes(after: error) == true { isChanged = true }
  }

  /// What a state that is not terminal promises.
  private func promise(
    of state: Int, taken: Int?, table: Int, _ settings: AgentSettings
  ) -> Double {
    if rules.algorithm == .qLearning { return total(state, firstGreatest(of: state)) }
    let row = row(of: state, table: table)
    switch rules.algorithm {
    case .qLearning, .sarsa:
      return row[row.startIndex + (taken ?? 0)]
    case .expectedSARSA:
      let exploration = scheduled(
        settings.exploration, settings.schedule.explorationRatio,
        settings.schedule.explorationFloor)
      let mean = row.reduce(0, +) / Double(actions)
      return (1 - exploration) * (row.max() ?? 0) + exploration * mean
    case .doubleQLearning:
      let best = row.indices.reduce(row.startIndex) { row[$1] > row[$0] ? $1 : $0 }
      let other = self.row(of: state, table: 1 - table)
      return other[other.startIndex + best - row.startIndex]
    }
  }

  private func row(of state: Int, table: Int) -> ArraySlice<Double> {
    let begin = (table * states + state) * actions
    return values[begin..<begin + actions]
  }

  /// Puts the device back before its first plateau: the next episode has the first learning rate again.
  public mutating func restimulate() {
    episodes = 0
  }

  /// A learning episode begins.
  private mutating func begin(_ settings: AgentSettings) {
    if settings.stimulates || (settings.detectsChange && isChanged) {
      isChanged = false
      restimulate()
    }
    episodes += 1
  }

  private func rate(_ settings: AgentSettings, visits: Int) -> Double {
    switch settings.source {
    case .constant:
      scheduled(
        settings.constantLearningRate, settings.schedule.rateRatio, settings.schedule.rateFloor)
    case .device: rates.isEmpty ? 0 : rates[min(max(episodes - 1, 0), rates.count - 1)]
    case .visits: pow(Double(visits + 1), -(rules.visitRate?.exponent ?? 1))
    }
  }

  /// A ratio that falls from episode to episode; all in units of 2⁻¹⁶.
  private func scheduled(_ initial: Int, _ ratio: Int, _ floor: Int) -> Double {
    if ratio == 65536 { return Double(initial) / 65536 }
    let fallen = Double(initial) * pow(Double(ratio) / 65536, Double(max(episodes - 1, 0)))
    return max(fallen, Double(floor)) / 65536
  }

  private mutating func explore(from state: Int, _ settings: AgentSettings) -> Int {
    let strength = scheduled(
      settings.exploration, settings.schedule.explorationRatio,
      settings.schedule.explorationFloor)
    switch rules.policy {
    case .epsilonGreedy: return epsilonGreedy(from: state, exploration: strength)
    case .boltzmann: return boltzmann(from: state, temperature: strength)
    case .upperConfidenceBound: return upperBound(from: state, weight: strength)
    }
  }

  /// The probabilities of Boltzmann's policy, of the greatest value where the temperature is 0.
  private mutating func boltzmann(from state: Int, temperature: Double) -> Int {
    let best = firstGreatest(of: state)
    if temperature <= 0 { return best }
    let greatest = total(state, best)
    let weights = (0..<actions).map { exp((total(state, $0) - greatest) / temperature) }
    var left = random.ratio() * weights.reduce(0, +)
    for (action, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return action }
    }
    return best
  }

  private func upperBound(from state: Int, weight: Double) -> Int {
    func bound(_ action: Int) -> Double {
      let count = visits[state * actions + action]
      if count == 0 { return weight == 0 ? total(state, action) : .infinity }
      return total(state, action)
        + weight * (log(Double(max(1, time))) / Double(count)).squareRoot()
    }
    let bounds = (0..<actions).map(bound)
    return bounds.indices.reduce(0) { bounds[$1] > bounds[$0] ? $1 : $0 }
  }

  private mutating func epsilonGreedy(from state: Int, exploration: Double) -> Int {
    if random.ratio() < exploration { return random.below(actions) }
    let first = firstGreatest(of: state)
    if rules.ties == .lowestIndex { return first }
    let greatest = total(state, first)
    var equals = 1
    for action in first + 1..<actions where total(state, action) == greatest {
      equals += 1
    }
    if equals == 1 { return first }
    // The nth of the equal ones.
    var left = random.below(equals)
    var chosen = first
    while left > 0 {
      chosen += 1
      if total(state, chosen) == greatest { left -= 1 }
    }
    return chosen
  }

  /// Plain loops: it is what a run spends its time with.
  private func firstGreatest(of state: Int) -> Int {
    var best = 0
    var greatest = total(state, 0)
    var action = 1
    while action < actions {
      let value = total(state, action)
      if value > greatest { (best, greatest) = (action, value) }
      action += 1
    }
    return best
  }

  /// What the policy goes by: the value, or the sum of the two tables' values.
  private func total(_ state: Int, _ action: Int) -> Double {
    let index = state * actions + action
    return rules.algorithm == .doubleQLearning
      ? values[index] + values[states * actions + index] : values[index]
  }
}
