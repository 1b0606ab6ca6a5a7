import Reference
import Specifications

/// Makes the records of operations from what the strobes and outputs showed of them, in the golden
/// model's form. It remembers the value that was chosen last: the next update writes that one.
struct RecordAssembly {
  let specification: QLearningAcceleratorSpecification
  /// The row of the value that the next update writes.
  private(set) var lastState = 0
  private var lastAction = 0
  private var lastValue = 0

  init(_ specification: QLearningAcceleratorSpecification) {
    self.specification = specification
  }

  /// The record of a start.
  mutating func start(
    _ records: [ModelRecord], latency: Int, faults: Int
  ) -> InitialisationRecord {
    (lastState, lastAction, lastValue) = (0, 0, 0)
    var record = InitialisationRecord(records, specification: specification)
    record.faults = faults
    record.latency = latency
    return record
  }

  /// The record of a transaction.
  ///
  /// - Parameters:
  ///   - action: what the action's output showed.
  ///   - cell: the state of a cell after the transaction.
  mutating func transaction(
    _ input: AgentInput, _ records: [ModelRecord], latency: Int, learningRate: Int, faults: Int,
    action: Int, cell: (Int) throws -> Double
  ) throws -> TransactionRecord {
    let log = RecordLog(records, specification: specification)
    var record = TransactionRecord()
    record.latency = latency
    record.rateCodes = log.rateCodes
    record.learningRate = learningRate
    record.conversions = log.conversions
    record.valuesRead = log.valuesRead
    record.error = log.error
    record.updatedValue = log.updatedValue
    record.pulses = log.pulses
    record.faults = faults
    if let updated = log.updatedValue, updated != lastValue {
      record.cells = try writtenCells.map { CellState(cell: $0, state: try cell($0)) }
    }
    if let explored = log.explored {
      record.action = action
      record.explored = explored
      lastState = input.state
      lastAction = action
      lastValue = log.valuesRead.last { $0.action == action }?.value ?? 0
    } else if action != 0 {
      // In a terminal state there is none, which is shown as 0.
      record.action = action
    }
    return record
  }

  private var writtenCells: Range<Int> {
    let tile = specification.tile
    let first = lastState * tile.columns + lastAction * tile.slices
    return first..<first + tile.slices
  }
}
