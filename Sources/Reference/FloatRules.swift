import Specifications

/// What the float model learns and acts by.
public struct FloatRules: Sendable, Hashable {
  public var algorithm: LearningAlgorithm
  public var policy: TablePolicy
  /// Where learning rates follow from visits, the exponent.
  public var visitExponent: Double?
  /// Its floor in units of 2 to the minus `fractionBits`.
  public var changeDetector: ChangeDetectorSpecification?
  public var fractionBits: Int

  public init(
    algorithm: LearningAlgorithm = .qLearning, policy: TablePolicy = .epsilonGreedy,
    visitExponent: Double? = nil, changeDetector: ChangeDetectorSpecification? = nil,
    fractionBits: Int = 0
  ) {
    self.algorithm = algorithm
    self.policy = policy
    self.visitExponent = visitExponent
    self.changeDetector = changeDetector
    self.fractionBits = fractionBits
  }

  /// The rules of an accelerator.
  public init(_ specification: QLearningAcceleratorSpecification) {
    self.init(
      algorithm: specification.table?.algorithm ?? .qLearning,
      policy: specification.table?.policy ?? .epsilonGreedy,
      visitExponent: specification.table?.visitExponent,
      changeDetector: specification.learning.changeDetector,
      fractionBits: specification.learning.fractionBits)
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
