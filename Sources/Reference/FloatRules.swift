import Specifications

/// Which of equal values an agent takes while it learns; where it does not learn, it is the one of the lowest index.
public enum TieRule: Sendable, Hashable {
  /// Any of them, each as often.
  case uniform
  /// That of the lowest index, as hardware does.
  case lowestIndex
}

/// What the float model learns and acts by.
public struct FloatRules: Sendable, Hashable {
  public var algorithm: LearningAlgorithm
  public var policy: TablePolicy
  /// Of the epsilon-greedy policy.
  public var ties = TieRule.uniform
  /// Where learning rates follow from visits.
  public var visitRate: VisitRateSpecification?
  /// Its floor in units of 2 to the minus `fractionBits`.
  public var changeDetector: ChangeDetectorSpecification?
  public var fractionBits: Int
  /// Where values are kept in few bits, their form.
  public var number: StoredNumber?

  public init(
    algorithm: LearningAlgorithm = .qLearning, policy: TablePolicy = .epsilonGreedy,
    visitRate: VisitRateSpecification? = nil,
    changeDetector: ChangeDetectorSpecification? = nil,
    fractionBits: Int = 0
  ) {
    self.algorithm = algorithm
    self.policy = policy
    self.visitRate = visitRate
    self.changeDetector = changeDetector
    self.fractionBits = fractionBits
  }

  /// The rules of an accelerator.
  public init(_ specification: QLearningAcceleratorSpecification) {
    self.init(
      algorithm: specification.table?.algorithm ?? .qLearning,
      policy: specification.table?.policy ?? .epsilonGreedy,
      visitRate: specification.learning.visitRate,
      changeDetector: specification.learning.changeDetector,
      fractionBits: specification.learning.fractionBits)
  }
}

/// Values in few bits, inside the float model: what a number format costs a training.
public struct StoredNumber: Sendable, Hashable {
  /// Bits before the point, the sign among them.
  public var integerBits: Int
  public var fractionBits: Int
  public var rounding: Rounding

  public init(integerBits: Int = 2, fractionBits: Int, rounding: Rounding = .nearest) {
    self.integerBits = integerBits
    self.fractionBits = fractionBits
    self.rounding = rounding
  }

  /// The nearest number of this form, without regard to the range; half a place upwards.
  func nearest(_ value: Double) -> Double {
    let scale = Double(1 << fractionBits)
    return (value * scale + 0.5).rounded(.down) / scale
  }

  /// A stored value and a change, which is rounded, saturated to the range.
  func sum(_ value: Double, _ change: Double, _ random: inout XorShift32) -> Double {
    let scale = Double(1 << fractionBits)
    let dither = rounding == .nearest ? 0.5 : random.ratio()
    let limit = Double(1 << (integerBits - 1))
    let sum = value + (change * scale + dither).rounded(.down) / scale
    return min(max(sum, -limit), limit - 1 / scale)
  }
}

/// The change detector in `Double`.
struct FloatChangeDetector: Sendable {
  private let specification: ChangeDetectorSpecification
  private let floor: Double
  private var fast = 0.0
  private var slow = 0.0
  private var held = 0

  init(_ specification: ChangeDetectorSpecification, fractionBits: Int) {
    self.specification = specification
    floor = Double(specification.floor) / Double(1 << fractionBits)
  }

  mutating func changes(after error: Double) -> Bool {
    fast += (abs(error) - fast) / Double(1 << specification.fastShift)
    slow += (abs(error) - slow) / Double(1 << specification.slowShift)
    guard held == specification.holdOff else {
      held += 1
      return false
    }
    guard fast > floor, fast > slow * Double(1 << specification.ratioShift) else { return false }
    held = 0
    return true
  }
}
