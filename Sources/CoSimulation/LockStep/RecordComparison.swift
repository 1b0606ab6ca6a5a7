import Reference
import Specifications

/// Compares what hardware and golden model say of one transaction, stage by stage.
struct RecordComparison {
  let transaction: Int
  let input: AgentInput?
  let cycle: Int?

  /// The first difference of a transaction, or `nil`.
  func firstDifference(
    expected: TransactionRecord, found: TransactionRecord, columns: Int
  ) -> Mismatch? {
    let reads = expected.valuesRead.isEmpty ? 0 : columns
    let values = min(expected.valuesRead.count, found.valuesRead.count)
    let firstRow = min(values, expected.rowLength)
    let written = reads..<max(reads, expected.conversions.count - expected.readAgain(columns))
    return list(.rateConversion, "code", expected.rateCodes, found.rateCodes)
      ?? value(.learningRate, "learning rate", expected.learningRate, found.learningRate)
      ?? conversions(.conversion, 0..<reads, expected, found)
      ?? list(
        .accumulation, "value", Array(expected.valuesRead.prefix(firstRow)),
        Array(found.valuesRead.prefix(firstRow)))
      ?? value(.error, "error", expected.error, found.error)
      ?? value(.update, "updated value", expected.updatedValue, found.updatedValue)
      ?? conversions(.programming, written, expected, found)
      ?? list(.programming, "pulse", expected.pulses, found.pulses)
      ?? value(.programming, "faults", expected.faults, found.faults)
      ?? list(.array, "cell", expected.cells, found.cells)
      ?? list(.readAgain, "conversion", expected.conversions, found.conversions)
      ?? list(.readAgain, "value", expected.valuesRead, found.valuesRead)
      ?? value(.policy, "action", expected.action, found.action)
      ?? value(.policy, "explored", expected.explored, found.explored)
      ?? value(.timing, "cycles", expected.latency, found.latency)
  }

  /// The first difference of a start, or `nil`.
  func firstDifference(expected: InitialisationRecord, found: InitialisationRecord) -> Mismatch? {
    value(.start, "calibration code", expected.calibrationCode, found.calibrationCode)
      ?? list(.start, "learning-rate code", expected.rateCodes, found.rateCodes)
      ?? list(.start, "conversion", expected.conversions, found.conversions)
      ?? list(.start, "pulse", expected.pulses, found.pulses)
      ?? value(.start, "faults", expected.faults, found.faults)
      ?? value(.start, "cycles", expected.latency, found.latency)
  }

  private func conversions(
    _ stage: Stage, _ range: Range<Int>, _ expected: TransactionRecord, _ found: TransactionRecord
  ) -> Mismatch? {
    list(
      stage, "conversion", Array(expected.conversions.dropFirst(range.lowerBound).prefix(range.count)),
      Array(found.conversions.dropFirst(range.lowerBound).prefix(range.count)),
      firstNumber: range.lowerBound + 1)
  }

  func list<Element: Hashable>(
    _ stage: Stage, _ name: String, _ expected: [Element], _ found: [Element], firstNumber: Int = 1
  ) -> Mismatch? {
    if expected == found { return nil }
    let common = zip(expected, found).prefix { $0 == $1 }.count
    return mismatch(
      stage, "\(name) \(firstNumber + common)",
      expected: common < expected.count ? Self.text(expected[common]) : "nothing more",
      found: common < found.count ? Self.text(found[common]) : "nothing more")
  }

  func value<Value: Hashable>(
    _ stage: Stage, _ name: String, _ expected: Value, _ found: Value
  ) -> Mismatch? {
    if expected == found { return nil }
    return mismatch(stage, name, expected: Self.text(expected), found: Self.text(found))
  }

  private func mismatch(
    _ stage: Stage, _ quantity: String, expected: String, found: String
  ) -> Mismatch {
    Mismatch(
      transaction: transaction, stage: stage, quantity: quantity, expected: expected,
      found: found, input: input, cycle: cycle)
  }

  /// A value as a person reads it: integers in decimal and hexadecimal.
  private static func text<Value>(_ value: Value) -> String {
    switch value {
    case let number as Int: number < 10 && number > -10 ? "\(number)" : "\(number) (\(hexadecimal(number)))"
    case let number as Int?: number.map { text($0) } ?? "none"
    case let conversion as Conversion: "column \(conversion.column), code \(text(conversion.code))"
    case let read as ValueRead: "action \(read.action), value \(text(read.value))"
    case let pulse as ProgramPulse:
      "column \(pulse.column), \(pulse.set ? "SET" : "RESET"), amplitude \(pulse.amplitude)"
    case let cell as CellState: "cell \(cell.cell), state \(cell.state)"
    default: "\(value)"
    }
  }

  private static func hexadecimal(_ number: Int) -> String {
    (number < 0 ? "-0x" : "0x") + String(number.magnitude, radix: 16)
  }
}

extension TransactionRecord {
  /// Values in one row, as far as the record tells: every row read begins with action 0.
  fileprivate var rowLength: Int {
    valuesRead.dropFirst().firstIndex { $0.action == 0 } ?? valuesRead.count
  }

  /// Conversions of the second read of the row.
  fileprivate func readAgain(_ columns: Int) -> Int {
    valuesRead.count > rowLength ? columns : 0
  }
}
