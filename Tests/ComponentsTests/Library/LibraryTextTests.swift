import CircuitChecks
import Diagnostics
import HDL
import SystemVerilog
import TestSupport
import Testing

@testable import Components

@Suite struct LibraryTextTests {
  /// One after the other in one test: the tools take most of the time of a small machine.
  @Test func `every component passes the checks and three tools without a word`() throws {
    let components: [any Hardware] = [
      try Counter(modulus: 10), try FIFO(width: 8, depth: 5), try FIFO(width: 4, depth: 1),
      try SkidBuffer(width: 8), try StreamRegisterSlice(width: 8), try PriorityArbiter(count: 5),
      try RoundRobinArbiter(count: 4), try WidthConverter(inputWidth: 8, outputWidth: 32),
      try WidthConverter(inputWidth: 24, outputWidth: 8),
      try LinearFeedbackShiftRegister(length: 16),
      try CyclicRedundancyCheck(.crc32, dataWidth: 8),
    ]
    for component in components {
      let circuit = try Circuit(elaborating: component)
      #expect(CircuitChecks.check(circuit).diagnostics == [], "\(circuit.top)")
      let workspace = try Workspace()
      let files = try workspace.write(SystemVerilogFile.files(of: circuit))
      #expect(try workspace.complaints(about: files, top: circuit.top) == "", "\(circuit.top)")
    }
  }

  @Test func `parameters out of range are told, each at the user's line`() {
    let report = #expect(throws: DiagnosticReport.self) {
      try FIFO(width: 0, depth: 100_000)
    }
    #expect(
      report?.diagnostics.map(\.message) == [
        "FIFO has width 0, expected 1 to 4096", "FIFO has depth 100000, expected 1 to 65536",
      ])
    #expect(report?.diagnostics.first?.identifier == "component-parameter")
  }

  @Test func `no parameter ends the process`() {
    for value in [Int.min, -1, 0, 1, 65, 5000, Int.max] {
      let attempts: [() throws -> any Hardware] = [
        { try Counter(modulus: value) }, { try FIFO(width: value, depth: value) },
        { try SkidBuffer(width: value) }, { try StreamRegisterSlice(width: value) },
        { try PriorityArbiter(count: value) }, { try RoundRobinArbiter(count: value) },
        { try WidthConverter(inputWidth: value, outputWidth: value) },
        { try LinearFeedbackShiftRegister(length: value) },
        {
          try CyclicRedundancyCheck(
            CRCSpecification(width: value, polynomial: .max, initial: .max), dataWidth: value)
        },
      ]
      for attempt in attempts {
        do { _ = try Circuit(elaborating: try attempt()) } catch {
          #expect(error is DiagnosticReport, "\(value): \(error)")
        }
      }
    }
  }
}
