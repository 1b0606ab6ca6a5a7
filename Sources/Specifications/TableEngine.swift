/// Where the values stand, and what updates them.
public enum LearningEngine: String, Sendable, Hashable, CaseIterable {
  /// Memristors, one update after the other.
  case crossbar
  /// On-chip memory.
  case table
}

/// What the value of a next state is taken to be.
public enum LearningAlgorithm: String, Sendable, Hashable, CaseIterable {
  /// The greatest value of the next state.
  case qLearning = "q-learning"
  /// The value of the action that was chosen for the next state.
  case sarsa
  /// The mean over the actions an epsilon-greedy policy would choose.
  case expectedSARSA = "expected-sarsa"
  /// Two tables: one says which action is greatest, the other what it is worth.
  case doubleQLearning = "double-q-learning"
}

/// A learning engine with its values in on-chip memory (`docs/table-engine.md`).
public struct TableEngineSpecification: Sendable, Hashable {
  /// Rows of the table, 1 ... 2²⁰.
  public var states: Int
  /// Values of a row, 2...64.
  public var actions: Int
  /// Width of a value, `fractionBits + 2 ... 40`.
  public var valueBits: Int
  /// Fraction bits of a value and of a reward, 8...24.
  public var fractionBits: Int
  public var algorithm: LearningAlgorithm
  public var rounding: Rounding
  /// For Boltzmann's policy and that of upper confidence bounds there is one table.
  public var policy = TablePolicy.epsilonGreedy
  /// Learning rates that fall with visits; `nil` where there are none.
  public var visitRate: VisitRateSpecification?
  /// What every entry of the table begins with, in units of its last place.
  public var initialValue: Int

  public init(
    states: Int, actions: Int, valueBits: Int, fractionBits: Int, algorithm: LearningAlgorithm,
    rounding: Rounding, initialValue: Int = 0
  ) {
    self.states = states
    self.actions = actions
    self.valueBits = valueBits
    self.fractionBits = fractionBits
    self.algorithm = algorithm
    self.rounding = rounding
    self.initialValue = initialValue
  }

  /// The most state-action pairs of a table.
  public static let pairLimit = 1 << 20
  /// Bits that rounding drops from the product of learning rate and error.
  public static let roundedBits = 32
  /// What tells the rounding's seed from the policy's.
  public static let roundingSeedMask: UInt32 = 0x9E37_79B9
  /// Cycles from acceptance of a transition to its result.
  public static let latency = 3

  /// Cycles that clearing the table takes: one for each entry of a table whose rows are filled up to a
  /// power of two.
  public var clearingCycles: Int {
    var lanes = 2
    while lanes < actions { lanes *= 2 }
    return states * lanes
  }

  /// How many tables there are: 2 for double Q-learning, otherwise 1.
  public var tables: Int { algorithm == .doubleQLearning ? 2 : 1 }
  /// Width of the error that is given beside a result.
  public var errorBits: Int { valueBits + 20 }
  /// The integers a value can be.
  public var valueRange: ClosedRange<Int> { -(1 << (valueBits - 1))...(1 << (valueBits - 1)) - 1 }

  /// A number as a value or reward carries it, saturated to the range.
  public func valueCode(_ number: Double) -> Int {
    let scaled = (number * Double(1 << fractionBits)).rounded()
    return Int(min(max(scaled, Double(valueRange.lowerBound)), Double(valueRange.upperBound)))
  }

  /// The two discounts of expected SARSA, in units of 2⁻¹⁶: on the greatest value, and on the sum of
  /// the row. Of every other algorithm: the discount, and 0.
  ///
  /// - Parameters: discount and exploration in units of 2⁻¹⁶.
  public func discounts(discount: Int, exploration: Int) -> (onGreatest: Int, onSum: Int) {
    guard algorithm == .expectedSARSA else { return (discount, 0) }
    let product = discount * exploration
    let divisor = actions << 16
    let onSum = min((2 * product + divisor) / (2 * divisor), discount / actions)
    return (discount - actions * onSum, onSum)
  }
}

/// One step of an environment, as the table engine takes it.
public struct TableTransition: Sendable, Hashable {
  public var state: Int
  public var action: Int
  /// In units of a value's last place.
  public var reward: Int
  public var next: Int
  public var terminal: Bool
  /// Update the value; otherwise only choose an action for `next`.
  public var learn: Bool
  /// The learning rate, in units of 2⁻¹⁶.
  public var rate: Int
  /// Takes the learning rate that follows from the updates of the value instead.
  public var byVisits: Bool

  public init(
    state: Int, action: Int, reward: Int, next: Int, terminal: Bool, learn: Bool, rate: Int,
    byVisits: Bool = false
  ) {
    self.state = state
    self.action = action
    self.reward = reward
    self.next = next
    self.terminal = terminal
    self.learn = learn
    self.rate = rate
    self.byVisits = byVisits
  }
}

/// What the table engine answers to a transition.
public struct TableResult: Sendable, Hashable {
  /// The action to take in the next state.
  public var action: Int
  /// Whether it was chosen at random by the epsilon-greedy policy; of the other policies, whether it is
  /// not the one with the greatest value.
  public var explored: Bool
  /// The value after the update, or as it was without one.
  public var value: Int
  /// The temporal-difference error, in units of 2⁻¹⁶ of a value's last place.
  public var error: Int
  /// The learning rate that was taken, in units of 2⁻¹⁶.
  public var rate: Int

  public init(action: Int, explored: Bool, value: Int, error: Int, rate: Int) {
    self.action = action
    self.explored = explored
    self.value = value
    self.error = error
    self.rate = rate
  }
}
