import Foundation

/// How the table engine chooses the action for a next state. `docs/table-engine.md` has the rules.
public enum TablePolicy: String, Sendable, Hashable, CaseIterable {
  /// At random with the probability of exploration, else the greatest value.
  case epsilonGreedy = "epsilon-greedy"
  /// Each action with a probability in proportion to `exp(value / exploration)`: exploration is the
  /// temperature.
  case boltzmann
  /// The greatest sum of a value and `exploration · √(ln t / n)`, for the `n` updates of the value in
  /// `t` transitions; one that was never updated comes first.
  case upperConfidenceBound = "upper-confidence-bound"
}

extension LearningAlgorithm {
  /// The policies it is built with: expected SARSA and double Q-learning know only epsilon-greedy.
  public var policies: [TablePolicy] {
    switch self {
    case .qLearning, .sarsa: TablePolicy.allCases
    case .expectedSARSA, .doubleQLearning: [.epsilonGreedy]
    }
  }
}

extension TableEngineSpecification {
  /// Whether the updates of each value are counted.
  public var countsValues: Bool {
    policy == .upperConfidenceBound || visitRate?.count == .value
  }
  /// Whether the updates of all values of a state are counted together.
  public var countsStates: Bool { visitRate?.count == .state }

  /// Width of the sum of a value and what a policy adds to it.
  public var keyBits: Int { valueBits + 5 }
  /// What a policy adds to a value that was never updated: more than all else comes to.
  public var unvisitedBonus: Int { 1 << (valueBits + 3) }
  /// Bits that are dropped of exploration times one of the tables below.
  public var droppedBonusBits: Int { 28 - fractionBits }

  /// Generators of the random numbers for Boltzmann's policy: each serves four actions.
  public var noiseGenerators: Int { policy == .boltzmann ? (actions + 3) / 4 : 0 }
  /// What tells the seed of one of them from the policy's.
  public static func noiseSeedMask(_ generator: Int) -> UInt32 {
    0x85EB_CA6B &* UInt32(truncatingIfNeeded: generator + 1)
  }

  /// The 256 quantiles of the standard Gumbel distribution in the middles of their steps,
  /// `-ln(-ln((i + ½) / 256))`, in units of 2⁻¹². The greatest of values with such noise is each of
  /// them with Boltzmann's probability (E. J. Gumbel, 1954).
  public static let gumbelNoise: [Int] = (0..<256).map {
    Int((-log(-log((Double($0) + 0.5) / 256)) * 4096).rounded())
  }

  /// `1 / √n` for n updates, in units of 2⁻¹²; 0 for none.
  public static let visitRoots: [Int] = (0...VisitCount.limit).map {
    $0 == 0 ? 0 : Int((4096 / Double($0).squareRoot()).rounded())
  }

  /// `√(ln t)` in units of 2⁻¹⁰, at the place that `timeIndex` says.
  public static let timeRoots: [Int] = (0..<33 * 8).map { index in
    let (bits, eighth) = (index / 8, index % 8)
    let time = bits < 4 ? Double(index) : (8.5 + Double(eighth)) * exp2(Double(bits - 4))
    return Int((1024 * log(max(1, time)).squareRoot()).rounded())
  }

  /// Where `√(ln t)` stands: `t` below 8; from there on eight times its bits, and the three bits after
  /// the leading one.
  public static func timeIndex(_ time: UInt32) -> Int {
    let bits = 32 - time.leadingZeroBitCount
    return bits < 4 ? Int(time) : bits * 8 + Int(time >> UInt32(bits - 4)) % 8
  }
}
