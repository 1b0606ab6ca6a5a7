import Reference
import Specifications

/// Transactions in which one unit more or less would be answered otherwise, which copies of the golden
/// model tell beforehand.
extension AcceptanceTest {
  /// First observations of episodes, in which one more chance in 65,536 of exploring would decide
  /// otherwise, or one less: by the register of the exploration, by the ratio of its schedule, and by
  /// its floor, in turn.
  ///
  /// - Parameter asked: taken as first observations while learning.
  public mutating func transactAtTheEdgeOfExploring(_ asked: [RecordedTransaction]) {
    for (index, transaction) in asked.enumerated() {
      var edge = transaction
      edge.input.first = true
      edge.settings.learning = true
      edge.settings.stimulates = false
      edge.settings.detectsChange = false
      let chance: WritableKeyPath<AgentSettings, Int>
      switch index / 2 % 3 {
      case 0:
        chance = \.exploration
        // The schedule leaves the register's value in force.
        edge.settings.schedule.explorationRatio = 65_536
      case 1:
        chance = \.schedule.explorationRatio
        edge.settings.exploration = 65_536
        edge.settings.schedule.explorationFloor = 0
        // A schedule that begins anew, from which it falls.
        var anew = edge
        anew.settings.stimulates = true
        transact([anew])
      default:
        chance = \.schedule.explorationFloor
        edge.settings.schedule.explorationRatio = 1
      }
      if let least = leastThatExplores(chance, in: edge) {
        edge.settings[keyPath: chance] = max(0, least - index % 2)
      }
      transact([edge])
    }
  }

  /// The least value of a setting with which a transaction explores, as copies of the golden model tell;
  /// `nil` where none does.
  private func leastThatExplores(
    _ chance: WritableKeyPath<AgentSettings, Int>, in transaction: RecordedTransaction
  ) -> Int? {
    func explores(_ value: Int) -> Bool {
      var settings = transaction.settings
      settings[keyPath: chance] = value
      var copy = golden
      return copy.transact(transaction.input, settings: settings).explored == true
    }
    // A ratio of 65,536 leaves the register's value in force.
    var (low, high) = (-1, 65_535)
    guard explores(high) else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if explores(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// Updates at the edge of rounding: the dithered product is a whole number of units of the value, or
  /// less by the least there is.
  ///
  /// Found by asking a copy of the golden model what the error is with no reward. Transactions for
  /// which there is no such reward stay as they are, as do all of a table that rounds at random.
  ///
  /// - Parameter asked: taken as updates with a constant rate.
  public mutating func transactAtTheEdgeOfRounding(_ asked: [RecordedTransaction]) {
    for (index, transaction) in asked.enumerated() {
      transact([atTheEdgeOfRounding(transaction, below: index % 2 == 0) ?? transaction])
    }
  }

  private func atTheEdgeOfRounding(
    _ transaction: RecordedTransaction, below: Bool
  ) -> RecordedTransaction? {
    let learning = specification.learning
    let period =
      1
      << (specification.table == nil ? learning.roundedBits : TableEngineSpecification.roundedBits)
    var edge = transaction
    edge.input.first = false
    edge.input.reward = 0
    edge.settings.learning = true
    edge.settings.source = .constant
    // The schedule leaves the register's value in force.
    edge.settings.schedule.rateRatio = 65_536
    var copy = golden
    guard let dither = nextDither(period: period),
      let without = copy.transact(edge.input, settings: edge.settings).error
    else { return nil }
    // A table's errors are finer than its rewards.
    let unit = specification.table == nil ? 1 : 65_536
    let limit = 1 << (learning.rewardBits - 1)
    for rate in stride(from: 65_535, to: 32_768, by: -2) {
      edge.settings.constantLearningRate = rate
      // An odd rate has an inverse modulo a power of two: Newton's steps double its bits.
      var inverse = rate
      for _ in 0..<6 { inverse = inverse &* (2 &- rate &* inverse) }
      let product = -dither - (below ? 1 : 0)
      let missing = ((product &* inverse) &- without) & (period - 1)
      guard missing % unit == 0 else { continue }
      for reward in [missing / unit, (missing - period) / unit]
      where (-limit..<limit).contains(reward) {
        edge.input.reward = reward
        return edge
      }
    }
    return nil
  }

  /// What is added before the next rounding; `nil` where the golden model does not tell.
  private func nextDither(period: Int) -> Int? {
    if specification.learning.rounding == .nearest { return period / 2 }
    guard var numbers = (golden as? QLearningAcceleratorReference)?.randomNumbers else {
      return nil
    }
    return Int(numbers.draw()) % period
  }
}
