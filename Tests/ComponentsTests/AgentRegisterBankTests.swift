import Components
import Specifications
import Testing

@Suite struct AgentRegisterBankTests {
  private let learning = specification().learning
  private let registers: AgentRegisters
  private let bench: Bench

  init() throws {
    registers = AgentRegisters(learning)
    bench = try Bench(AgentRegisterBank(learning))
  }

  private func read(_ register: RegisterMap.Register) throws -> Int {
    try bench.set(["read_address": register.offset])
    #expect(try bench["read_known"] == 1)
    return try bench["read_data"]
  }

  private func write(
    _ register: RegisterMap.Register, _ value: Int, mask: Int = 0xFFFF_FFFF
  ) throws {
    try bench.set([
      "write": 1, "write_address": register.offset, "write_data": value, "write_mask": mask,
    ])
    try bench.simulation.step()
    try bench.set(["write": 0])
  }

  private var writable: [RegisterMap.Register] {
    [registers.constantRate, registers.discount, registers.exploration, registers.seed]
  }

  @Test func afterResetRegistersReadAsTheMapSays() throws {
    for register in registers.map.registers { #expect(try read(register) == register.reset) }
    #expect(registers.discount.reset == 58982)
    #expect(registers.seed.reset == 1)
  }

  @Test func onlyTheAddressesOfTheMapAreKnown() throws {
    let all = registers.map.registers
    for address in 0..<(1 << registers.map.addressBits) {
      try bench.set(["read_address": address, "write_address": address])
      #expect(try bench["read_known"] == (all.contains { $0.offset == address } ? 1 : 0))
      let isWritable = all.contains { $0.offset == address && $0.access == .readWrite }
      #expect(try bench["write_known"] == (isWritable ? 1 : 0))
    }
  }

  @Test func bytesAreWrittenBySelection() throws {
    for register in writable {
      try write(register, 0)
      var held = 0
      for (value, mask) in [
        (0x0001_FFFF, 0x0000_00FF), (0x0001_2345, 0x0000_FF00), (0x0001_0000, 0x00FF_0000),
        (0xFFFF_FFFF, 0xFF00_0000), (0xAAAA_AAAA, 0), (0x0000_AA55, 0xFF00_00FF),
      ] {
        try write(register, value, mask: mask)
        held = (held & ~mask | value & mask) & (1 << register.width - 1)
        // A ratio is at most 1.
        if register.width == 17 { held = min(held, 65536) }
        #expect(try read(register) == held)
      }
    }
    #expect(try bench["seed"] == read(registers.seed))
    #expect(try bench["discount"] == read(registers.discount))
    #expect(try bench["exploration"] == read(registers.exploration))
    #expect(try bench["constant_rate"] == read(registers.constantRate))
  }

  @Test func theStartBitIsAStrobeAndReadsZero() throws {
    try bench.set([
      "write": 1, "write_address": registers.control.offset, "write_data": 7,
      "write_mask": 0xFFFF_FFFF,
    ])
    #expect(try bench["start"] == 1)
    #expect(try bench["learning"] == 0)
    try bench.simulation.step()
    try bench.set(["write": 0])
    #expect(try bench["start"] == 0)
    #expect(try bench["learning"] == 1)
    #expect(try bench["constant_source"] == 1)
    #expect(try read(registers.control) == 6)
    // The byte with the bits is not selected.
    try bench.set(["write": 1, "write_data": 1, "write_mask": 0xFFFF_FF00])
    #expect(try bench["start"] == 0)
    try bench.simulation.step()
    #expect(try read(registers.control) == 6)
  }

  @Test func readOnlyRegistersShowWhatTheAgentSaysAndCannotBeWritten() throws {
    try bench.set([
      "busy": 1, "started": 0, "faults": 0, "learning_rate": 65536, "steps": 0xFFFF_FFFF,
      "episodes": 2, "pulses": 3, "conversions": 4,
    ])
    #expect(try read(registers.status) == 1)
    try bench.set(["busy": 0, "started": 1, "faults": 0x100])
    #expect(try read(registers.status) == 6)
    let expected = [65536, 0xFFFF_FFFF, 2, 3, 4, 0x100]
    let shown = [
      registers.learningRate, registers.steps, registers.episodes, registers.pulses,
      registers.conversions, registers.faults,
    ]
    for register in [registers.identifier] + shown { try write(register, 0) }
    #expect(try shown.map { try read($0) } == expected)
    #expect(try read(registers.identifier) == AgentRegisters.identifierValue)
  }

  @Test func aRegisterKeepsItsValueWithoutAWrite() throws {
    for register in writable { try write(register, 0x1234) }
    try bench.set(["write_data": 0xFFFF])
    for register in registers.map.registers {
      try bench.set(["write_address": register.offset])
      try bench.simulation.step()
    }
    #expect(try writable.map { try read($0) } == [0x1234, 0x1234, 0x1234, 0x1234])
  }
}
