import Specifications

/// The table engine by its definition: one transition after the other, on a plain array.
///
/// Source of the algorithms: R. S. Sutton, A. G. Barto, Reinforcement Learning, 2nd ed., 2018,
/// sections 6.4 to 6.7.
public struct TableEngineReference: Sendable {
  public let specification: TableEngineSpecification
  /// The values: table, then state, then action.
  public private(set) var values: [Int]
  /// How often each value was updated, where that is counted: state, then action.
  public private(set) var visits: [Int]
  /// Transitions so far.
  private var time: UInt32 = 0
  private var policyNumbers: RandomNumbersReference
  private var noiseNumbers: [RandomNumbersReference]
  /// How often the values of each state were updated, together.
  private var stateVisits: [Int]
  private let visitRates: [Int]
  private var roundingNumbers: RandomNumbersReference
  private var discount: Int
  private var discountOnSum: Int
  // What the specification says, once for all transitions.
  private let states: Int
  private let actions: Int
  private let tables: Int
  private let isGreedy: Bool
  private let counts: (values: Bool, states: Bool)
  private let range: ClosedRange<Int>
  /// The probability of a random action, the temperature or the weight of the bound, in units of 2⁻¹⁶.
  public var exploration: Int

  /// - Parameters:
  ///   - discount, exploration: in units of 2⁻¹⁶, 0...65536.
  ///   - seed: of the random numbers.
  public init(
    _ specification: TableEngineSpecification, discount: Int, exploration: Int, seed: UInt32
  ) {
    self.specification = specification
    states = specification.states
    actions = specification.actions
    tables = specification.tables
    isGreedy = specification.policy == .epsilonGreedy
    counts = (specification.countsValues, specification.countsStates)
    range = specification.valueRange
    let pairs = specification.states * specification.actions
    values = Array(repeating: specification.initialValue, count: specification.tables * pairs)
    visits = Array(repeating: 0, count: pairs)
    stateVisits = Array(repeating: 0, count: specification.states)
    visitRates = specification.visitRate?.rates ?? []
    policyNumbers = RandomNumbersReference(seed: seed)
    noiseNumbers = (0..<specification.noiseGenerators).map {
      RandomNumbersReference(seed: seed ^ TableEngineSpecification.noiseSeedMask($0))
    }
    roundingNumbers = RandomNumbersReference(
      seed: seed ^ TableEngineSpecification.roundingSeedMask)
    (self.discount, discountOnSum) = specification.discounts(
      discount: discount, exploration: exploration)
    self.exploration = exploration
  }

  /// Takes another discount, and what expected SARSA makes of it.
  ///
  /// - Parameters: discount and exploration in units of 2⁻¹⁶, 0...65536.
  public mutating func weigh(discount: Int, exploration: Int) {
    (self.discount, discountOnSum) = specification.discounts(
      discount: discount, exploration: exploration)
  }

  /// The value of an action in a state, in units of its last place.
  public func value(_ state: Int, _ action: Int, table: Int = 0) -> Int {
    values[index(state, action, table)]
  }

  // What is asked in each transition is inlined: a call would copy all of the engine.

  @inline(__always)
  private func index(_ state: Int, _ action: Int, _ table: Int) -> Int {
    (table * states + state) * actions + action
  }

  /// Works off one transition.
  public mutating func result(of transition: TableTransition) -> TableResult {
    let draw = policyNumbers.draw()
    let table = tables == 2 ? draw.nonzeroBitCount & 1 : 0
    let greatest = greediest(of: transition.next, table: table)
    let (action, explored) = choose(from: transition.next, draw: draw, greatest: greatest)

    let own = index(transition.state, transition.action, table)
    let promised =
      transition.terminal
      ? 0 : promised(by: transition.next, greatest: greatest, choosing: action, table: table)
    let error = (transition.reward - values[own]) * 65536 + promised
    let dither = self.dither()
    let rate = transition.byVisits ? visitRate(of: transition) : transition.rate
    if transition.learn {
      values[own] = updated(values[own], rate: rate, error: error, dither: dither)
      count(transition)
    }
    if time < .max { time += 1 }
    return TableResult(
      action: action, explored: explored, value: values[own], error: error, rate: rate)
  }

  private func visitRate(of transition: TableTransition) -> Int {
    visitRates[
      counts.states
        ? stateVisits[transition.state] : visits[index(transition.state, transition.action, 0)]]
  }

