import Reference
import Specifications

/// What hardware answered to a list of transactions.
public struct HardwareRun: Sendable, Hashable {
  /// One strobe of the trace port, and when it came.
  public struct Strobe: Sendable, Hashable, CustomStringConvertible {
    public var port: String
    /// Clock cycles since the operation began.
    public var cycle: Int

    init(_ record: ModelRecord, began: Int) {
      port = AcceleratorModel.Recorder.allCases[record.recorder].ports.valid
      cycle = Int(record.cycle) - began
    }

    public var description: String { "\(port) after \(cycle) cycles" }
  }

  /// `nil` when the start did not end.
  public var initialisation: InitialisationRecord?
  /// Of the transactions that ended, in the order of the list.
  public var records: [TransactionRecord] = []
  /// The strobes of the start and of each transaction; none where they were not looked at.
  public var strobes: [[Strobe]] = []
  /// `nil` when the list did not come to its end.
  public var counters: AcceleratorCounters?
  /// The state of every cell at the end, `row * columns + column`.
  public var cells: [Double] = []
  /// What was neither 0 nor 1 after the reset; only a back end with four states has any.
  public var unknowns = UnknownValues()
  /// Why the run ended before the list did.
  public var stop: String?

  /// How many operations ended, the start among them.
  var operations: Int { (initialisation == nil ? 0 : 1) + records.count }

  /// Clock cycles from the beginnings to the ends of all operations.
  public var cycles: Int {
    records.reduce(initialisation?.latency ?? 0) { $0 + $1.latency }
  }
}

extension HardwareAgent {
  /// Runs the transactions to their end, or until the hardware does not go on.
  ///
  /// - Throws: what is wrong with the use of the model, not what the hardware does.
  func run(_ list: TransactionList) throws -> HardwareRun {
    var run = HardwareRun()
    do {
      let limit = TransactionList.patience(list.golden.head.start.latency)
      run.initialisation = try start(hardwareSeed: list.hardwareSeed, limit: limit)
      run.strobes.append(lastStrobes)
      for line in list.golden.lines {
        run.records.append(
          try transact(
            line.input, settings: line.settings,
            limit: TransactionList.patience(line.record.latency)))
        run.strobes.append(lastStrobes)
      }
      run.counters = try counters()
      run.cells = try cellStates()
    } catch let failure as ModelFailure where failure.isOfTheHardware {
      run.stop = failure.diagnostic.message
    }
    return run
  }
}
