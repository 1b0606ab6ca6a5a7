import Components
import Reference
import RegisterMaps
import Specifications

/// A course through all that an accelerator can be asked, with the golden model's answers, made once
/// and held against any number of agents.
///
/// It is quicker to a verdict than `LockStep`: the golden model has run before, a start is looked at
/// while it goes on, and hardware that takes longer than promised is not waited for.
public struct AcceptanceTest: Sendable {
  private enum Step {
    case start(hardwareSeed: UInt32, InitialisationRecord)
    case transaction(RecordedTransaction, Conduct, TransactionRecord)
    case registers(RegisterTraffic)
    case finish(cells: [Double], AcceleratorCounters)
  }

  /// What goes on beside a transaction.
  private struct Conduct {
    /// Cycles in which the action is not taken.
    var delay = 0
    /// What the status register shows while the start bit is written; `nil` where that is not done.
    var status: UInt64?
  }

  public let specification: QLearningAcceleratorSpecification
  /// The seed of the macros.
  public let seed: UInt32
  /// It has answered all that was asked so far.
  private(set) var golden: any GoldenAgent
  private var hardwareSeed: UInt64?
  private var settings: AgentSettings?
  private var steps: [Step] = []
  private var transactions = 0

  /// A course that asks nothing yet.
  public init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    self.specification = specification
    self.seed = seed
    golden = specification.goldenAgent(seed: seed)
  }

  /// How many transactions it has.
  public var transactionCount: Int { transactions }

  // MARK: What is asked

  public mutating func start(hardwareSeed: UInt32) {
    let record = golden.start(hardwareSeed: hardwareSeed)
    self.hardwareSeed = UInt64(hardwareSeed)
    settings = nil
    steps.append(.start(hardwareSeed: hardwareSeed, record))
  }

  /// - Parameter isPlain: else some actions wait to be taken, and some transactions are disturbed by
  ///   the start bit.
  public mutating func transact(_ asked: [RecordedTransaction], isPlain: Bool = true) {
    for transaction in asked {
      let record = golden.transact(transaction.input, settings: transaction.settings)
      transactions += 1
      var conduct = Conduct()
      if !isPlain {
        conduct.delay = [0, 0, 1, 3][transactions % 4]
        if transactions % 5 == 0, record.latency > Self.longEnough {
          conduct.status = 0b011 | (golden.counters.faults > 0 ? 0b100 : 0)
        }
      }
      settings = transaction.settings
      steps.append(.transaction(transaction, conduct, record))
    }
  }

  /// Bus traffic at random.
  ///
  /// - Throws: `DiagnosticReport` where the registers cannot be mapped.
  public mutating func exerciseRegisters(cycles: Int, seed: UInt64) throws {
    let table = try registerTable
    let counters = golden.counters
    let isStarted = hardwareSeed != nil
    steps.append(
      .registers(
        RegisterTraffic(
          table: table, bank: bank(table), golden: golden,
          shown: [
            "status_busy": 0, "status_started": isStarted ? 1 : 0,
            "status_fault": counters.faults > 0 ? 1 : 0, "steps": UInt64(counters.steps),
            "episodes": UInt64(counters.episodes), "pulses": UInt64(counters.pulses),
            "conversions": UInt64(counters.conversions), "faults": UInt64(counters.faults),
            "stimulations": UInt64(counters.stimulations),
          ], cycles: cycles, seed: seed)))
  }

  private var registerTable: RegisterTable {
    get throws { try RegisterTable(AgentRegisters(specification)) }
  }

  /// Looks at all cells and counters.
  public mutating func finish() {
    steps.append(.finish(cells: golden.cellStates, golden.counters))
  }

  /// Long enough for two bus transfers before the action is there.
  private static let longEnough = 60

  /// The registers with what was written since the reset.
  private func bank(_ table: RegisterTable) -> RegisterBank {
    var bank = RegisterBank(table)
    let registers = AgentRegisters(specification)
    func write(_ address: Int, _ word: UInt64) {
      _ = bank.cycle(
        write: .init(address: address, word: word, strobes: 0xF), readAddress: nil)
    }
    if let hardwareSeed { write(registers.address(\.seed), hardwareSeed) }
    if let settings {
      write(registers.address(\.control), UInt64(settings.controlWord))
      write(registers.address(\.constantRate), UInt64(settings.constantLearningRate))
      write(registers.address(\.discount), UInt64(settings.discount))
      write(registers.address(\.exploration), UInt64(settings.exploration))
      write(registers.address(\.rateRatio), UInt64(settings.schedule.rateRatio))
      write(registers.address(\.rateFloor), UInt64(settings.schedule.rateFloor))
      write(registers.address(\.explorationRatio), UInt64(settings.schedule.explorationRatio))
      write(registers.address(\.explorationFloor), UInt64(settings.schedule.explorationFloor))
    }
    return bank
  }

  // MARK: What is answered

  /// The first difference; `nil` where hardware and golden model agree in all.
  ///
  /// - Throws: `ModelFailure` where the model cannot be driven.
  public func mismatch(on hardware: HardwareAgent) throws -> Mismatch? {
    var number = 0
    for step in steps {
      if case .transaction = step { number += 1 }
      do {
        if let mismatch = try mismatch(of: step, number: number, on: hardware) { return mismatch }
      } catch let mismatch as Mismatch {
        return mismatch
      } catch let failure as ModelFailure where failure.isOfTheHardware {
        return Mismatch(
          transaction: number, stage: .timing, quantity: "cycles", expected: "an answer",
          found: failure.diagnostic.message, cycle: hardware.cycle)
      }
    }
    return nil
  }

  private func mismatch(
    of step: Step, number: Int, on hardware: HardwareAgent
  ) throws -> Mismatch? {
    var comparison = RecordComparison(transaction: number, cycle: hardware.cycle)
    switch step {
    case .start(let hardwareSeed, let expected):
      let found = try hardware.start(
        hardwareSeed: hardwareSeed, limit: expected.latency + Self.patience
      ) { soFar in
        var comparison = RecordComparison(transaction: 0, cycle: hardware.cycle)
        comparison.compare(expected: expected.begun(as: soFar), found: soFar)
        if let mismatch = comparison.mismatch { throw mismatch }
      }
      comparison.compare(expected: expected, found: found)
    case .transaction(let transaction, let conduct, let expected):
      var status: UInt64?
      let disturb = conduct.status.map { _ in { status = try hardware.startAgain() } }
      let found = try hardware.transact(
        transaction.input, settings: transaction.settings,
        limit: expected.latency + Self.patience, takenAfter: conduct.delay, meanwhile: disturb)
      comparison = RecordComparison(
        transaction: number, input: transaction.input, cycle: hardware.cycle)
      comparison.compare(
        expected: expected, found: found, columns: specification.tile.columns)
      comparison.compare(
        .registers, "status", conduct.status.map(Int.init), status.map(Int.init))
    case .registers(let traffic):
      if let difference = try hardware.exercise(traffic) {
        comparison.compare(
          .registers, difference.quantity, Int(difference.expected), Int(difference.found))
      }
    case .finish(let cells, let counters):
      comparison.compare(.array, "state of cell", cells, try hardware.cellStates())
      comparison.compare(.counters, "counters", counters, try hardware.counters())
    }
    return comparison.mismatch
  }

  /// Cycles beyond the promised ones.
  private static let patience = 64
}

extension InitialisationRecord {
  /// As much of it as another has so far.
  fileprivate func begun(as other: InitialisationRecord) -> InitialisationRecord {
    var begun = other
    if other.calibrationCode != 0 { begun.calibrationCode = calibrationCode }
    begun.rateCodes = Array(rateCodes.prefix(other.rateCodes.count))
    begun.conversions = Array(conversions.prefix(other.conversions.count))
    begun.pulses = Array(pulses.prefix(other.pulses.count))
    return begun
  }
}
