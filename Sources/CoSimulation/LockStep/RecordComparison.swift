import Reference
import Specifications

/// Compares what hardware and golden model say of one transaction, stage by stage, and keeps the
/// first difference.
struct RecordComparison {
  let transaction: Int
  var input: AgentInput?
  var cycle: Int?
  /// The first difference; comparisons after it change nothing.
  private(set) var mismatch: Mismatch?

  init(transaction: Int, input: AgentInput? = nil, cycle: Int? = nil) {
    self.transaction = transaction
    self.input = input
    self.cycle = cycle
  }

  /// Compares two records of a transaction.
  ///
  /// - Parameter columns: Conversions of one row.
  mutating func compare(expected: TransactionRecord, found: TransactionRecord, columns: Int) {
    let reads = expected.valuesRead.isEmpty ? 0 : columns
    let secondReads = expected.valuesRead.count > expected.rowLength ? columns : 0
    let writes = max(0, expected.conversions.count - reads - secondReads)
    func conversions(_ record: TransactionRecord, _ skipped: Int, _ count: Int) -> [Conversion] {
      Array(record.conversions.dropFirst(skipped).prefix(count))
    }
    compare(.rateConversion, "code", expected.rateCodes, found.rateCodes, on: .rate)
    compare(.learningRate, "learning rate", expected.learningRate, found.learningRate)
    compare(
      .conversion, "conversion", conversions(expected, 0, reads), conversions(found, 0, reads),
      on: .conversion)
    compare(
      .accumulation, "value", Array(expected.valuesRead.prefix(expected.rowLength)),
      Array(found.valuesRead.prefix(expected.rowLength)), on: .value)
    compare(.error, "error", expected.error, found.error, on: .update)
    compare(
      .update, "updated value", expected.updatedValue, found.updatedValue, on: .update)
    compare(
      .programming, "verify", conversions(expected, reads, writes),
      conversions(found, reads, writes), on: .conversion, after: reads)
    compare(.programming, "pulse", expected.pulses, found.pulses, on: .pulse)
    compare(.programming, "faults", expected.faults, found.faults)
    compare(.array, "cell", expected.cells, found.cells)
    compare(
      .readAgain, "conversion", expected.conversions, found.conversions, on: .conversion)
    compare(.readAgain, "value", expected.valuesRead, found.valuesRead, on: .value)
    compare(.policy, "action", expected.action, found.action, on: .choice)
    compare(.policy, "explored", expected.explored, found.explored, on: .choice)
    compare(.timing, "cycles", expected.latency, found.latency)
  }

  /// Compares two records of a start.
  mutating func compare(expected: InitialisationRecord, found: InitialisationRecord) {
    compare(.start, "calibration code", expected.calibrationCode, found.calibrationCode)
    compare(.start, "learning-rate code", expected.rateCodes, found.rateCodes, on: .rate)
    // The first conversion is that of the calibration.
    compare(
      .start, "verify", expected.conversions, found.conversions, on: .conversion, after: 1)
    compare(.start, "pulse", expected.pulses, found.pulses, on: .pulse)
    compare(.start, "faults", expected.faults, found.faults)
    compare(.start, "cycles", expected.latency, found.latency)
  }

  /// Compares lists element by element.
  ///
  /// - Parameter recorder: the strobe that shows the elements, where one does.
  mutating func compare<Element: Hashable>(
    _ stage: Stage, _ name: String, _ expected: [Element], _ found: [Element],
    on recorder: AcceleratorModel.Recorder? = nil
  ) {
    compare(stage, name, expected, found, on: recorder, after: 0)
  }

  /// Compares lists element by element.
  ///
  /// - Parameters:
  ///   - recorder: the strobe that shows the elements, where one does.
  ///   - before: its beats before the first element.
  private mutating func compare<Element: Hashable>(
    _ stage: Stage, _ name: String, _ expected: [Element], _ found: [Element],
    on recorder: AcceleratorModel.Recorder?, after before: Int
  ) {
    if expected == found { return }
    let common = zip(expected, found).prefix { $0 == $1 }.count
    note(
      stage, "\(name) \(common + 1)",
      expected: common < expected.count ? Self.text(expected[common]) : "nothing more",
      found: common < found.count ? Self.text(found[common]) : "nothing more",
      moment: recorder.map { .init(strobe: $0.ports.valid, beat: before + common) })
  }

  mutating func compare<Value: Hashable>(
    _ stage: Stage, _ name: String, _ expected: Value, _ found: Value,
    on recorder: AcceleratorModel.Recorder? = nil
  ) {
    if expected == found { return }
    note(
      stage, name, expected: Self.text(expected), found: Self.text(found),
      moment: recorder.map { .init(strobe: $0.ports.valid, beat: 0) })
  }

  private mutating func note(
    _ stage: Stage, _ quantity: String, expected: String, found: String,
    moment: Mismatch.Moment?
  ) {
    if mismatch != nil { return }
    mismatch = Mismatch(
      transaction: transaction, stage: stage, quantity: quantity, expected: expected,
      found: found, input: input, cycle: cycle, moment: moment)
  }

  /// A value as a person reads it: integers in decimal and hexadecimal.
  private static func text<Value>(_ value: Value) -> String {
    switch value {
    case let number as Int: number.decimalAndHexadecimal
    case let number as Int?: number.map { text($0) } ?? "none"
    case let conversion as Conversion: "column \(conversion.column), code \(text(conversion.code))"
    case let read as ValueRead: "action \(read.action), value \(text(read.value))"
    case let pulse as ProgramPulse:
      "column \(pulse.column), \(pulse.set ? "SET" : "RESET"), amplitude \(pulse.amplitude)"
    case let cell as CellState: "cell \(cell.cell), state \(cell.state)"
    default: "\(value)"
    }
  }
}

extension TransactionRecord {
  /// Values in one row, as far as the record tells: every row read begins with action 0.
  fileprivate var rowLength: Int {
    valuesRead.dropFirst().firstIndex { $0.action == 0 } ?? valuesRead.count
  }
}
