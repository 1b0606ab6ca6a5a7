import CircuitChecks
import CircuitSimulator
import HDL
import Testing

/// The memories of the tour.
@Suite struct MemoryTourTests {
  @Test func theProgramIsWrittenByBytesAndFetched() throws {
    let simulation = try Simulation(Circuit(elaborating: ProgramStore()))
    try simulation.poke("write", 1)
    try simulation.poke("address", 700)
    try simulation.poke("data", 0x1122_3344)
    for strobes in [0b0101, 0b1000] {
      try simulation.poke("strobes", strobes)
      try simulation.step()
    }
    try simulation.poke("fetch", 1)
    try simulation.poke("counter", 700)
    try simulation.step()
    #expect(try simulation.peek("instruction") == 0x1122_0044)
    try simulation.poke("fetch", 0)
    try simulation.poke("counter", 0)
    try simulation.step()
    #expect(try simulation.peek("instruction") == 0x1122_0044)
  }

  @Test func eachMasterSeesWhatTheOtherWrote() throws {
    let simulation = try Simulation(Circuit(elaborating: TwoMasters()))
    for (master, address) in [3, 4].enumerated() {
      try simulation.poke("write_\(master)", 1)
      try simulation.poke("address_\(master)", address)
      try simulation.poke("data_\(master)", 100 + master)
    }
    try simulation.step()
    for (master, address) in [4, 3].enumerated() {
      try simulation.poke("write_\(master)", 0)
      try simulation.poke("address_\(master)", address)
    }
    try simulation.step()
    #expect(try (0..<2).map { try simulation.peek("word_\($0)") } == [101, 100])
  }

  @Test func theConflictIsToldAsOnThePage() throws {
    let report = CircuitChecks.check(try Circuit(elaborating: Torn()))
    let page = try String(contentsOf: Tour.page, encoding: .utf8)
    #expect(page.contains("```\n\(report)\n```"), "\(report)")
  }
}
