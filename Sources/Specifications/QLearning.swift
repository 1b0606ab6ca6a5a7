/// How the stored value is rounded to the fraction bits the crossbar keeps.
public enum Rounding: String, Sendable, Hashable, CaseIterable {
  case stochastic
  case nearest
}

/// How the action with the greatest value is found.
public enum GreedyChoice: String, Sendable, Hashable, CaseIterable {
  /// Sense amplifiers compare the column currents slice by slice, most significant first.
  case winnerTakeAll = "winner-take-all"
  /// The digital maximum of the converted values.
  case digitalMaximum = "digital-maximum"
}

/// The sense amplifiers of the winner-take-all.
public struct SenseAmplifierSpecification: Sendable, Hashable {
  /// Standard deviation of the amplifiers' offsets, in amperes.
  public var offsetSpread: Double
  /// A column stays in the running while its current is at most this far below the greatest, in
  /// amperes.
  public var margin: Double
  /// Cycles a comparison settles, 1...255.
  public var settleCycles: Int

  public init(offsetSpread: Double, margin: Double, settleCycles: Int) {
    self.offsetSpread = offsetSpread
    self.margin = margin
    self.settleCycles = settleCycles
  }

  /// Cycles from `start` to `done` of one winner-take-all over `slices` slices.
  public func cycles(slices: Int) -> Int { 1 + slices * (settleCycles + 1) }
}

/// What the Q-learning controller is asked to be.
public struct QLearningSpecification: Sendable, Hashable {
  /// Fraction bits of a stored value, 0...24, less than the value's width.
  public var fractionBits: Int
  /// Fraction bits of rewards and of the temporal-difference error: `fractionBits ... fractionBits
  /// + 16`.
  public var errorFractionBits: Int
  /// Bits of a reward before the point, the sign among them.
  public var rewardIntegerBits = 3
  public var rounding: Rounding
  public var greedyChoice: GreedyChoice
  /// How learning rate and exploration change from episode to episode.
  public var schedule = AgentSchedule.constant
  /// Learning rates that fall with the updates before; `nil` where none are counted.
  public var visitRate: VisitRateSpecification?
  /// What detects that the environment has changed.
  public var changeDetector: ChangeDetectorSpecification?
  /// What the registers hold after reset, each 0...1.
  public var discount: Double
  public var exploration: Double
  public var constantLearningRate: Double

  public init(
    fractionBits: Int, errorFractionBits: Int, rounding: Rounding, greedyChoice: GreedyChoice,
    discount: Double, exploration: Double, constantLearningRate: Double
  ) {
    self.fractionBits = fractionBits
    self.errorFractionBits = errorFractionBits
    self.rounding = rounding
    self.greedyChoice = greedyChoice
    self.discount = discount
    self.exploration = exploration
    self.constantLearningRate = constantLearningRate
  }

  /// Width of a reward. With three bits before the point the range is -4 up to but not including 4.
  public var rewardBits: Int { errorFractionBits + rewardIntegerBits }
  /// Bits that rounding drops from the product of learning rate and error, 16...32.
  public var roundedBits: Int { errorFractionBits + 16 - fractionBits }

  /// A ratio 0...1 in units of 2⁻¹⁶, as the registers hold it (17 bits).
  public static func ratioCode(_ ratio: Double) -> Int { Int((ratio * 65536).rounded()) }
  /// A reward as the stream carries it, saturated to the range.
  public func rewardCode(_ reward: Double) -> Int {
    let limit = 1 << (rewardBits - 1)
    let scaled = (reward * Double(1 << errorFractionBits)).rounded()
    return Int(min(max(scaled, -Double(limit)), Double(limit - 1)))
  }
}
