import CrossbarPhysics
import DevicePhysics
import Specifications

/// The golden model of the Q-learning accelerator: whole operations in integers and `Double`.
///
/// The source of every rule is `docs/q-learning-accelerator.md`.
public struct QLearningAcceleratorReference: GoldenAgent {
  public let specification: QLearningAcceleratorSpecification
  public private(set) var tile: CrossbarTileReference
  public private(set) var learningRate: LearningRateReference
  public private(set) var randomNumbers = RandomNumbersReference(seed: 1)
  private var programVerify: ProgramVerifyReference
  private let valueUpdate: ValueUpdateReference
  private let cycleCounts: CycleCounts
  public private(set) var rates: AgentRatesReference
  private let visitRates: [Int]
  /// How often the values of each state, or each value, were updated.
  private var visits: [Int]
  private var steps = 0
  private var episodes = 0
  private var remembered = Remembered(state: 0, action: 0, value: 0)

  /// The state and action the next reward is for, and the value they had when chosen.
  private struct Remembered: Sendable {
    var state: Int
    var action: Int
    var value: Int
  }

  /// - Parameter seed: the seed of the macros (`memweave_seed`).
  public init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    self.specification = specification
    tile = CrossbarTileReference(specification, seed: seed)
    learningRate = LearningRateReference(specification.learningRate, seed: seed)
    programVerify = ProgramVerifyReference(specification.programVerify)
    valueUpdate = ValueUpdateReference(specification)
    rates = AgentRatesReference(specification)
    visits = Array(repeating: 0, count: specification.states * specification.actions)
    visitRates = specification.learning.visitRate?.rates ?? []
    cycleCounts = CycleCounts(specification)
  }

  /// What the seed register is loaded with in a run with this macro seed: the low half of word 0 of stream 0; 1 for 0.
  public static func hardwareSeed(for seed: UInt32) -> UInt32 {
    let word = CounterGenerator(seed: seed).word(stream: 0, index: 0, draw: 0)
    let low = UInt32(truncatingIfNeeded: word)
    return low == 0 ? 1 : low
  }

  public var counters: AcceleratorCounters {
    var counters = AcceleratorCounters(
      steps: steps, episodes: episodes, pulses: programVerify.pulses,
      conversions: tile.conversions, faults: programVerify.faults)
    counters.stimulations = rates.stimulations
    return counters
  }

  /// The state of every cell, `row * columns + column`.
  public var cellStates: [Double] { tile.cellStates }

  /// What the start bit does: calibration, the first reading of the device, and 0 in every value.
  ///
  /// The cells of the macros stay as they are until they are written: a second start begins where the first run ended.
  public mutating func start(hardwareSeed: UInt32) -> InitialisationRecord {
    var record = InitialisationRecord()
    randomNumbers = RandomNumbersReference(seed: hardwareSeed)
    steps = 0
    episodes = 0
    remembered = Remembered(state: 0, action: 0, value: 0)
    rates = AgentRatesReference(specification)
    visits = Array(repeating: 0, count: specification.states * specification.actions)
    programVerify.start()
    record.calibrationCode = tile.start()
    record.rateCodes = learningRate.initialise()
    var log = OperationLog()
    var slicePulses: [[Int]] = []
    for row in 0..<specification.states {
      for action in 0..<specification.actions {
        slicePulses.append(
          programVerify.writeValue(0, row: row, action: action, tile: &tile, log: &log))
      }
    }
    record.conversions = log.conversions
    record.pulses = log.pulses
    record.faults = programVerify.faults
    record.latency = cycleCounts.initialisation(slicePulses: slicePulses)
    return record
  }

  /// One transaction.
  ///
  /// - Precondition: `input.state` is a row, and the reward has `rewardBits`; `TransactionReplay` checks both for
  ///   inputs that come from outside.
  public mutating func transact(
    _ input: AgentInput, settings: AgentSettings
  ) -> TransactionRecord {
    var record = TransactionRecord()
    var course = CycleCounts.Course()
    var log = OperationLog()
    let done = input.done && !input.first

    learningRate.tick()
    if input.first, settings.learning {
      episodes += 1
      if rates.stimulates(settings) {
        course.stimulated = true
        rates.stimulate()
        record.rateCodes = learningRate.stimulate()
      }
      course.advancedAtLastPlateau = learningRate.isAtLastPlateau
      if let code = learningRate.advance() { record.rateCodes.append(code) }
      rates.begin(settings)
    }

    var values: [Int] = []
    if !done {
      values = tile.readRow(input.state, log: &log)
      course.rowReads += 1
    }
    if settings.learning, !input.first {
      let written = update(
        input, next: done ? nil : values.max(), settings: settings, record: &record,
        course: &course, log: &log)
      if written, !done, input.state == remembered.state {
        values = tile.readRow(input.state, log: &log)
        course.rowReads += 1
      }
    }
    if !done {
      let (action, explored) = choose(row: input.state, values: values, settings: settings)
      course.chose = true
      record.action = action
      record.explored = explored
      remembered = Remembered(state: input.state, action: action, value: values[action])
    }

    record.learningRate = learningRate(settings)
    record.conversions = log.conversions
    record.valuesRead = log.valuesRead
    record.pulses = log.pulses
    record.faults = programVerify.faults
    record.latency = cycleCounts.transaction(course)
    return record
  }

  public func learningRate(_ settings: AgentSettings) -> Int {
    rates.learningRate(settings, device: learningRate.rate)
  }

  /// Updates the remembered value; whether it changed and was written.
  private mutating func update(
    _ input: AgentInput, next: Int?, settings: AgentSettings,
    record: inout TransactionRecord, course: inout CycleCounts.Course, log: inout OperationLog
  ) -> Bool {
    steps += 1
    course.updated = true
    let error = valueUpdate.error(
      reward: input.reward, discount: settings.discount, next: next, value: remembered.value)
    let byVisits = countVisit()
    let rate = rates.source(settings) == .visits ? byVisits : learningRate(settings)
    rates.update(error: error, visitRate: byVisits)
    let updated = valueUpdate.updated(
      value: remembered.value, rate: rate, error: error, dither: dither())
    record.error = error
    record.updatedValue = updated
    if updated == remembered.value { return false }
    course.slicePulses = programVerify.writeValue(
      updated, row: remembered.state, action: remembered.action, tile: &tile, log: &log)
    record.cells = tile.cells(row: remembered.state, action: remembered.action)
    return true
  }

  /// Counts an update of the remembered value; its rate by visits, 0 where none are counted.
  private mutating func countVisit() -> Int {
    guard let counted = specification.learning.visitRate?.count else { return 0 }
    let index =
      counted == .state
      ? remembered.state : remembered.state * specification.actions + remembered.action
    defer { visits[index] = min(visits[index] + 1, VisitCount.limit) }
    return visitRates[visits[index]]
  }

  /// What is added before the dropped bits are cut off.
  private mutating func dither() -> Int {
    let bits = valueUpdate.roundedBits
    switch specification.learning.rounding {
    case .nearest: return 1 << (bits - 1)
    case .stochastic: return Int(randomNumbers.draw()) % (1 << bits)
    }
  }

  /// The greedy action, or an exploring one while learning.
  private mutating func choose(
    row: Int, values: [Int], settings: AgentSettings
  ) -> (action: Int, explored: Bool) {
    let greedy: Int
    switch specification.learning.greedyChoice {
    case .digitalMaximum:
      greedy = values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
    case .winnerTakeAll:
      greedy = tile.winner(row: row)
    }
    guard settings.learning else { return (greedy, false) }
    let draw = Int(randomNumbers.draw())
    guard draw % 65536 < rates.exploration(settings) else { return (greedy, false) }
    return (draw / 65536 * specification.actions / 65536, true)
  }
}
