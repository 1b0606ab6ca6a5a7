import CircuitSimulator
import HDL
import Reference
import RegisterMaps
import TestSupport
import Testing

@testable import Components

/// A bank beside the golden model, with surroundings that do something at random in every cycle.
struct BankBench {
  let simulation: Simulation
  var numbers: Numbers
  private let table: RegisterTable
  private var model: RegisterBank

  init(_ bank: some Hardware, _ table: RegisterTable, seed: UInt64) throws {
    simulation = try Bench(bank).simulation
    self.table = table
    model = RegisterBank(table)
    numbers = Numbers(seed)
  }

  /// One in `n`.
  mutating func chance(_ n: UInt64) -> Bool { numbers.next() % n == 0 }

  /// Mostly that of a register, any byte of it.
  mutating func address() -> Int {
    let any = Int(numbers.next() % (1 << UInt64(table.addressWidth)))
    let word = table.words[Int(numbers.next() % UInt64(table.words.count))]
    return chance(5) ? any : word.offset + Int(numbers.next() % UInt64(table.wordBytes))
  }

  /// Sets what the hardware around gives, lets the model do the cycle, and holds the fields' ports
  /// against it. The clock edge is the caller's.
  mutating func cycle(
    write: RegisterBank.Write?, readAddress: Int?
  ) throws -> RegisterBank.Answer {
    var given: [String: UInt64] = [:]
    var events: [String: UInt64] = [:]
    for (name, field) in table.namedFields {
      let value = numbers.next() & (field.mask >> field.lowBit)
      switch field.access {
      case .readOnly:
        given[name] = value
        try simulation.poke(name, value)
      case .writeOneToClear, .readToClear:
        events[name] = chance(4) ? value : 0
        try simulation.poke("\(name)_set", events[name] ?? 0)
      case .counter:
        events[name] = value & 1
        try simulation.poke("\(name)_increment", value & 1)
      case .readWrite, .writeOnly, .constant, .pulse: break
      }
    }
    let before = model.held
    let answer = model.cycle(
      write: write, readAddress: readAddress, given: given, events: events)
    for (name, field) in table.namedFields {
      guard field.access != .readOnly, field.access != .constant else { continue }
      let expected = field.access == .pulse ? answer.pulses[name] ?? 0 : before[name]
      #expect(try simulation.peekVector(name).words == [expected], "\(name)")
    }
    return answer
  }
}

extension RegisterTable {
  fileprivate var namedFields: [(String, Field)] {
    words.flatMap { word in word.register.fields.map { (word.signalName(of: $0), $0) } }
  }
}

/// Words of 64 bits.
struct WideRegisters: RegisterMap {
  struct Halves: RegisterLayout {
    let high = BusField(at: 32, width: 32, .readWrite, reset: 7)
    let low = BusField(at: 0, width: 31, .readOnly)
  }
  let dataWidth = 64
  let addressWidth: Int? = 8
  let total = BusRegister(at: 0x08, width: 64, .readWrite, reset: 0x8000_0000_0000_0001)
  let halves = BusRegister(at: 0x10, Halves())
  let flags = BusRegister(at: 0x40, width: 64, .writeOneToClear)
}
