import CircuitChecks
import CircuitSimulator
import Diagnostics
import Foundation
import HDL
import Specifications
import SystemVerilog
import TestSupport
import Testing

@testable import Components

@Suite struct LibraryTextTests {
  /// All in one run of each tool, and a sample synthesized: the tools take most of the time of a
  /// small machine.
  @Test func `every component in every shape passes the checks and four tools without a word`()
    throws
  {
    let circuits = try libraryCatalogue().map { component in
      let circuit = try Circuit(elaborating: component)
      #expect(CircuitChecks.check(circuit).diagnostics == [], "\(circuit.top)")
      return circuit
    }
    let gallery = Gallery(circuits)
    #expect(gallery.clashes == [])
    let workspace = try Workspace()
    let files = try workspace.write(gallery.files)
    let complaints = try workspace.complaints(
      about: files, top: Gallery.top, synthesis: "-run coarse")
    #expect(complaints == "")
    let strict = try StrictParser.complaints(about: [
      .init(tops: [Gallery.top], files: gallery.files)
    ])
    #expect(strict == "")
  }

  /// Streams' data counts where it is valid; other outputs always.
  @Test func `nothing unknown after the reset can be seen`() throws {
    for component in try libraryCatalogue() {
      let circuit = try Circuit(elaborating: component)
      guard circuit.topModule?.clockDomains.count == 1 else { continue }
      var check = ResetCheck(circuit)
      check.cycles = 24
      check.trials = 2
      let outputs = circuit.topModule?.outputs.map(\.name) ?? []
      for (prefix, valid) in [("output_", "output_valid"), ("m_axis_t", "m_axis_tvalid")]
      where outputs.contains(valid) {
        for output in outputs where output.hasPrefix(prefix) && output != valid {
          check.counts[output] = valid
        }
      }
      #expect(try check.report().diagnostics == [], "\(circuit.top)")
    }
  }

  @Test func `the strict parser would complain`() throws {
    let file = SystemVerilogFile(
      name: "narrow.sv",
      text: "module narrow (input logic [3:0] a_i, output logic [2:0] b_o);\n"
        + "assign b_o = a_i;\nendmodule\n")
    let complaints = try StrictParser.complaints(about: [.init(tops: ["narrow"], files: [file])])
    #expect(complaints.contains("implicit conversion truncates from 4 to 3 bits"))
  }

  /// The catalogue forgets none: every class of the library stands in it, or inside of one that
  /// does.
  @Test func `the catalogue has every component`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/Components/Library")
    let known = Set(try libraryCatalogue().map { String(describing: type(of: $0)) })
    var missing: [String] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where file.hasSuffix(".swift") {
      let text = try String(
        contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for match in text.matches(of: /class (\w+): Hardware/) where !known.contains("\(match.1)") {
        missing.append("\(match.1)")
      }
    }
    #expect(missing == [])
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
        { try AsynchronousFIFO(width: value, depth: value) },
        { try HandshakeCrossing(width: value) },
        { try TwoFlopSynchronizer(stages: value, resetValue: value) },
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
