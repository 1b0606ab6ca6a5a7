import Reference
import Specifications

/// A table engine in RTL and its golden model side by side, one transition offered every cycle.
public final class TableEngineLockStep {
  public let specification: TableEngineSpecification
  public private(set) var golden: TableEngineReference
  /// Transitions whose results were compared.
  public private(set) var transitions = 0
  /// Cycles since the table was cleared.
  public private(set) var cycles = 0

  private let instance: ModelInstance
  private let discount: Int
  private let exploration: Int
  private let offer: TransitionPorts
  private let answer: ResultPorts
  private let start: InputHandle
  private let seed: InputHandle
  /// The golden results of the transitions that are under way and the cycles they are due in, the
  /// oldest first.
  private var underWay: [(result: TableResult, due: Int)] = []

  /// Resets the hardware, starts both and waits for the table to be cleared.
  ///
  /// - Parameters:
  ///   - discount, exploration: in units of 2⁻¹⁶, 0...65536.
  ///   - seed: of the random numbers of both.
  ///   - inputs: ports that hold a value all the time, such as the number of a mutant.
  /// - Throws: `Mismatch` when the table is not cleared in the promised time.
  public init(
    _ model: TableEngineModel, discount: Int, exploration: Int, seed: UInt32,
    inputs: [String: UInt64] = [:]
  ) throws {
    specification = model.specification
    (self.discount, self.exploration) = (discount, exploration)
    golden = TableEngineReference(
      specification, discount: discount, exploration: exploration, seed: seed)
    instance = try model.library.makeInstance(plusargs: [:])
    let countsVisits = specification.visitRate != nil
    offer = try TransitionPorts(model.library, countsVisits: countsVisits)
    answer = try ResultPorts(model.library, countsVisits: countsVisits)
    start = try model.library.input("start_i")
    self.seed = try model.library.input("seed_i")

    let discounts = specification.discounts(discount: discount, exploration: exploration)
    for (name, value) in inputs { try instance.poke(name, value) }
    try instance.reset()
    try instance.poke(model.library.input("discount_i"), UInt64(discounts.onGreatest))
    if specification.algorithm == .expectedSARSA {
      try instance.poke(model.library.input("discount_on_sum_i"), UInt64(discounts.onSum))
    }
    try instance.poke(model.library.input("exploration_i"), UInt64(exploration))
    try instance.poke(answer.ready, 1)
    try restart(seed: seed)
  }

  /// Starts both anew and waits for the table to be cleared. What is under way comes to no result, and
  /// a transition that is offered meanwhile is not taken.
  ///
  /// - Throws: `Mismatch` when a result shows, or the table is not cleared in the promised time.
  public func restart(seed number: UInt32) throws {
    golden = TableEngineReference(
      specification, discount: discount, exploration: exploration, seed: number)
    underWay = []
    try instance.poke(seed, UInt64(number))
    try instance.poke(start, 1)
    try compare(.timing, "ready in the cycle of the start", 0, Int(instance.peek(offer.ready)))
    try instance.step()
    try instance.poke(start, 0)
    var clearing = 0
    while try instance.peek(offer.ready) == 0, clearing < 2 * specification.clearingCycles {
      try compare(.timing, "result valid", 0, Int(instance.peek(answer.valid)))
      try instance.step()
      clearing += 1
    }
    try compare(.timing, "cycles of clearing", specification.clearingCycles, clearing)
    cycles = 0
  }

  /// Whether a result shows in this cycle: unless it is taken, nothing moves on.
  public var isResultDue: Bool { underWay.first?.due == cycles }

  /// One cycle: offers a transition, and compares the result that is due.
  ///
  /// - Parameters:
  ///   - transition: `nil` for a cycle without one.
  ///   - takesResult: otherwise a result that is due waits, and no transition is taken.
  /// - Returns: the result of an earlier transition, if one is due and taken.
  /// - Throws: `Mismatch` when hardware and golden model differ.
  @discardableResult
  public func step(
    _ transition: TableTransition?, takesResult: Bool = true
  ) throws -> TableResult? {
    let isDue = isResultDue
    let waits = isDue && !takesResult
    try offer.present(transition, to: instance)
    try instance.poke(answer.ready, takesResult ? 1 : 0)
    try compare(
      .timing, "ready for a transition", waits ? 0 : 1, Int(instance.peek(offer.ready)))
    if let transition, !waits {
      underWay.append((golden.result(of: transition), cycles + TableEngineSpecification.latency))
    }
    try compare(.timing, "result valid", isDue ? 1 : 0, Int(instance.peek(answer.valid)))
    let expected = isDue ? underWay.first?.result : nil
    let found = try expected.map { try answer.result(of: instance, rate: $0.rate) }
    if let expected, let found {
      try compare(.learningRate, "learning rate", expected.rate, found.rate)
      try compare(.error, "temporal-difference error", expected.error, found.error)
      try compare(.update, "value", expected.value, found.value)
      try compare(.policy, "explored", expected.explored ? 1 : 0, found.explored ? 1 : 0)
      try compare(.policy, "action", expected.action, found.action)
    }
    try instance.step()
    cycles += 1
    if waits {
      underWay = underWay.map { ($0.result, $0.due + 1) }
      return nil
    }
    if isDue {
      underWay.removeFirst()
      transitions += 1
    }
    return found
  }

  /// Waits for the results of all transitions that are under way.
  public func finish() throws {
    while !underWay.isEmpty { try step(nil) }
  }

  private func compare(_ stage: Stage, _ quantity: String, _ expected: Int, _ found: Int) throws {
    guard expected != found else { return }
    throw Mismatch(
      transaction: transitions, stage: stage, quantity: quantity, expected: "\(expected)",
      found: "\(found)", cycle: Int(instance.cycle))
  }
}
