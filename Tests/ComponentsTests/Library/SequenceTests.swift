import CircuitSimulator
import HDL
import Reference
import Specifications
import Testing

@testable import Components

@Suite struct SequenceTests {
  @Test(arguments: [2, 3, 10, 16, 100])
  func `a counter counts as its golden model`(modulus: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: Counter(modulus: modulus)))
    var model = CounterReference(modulus: modulus)
    var numbers = SeededNumbers(UInt64(modulus))
    for _ in 0..<modulus * 5 {
      let (enable, clear) = (!numbers.once(in: 4), numbers.once(in: 50))
      try simulation.poke("enable", isHigh: enable)
      try simulation.poke("clear", isHigh: clear)
      try #require(simulation.peek("count") == model.count)
      let isLast = model.cycle(enable: enable, clear: clear)
      try #require(simulation.isHigh("last") == isLast)
      try simulation.step()
    }
  }

  @Test(arguments: [2, 3, 16, 64, 65, 102, 168])
  func `a shift register has the states of its golden model`(length: Int) throws {
    let simulation = try Simulation(
      Circuit(elaborating: LinearFeedbackShiftRegister(length: length)))
    var model = LinearFeedbackShiftRegisterReference(length: length)
    var numbers = SeededNumbers(UInt64(length))
    for cycle in 0..<4 * length {
      let (enable, load) = (!numbers.once(in: 5), cycle % length == length / 2)
      let seed =
        numbers.once(in: 4) ? [Bool](repeating: false, count: length) : numbers.bits(length)
      try simulation.poke("enable", isHigh: enable)
      try simulation.poke("load", isHigh: load)
      try simulation.poke("seed", bits: seed)
      try #require(simulation.bits("value") == model.bits)
      if load { model.load(seed) } else if enable { model.step() }
      try simulation.step()
    }
  }

  @Test(arguments: 2...12)
  func `a shift register runs through all states`(length: Int) throws {
    let simulation = try Simulation(
      Circuit(elaborating: LinearFeedbackShiftRegister(length: length)))
    try simulation.poke("enable", 1)
    var seen: Set<Int> = []
    for _ in 1..<1 << length {
      seen.insert(try simulation.peek("value"))
      try simulation.step()
    }
    #expect(seen.count == (1 << length) - 1)
    #expect(!seen.contains(0))
    #expect(try simulation.peek("value") == 1)
  }

  static let catalogue: [(CRCSpecification, UInt64)] = [
    (.crc32, 0xCBF4_3926),
    (.crc16, 0x29B1),
    (.crc8, 0xF4),
    (CRCSpecification(width: 16, polynomial: 0x8005, reflected: true), 0xBB3D),
    (
      CRCSpecification(width: 5, polynomial: 0x05, initial: 0x1F, reflected: true, finalMask: 0x1F),
      0x19
    ),
    (CRCSpecification(width: 64, polynomial: 0x42F0_E1EB_A9EA_3693), 0x6C40_DF5F_0B49_7347),
  ]

  @Test(arguments: catalogue)
  func `the check of 123456789 is the catalogue's`(
    specification: CRCSpecification, expected: UInt64
  ) throws {
    let simulation = try Simulation(
      Circuit(elaborating: CyclicRedundancyCheck(specification, dataWidth: 8)))
    for (index, byte) in "x123456789".utf8.enumerated() {
      try simulation.poke("restart", index == 1 ? 1 : 0)
      try simulation.poke("enable", 1)
      try simulation.poke("data", byte)
      try simulation.step()
    }
    #expect(try simulation.peekVector("check").words == [expected])
  }

  @Test(arguments: catalogue.map(\.0), [1, 3, 8, 40])
  func `the check is the remainder that the golden model finds`(
    specification: CRCSpecification, dataWidth: Int
  ) throws {
    let model = CyclicRedundancyCheckReference(specification)
    let simulation = try Simulation(
      Circuit(elaborating: CyclicRedundancyCheck(specification, dataWidth: dataWidth)))
    var numbers = SeededNumbers(UInt64(dataWidth))
    var message: [[Bool]] = []
    for cycle in 0..<60 {
      let (enable, restart) = (!numbers.once(in: 4), cycle == 0 || numbers.once(in: 20))
      let word = numbers.bits(dataWidth)
      try simulation.poke("enable", isHigh: enable)
      try simulation.poke("restart", isHigh: restart)
      try simulation.poke("data", bits: word)
      try #require(simulation.peekVector("check").words == [model.check(of: message)])
      if restart { message = [] }
      if enable { message.append(word) }
      try simulation.step()
    }
  }

  @Test(arguments: catalogue)
  func `the golden model's check of 123456789 is the catalogue's`(
    specification: CRCSpecification, expected: UInt64
  ) {
    let words = "123456789".utf8.map { byte in (0..<8).map { byte >> $0 & 1 == 1 } }
    #expect(CyclicRedundancyCheckReference(specification).check(of: words) == expected)
  }
}
