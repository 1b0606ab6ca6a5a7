import Components
import Reference
import RegisterMaps
import Specifications

/// What a bench of `sim/` wrote of a run; `sim/README.md` says what stands in it.
struct BenchTrace {
  private(set) var run = HardwareRun()
  /// Whether the bench came to its end.
  private(set) var isWhole = false

  private let hasCrossbar: Bool
  private let columns: Int
  private let transactions: [RecordedTransaction]
  private let registers: AgentRegisters
  private let recorders: [AcceleratorModel.Recorder]
  private var assembly: RecordAssembly
  private var began = 0
  private var records: [ModelRecord] = []
  private var answer: [Int] = []
  private var words: [Int: UInt64] = [:]

  /// - Parameter text: the bench's file.
  init(_ text: [UInt8], of list: TransactionList) throws {
    hasCrossbar = list.specification.table == nil
    columns = hasCrossbar ? list.specification.tile.columns : 0
    transactions = list.transactions
    registers = AgentRegisters(list.specification)
    recorders = AcceleratorModel.recorders(list.specification)
    assembly = RecordAssembly(list.specification)
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      try read(words[0], Array(words.dropFirst()))
    }
    if isWhole, run.stop == nil { run.counters = counters }
  }

  private mutating func read(_ word: String, _ values: [String]) throws {
    switch word {
    case "begin":
      began = number(values, 0)
      if run.initialisation == nil { records = [] }
    case "answer": try finishOperation(values.map(Self.number))
    case "row": try readRow(values)
    case "register":
      words[Int(values[0], radix: 16) ?? 0] = UInt64(values[1], radix: 16) ?? .max
    case "unknown": readUnknown(values)
    case "stuck":
      run.stop = "no answer within \(number(values, 0) - began) cycles: \(values[1]) stayed 0"
    case "memory": readMemory(values)
    case "end": isWhole = true
    default:
      let recorder = recorders.firstIndex { $0.benchName == word } ?? 0
      let fields = values.dropFirst().map { UInt64(bitPattern: Int64(Self.number($0))) }
      records.append(
        ModelRecord(
          recorder: recorder, cycle: UInt64(max(0, number(values, 0))), fields: fields[...]))
    }
  }

  private mutating func finishOperation(_ values: [Int]) throws {
    run.strobes.append(
      records.map {
        HardwareRun.Strobe(
          $0, of: recorders[$0.recorder], began: began)
      })
    if run.initialisation == nil {
      run.initialisation = assembly.start(records, latency: values[0] - began, faults: values[2])
      records = []
    } else {
      answer = values
    }
  }

  /// A row of cells: that of the last value, which belongs to a transaction, or one of all at the end.
  private mutating func readRow(_ values: [String]) throws {
    let cells = values.dropFirst().map { Double(bitPattern: UInt64($0, radix: 16) ?? .max) }
    guard !answer.isEmpty, run.records.count < transactions.count else {
      run.cells += cells
      return
    }
    let first = number(values, 0) * columns
    run.records.append(
      try assembly.transaction(
        transactions[run.records.count].input, records, latency: answer[0] - began,
        learningRate: answer[1], faults: answer[2], action: answer[3]
      ) { cells.indices.contains($0 - first) ? cells[$0 - first] : .nan })
    records = []
    answer = []
  }

  /// Keeps the outputs of the first cycle in which any was unknown.
  private mutating func readUnknown(_ values: [String]) {
    let output = UnknownValues.Output(
      port: values[1], bits: values[2], cycle: number(values, 0), transaction: run.operations)
    guard run.unknowns.outputs.allSatisfy({ $0.cycle == output.cycle }) else { return }
    run.unknowns.outputs.append(output)
  }

  /// A memory of which some words were unknown when the start was over.
  private mutating func readMemory(_ values: [String]) {
    run.unknowns.memories.append(
      UnknownValues.Memory(
        path: values[0], unknown: number(values, 1), words: number(values, 2),
        first: number(values, 3)))
  }

  /// The counters as the bus showed them.
  private var counters: AcceleratorCounters {
    func value<Layout>(_ register: KeyPath<AgentRegisters, BusRegister<Layout>>) -> Int {
      Int(truncatingIfNeeded: words[registers.address(register)] ?? 0)
    }
    var counters = AcceleratorCounters(
      steps: value(\.steps), episodes: value(\.episodes), pulses: value(\.pulses),
      conversions: value(\.conversions), faults: value(\.faults))
    counters.stimulations = value(\.stimulations)
    return counters
  }

  private func number(_ values: [String], _ index: Int) -> Int { Self.number(values[index]) }

  /// A number in decimal; -1 for one that is unknown.
  private static func number(_ text: String) -> Int { Int(text) ?? -1 }
}

extension AcceleratorModel.Recorder {
  /// What the benches of `sim/` call it.
  fileprivate var benchName: String { "\(self)" }
}
