import Reference
import Specifications

/// Transactions no environment would make: any state after any other, rewards over the whole range
/// and at its ends, `first` and `done` anywhere and together, settings that change on the way.
public struct RandomTransactions: Sendable {
  public let specification: QLearningAcceleratorSpecification
  private var random: SplitMix64
  private var settings = AgentSettings(
    learning: true, source: .device, constantLearningRate: 6554, discount: 58982,
    exploration: 6554)
  private var state = 0

  public init(_ specification: QLearningAcceleratorSpecification, seed: UInt64) {
    self.specification = specification
    random = SplitMix64(seed: seed)
  }

  /// The next ones.
  public mutating func next(_ count: Int) -> [RecordedTransaction] {
    (0..<count).map { _ in next() }
  }

  private mutating func next() -> RecordedTransaction {
    if random.once(in: 12) { changeSettings() }
    // A state that stays is read again after it was written.
    if !random.once(in: 3) { state = Int.random(in: 0..<specification.states, using: &random) }
    return RecordedTransaction(
      settings: settings,
      input: AgentInput(
        reward: reward(), state: state, first: random.once(in: 10), done: random.once(in: 7)))
  }

  private mutating func changeSettings() {
    settings = AgentSettings(
      learning: !random.once(in: 5), source: random.once(in: 2) ? .device : .constant,
      constantLearningRate: ratio(), discount: ratio(), exploration: ratio())
    if random.once(in: 3) { settings.source = .visits }
    settings.detectsChange = random.once(in: 2)
    settings.stimulates = random.once(in: 6)
    settings.schedule = AgentSchedule(
      rateRatio: ratio(), rateFloor: ratio(), explorationRatio: ratio(),
      explorationFloor: ratio())
  }

  private mutating func ratio() -> Int {
    random.once(in: 3)
      ? [0, 1, 65535, 65536].randomElement(using: &random) ?? 0
      : Int.random(in: 0...65536, using: &random)
  }

  private mutating func reward() -> Int {
    let limit = 1 << (specification.learning.rewardBits - 1)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return random.once(in: 2) ? -limit : limit - 1
    case 1: return Int.random(in: -limit..<limit, using: &random)
    default:
      let small = limit / 64
      return Int.random(in: -small...small, using: &random)
    }
  }
}