  @inline(__always)
  private mutating func count(_ transition: TableTransition) {
    if counts.values {
      let pair = index(transition.state, transition.action, 0)
      visits[pair] = min(visits[pair] + 1, VisitCount.limit)
    }
    if counts.states {
      stateVisits[transition.state] = min(stateVisits[transition.state] + 1, VisitCount.limit)
    }
  }

  /// The action for a state, and whether it is chosen for more than its value.
  ///
  /// - Parameter greatest: the greediest of the updated table.
  @inline(__always)
  private mutating func choose(
    from state: Int, draw: UInt32, greatest: Int
  ) -> (action: Int, explored: Bool) {
    if isGreedy {
      if Int(draw & 0xFFFF) < exploration { return ((Int(draw >> 16) * actions) >> 16, true) }
      return (tables == 1 ? greatest : greediest { self.total(state, $0) }, false)
    }
    let bonuses = bonuses(in: state)
    let action = greediest { self.total(state, $0) + bonuses[$0] }
    return (action, action != greatest)
  }

  /// What the policy adds to the values of a state, in units of a value's last place.
  private mutating func bonuses(in state: Int) -> [Int] {
    let dropped = specification.droppedBonusBits
    switch specification.policy {
    case .epsilonGreedy:
      return Array(repeating: 0, count: specification.actions)
    case .boltzmann:
      let bytes = noiseNumbers.indices.flatMap { generator in
        let number = noiseNumbers[generator].draw()
        return (0..<4).map { Int(number >> UInt32(8 * $0)) & 0xFF }
      }
      return bytes.prefix(specification.actions).map {
        (exploration * TableEngineSpecification.gumbelNoise[$0]) >> dropped
      }
    case .upperConfidenceBound:
      let root = TableEngineSpecification.timeRoots[TableEngineSpecification.timeIndex(time)]
      let confidence = (exploration * root) >> 10
      return (0..<specification.actions).map { action in
        let count = visits[index(state, action, 0)]
        if count == 0 { return exploration == 0 ? 0 : specification.unvisitedBonus }
        return (confidence * TableEngineSpecification.visitRoots[count]) >> dropped
      }
    }
  }

  /// The discounted value of a state, in units of 2⁻¹⁶ of a value's last place.
  ///
  /// - Parameter greatest: the greediest of the updated table.
  @inline(__always)
  private func promised(by state: Int, greatest: Int, choosing action: Int, table: Int) -> Int {
    switch specification.algorithm {
    case .qLearning:
      return discount * value(state, greatest)
    case .sarsa:
      return discount * value(state, action)
    case .expectedSARSA:
      let sum = (0..<actions).reduce(0) { $0 + value(state, $1) }
      return discount * value(state, greatest) + discountOnSum * sum
    case .doubleQLearning:
      return discount * value(state, greatest, table: 1 - table)
    }
  }

  /// The action with the greatest value in a table, the lowest of equals.
  @inline(__always)
  private func greediest(of state: Int, table: Int) -> Int {
    let first = index(state, 0, table)
    return greediest { values[first + $0] }
  }

  /// The action a measure is greatest for, the lowest of equals.
  @inline(__always)
  private func greediest(by measure: (Int) -> Int) -> Int {
    var best = 0
    var greatest = measure(0)
    for action in 1..<actions {
      let candidate = measure(action)
      if candidate > greatest { (best, greatest) = (action, candidate) }
    }
    return best
  }

  @inline(__always)
  private func total(_ state: Int, _ action: Int) -> Int {
    let value = value(state, action)
    return tables == 1 ? value : value + self.value(state, action, table: 1)
  }

  @inline(__always)
  private mutating func dither() -> Int {
    switch specification.rounding {
    case .nearest: 1 << (TableEngineSpecification.roundedBits - 1)
    case .stochastic: Int(roundingNumbers.draw())
    }
  }

  /// The value after an update, rounded and within the range.
  @inline(__always)
  private func updated(_ value: Int, rate: Int, error: Int, dither: Int) -> Int {
    let product = rate.multipliedReportingOverflow(by: error)
    let exact = product.partialValue.addingReportingOverflow(dither)
    let sum: Int
    if product.overflow || exact.overflow {
      let wide = Int128(rate) * Int128(error) + Int128(dither)
      sum = value + Int(wide >> Int128(TableEngineSpecification.roundedBits))
    } else {
      sum = value + exact.partialValue >> TableEngineSpecification.roundedBits
    }
    return min(max(sum, range.lowerBound), range.upperBound)
  }
}
