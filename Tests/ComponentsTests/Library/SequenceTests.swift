import CircuitSimulator
import HDL
import Testing

@testable import Components

@Suite struct SequenceTests {
  @Test(arguments: [2, 3, 10, 16, 100])
  func `a counter counts modulo`(modulus: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: Counter(modulus: modulus)))
    var numbers = SeededNumbers(UInt64(modulus))
    var count = 0
    for _ in 0..<modulus * 5 {
      let (enable, clear) = (numbers.next() % 4 != 0, numbers.next() % 50 == 0)
      try simulation.poke("enable", enable ? 1 : 0)
      try simulation.poke("clear", clear ? 1 : 0)
      #expect(try simulation.peek("count") == count)
      let isLast = enable && !clear && count == modulus - 1
      #expect(try simulation.peek("last") == (isLast ? 1 : 0))
      try simulation.step()
      count = clear ? 0 : enable ? (count + 1) % modulus : count
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
}
