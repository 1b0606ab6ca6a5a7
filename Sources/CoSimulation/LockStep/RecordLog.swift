import Reference
import Specifications

/// The trace of one operation, taken apart by kind.
struct RecordLog {
  var rateCodes: [Int] = []
  var conversions: [Conversion] = []
  var valuesRead: [ValueRead] = []
  var pulses: [ProgramPulse] = []
  var error: Int?
  var updatedValue: Int?
  var explored: Bool?

  init(_ records: [ModelRecord], specification: QLearningAcceleratorSpecification) {
    let valueBits = specification.tile.valueBits
    let errorBits = specification.errorBits
    for record in records {
      let fields = record.fields.map { Int(truncatingIfNeeded: $0) }
      switch AcceleratorModel.Recorder(rawValue: record.recorder) {
      case .rate:
        rateCodes.append(fields[0])
      case .conversion:
        conversions.append(Conversion(column: fields[0], code: fields[1]))
      case .value:
        valuesRead.append(
          ValueRead(action: fields[0], value: Self.signed(fields[1], width: valueBits)))
      case .pulse:
        pulses.append(
          ProgramPulse(column: fields[0], set: fields[1] == 1, amplitude: fields[2]))
      case .update:
        error = Self.signed(fields[0], width: errorBits)
        updatedValue = Self.signed(fields[1], width: valueBits)
      case .choice:
        explored = fields[0] == 1
      case nil:
        break
      }
    }
  }

  private static func signed(_ bits: Int, width: Int) -> Int {
    Int(UInt64(truncatingIfNeeded: bits).signed(width: width))
  }
}

extension InitialisationRecord {
  /// What the trace shows of a start; without faults and latency.
  init(_ records: [ModelRecord], specification: QLearningAcceleratorSpecification) {
    self.init()
    var log = RecordLog(records, specification: specification)
    if !log.conversions.isEmpty { calibrationCode = log.conversions.removeFirst().code }
    conversions = log.conversions
    rateCodes = log.rateCodes
    pulses = log.pulses
  }
}
