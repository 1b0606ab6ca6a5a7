import CircuitChecks
import CircuitSimulator
import Diagnostics
import Foundation
import HDL
import SystemVerilog
import TestSupport
import Testing

/// Whatever is asked for, an answer comes: a circuit, or diagnostics. A trap would end this process.
@Suite struct ExtremeTests {
  /// The identifiers that the whole way says: elaboration, checks, printing, simulation.
  private func identifiers(_ hardware: some Hardware) -> Set<String> {
    do {
      let circuit = try Circuit(elaborating: hardware)
      var found = Set(CircuitChecks.check(circuit).diagnostics.map(\.identifier))
      #expect(SystemVerilogFile.files(of: circuit).allSatisfy { !$0.text.isEmpty })
      do {
        let simulation = try Simulation(circuit)
        simulation.reset()
        try simulation.step(2)
      } catch let diagnostic as Diagnostic {
        found.insert(diagnostic.identifier)
      } catch let report as DiagnosticReport {
        found.formUnion(report.diagnostics.map(\.identifier))
      }
      return found
    } catch let report as DiagnosticReport {
      return Set(report.diagnostics.map(\.identifier))
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: ExtremeHardware.numbers)
  func anyNumberInAnyDeclaration(_ number: Int) {
    #expect(!identifiers(ExtremeHardware.Declarations(number)).isEmpty)
  }

  @Test(arguments: ExtremeHardware.numbers)
  func anyNumberInAnyOperation(_ number: Int) {
    let found = identifiers(ExtremeHardware.Operations(number))
    #expect(found.isSuperset(of: ["array-empty", "nothing-to-join", "width-too-large"]))
  }

  @Test func nestingHasALimit() {
    #expect(identifiers(ExtremeHardware.NestedConditions(999)) == [])
    for depth in [1_001, 10_000] {
      #expect(identifiers(ExtremeHardware.NestedConditions(depth)) == ["statements-too-deep"])
      #expect(identifiers(ExtremeHardware.ConditionChain(depth)) == ["statements-too-deep"])
      #expect(identifiers(ExtremeHardware.NestedOperations(depth)) == ["expression-too-large"])
    }
    #expect(identifiers(ExtremeHardware.ConditionChain(1_000)) == [])
    #expect(identifiers(ExtremeHardware.NestedOperations(499)) == [])
    #expect(identifiers(ExtremeHardware.NestedModules(255)) == [])
    #expect(identifiers(ExtremeHardware.NestedModules(2_000)) == ["hierarchy-too-deep"])
  }

  @Test func longPathsAreFollowed() {
    #expect(identifiers(ExtremeHardware.WireChain(1_000, isRing: false)) == [])
    #expect(
      identifiers(ExtremeHardware.WireChain(1_000, isRing: true)) == ["combinational-loop"])
  }

  /// As many registers as an array holds, chosen by an index: each once in the simulator, not once
  /// for each other.
  @Test func largeArraysAreSimulated() throws {
    #expect(try processorSeconds(simulateLargeArray) < 120)
  }

  private func simulateLargeArray() throws {
    let simulation = try Simulation(Circuit(elaborating: ExtremeHardware.RegisterFile(8_192)))
    simulation.reset()
    try simulation.poke("write", 1)
    for index in [0, 1, 4_095, 8_191] {
      try simulation.poke("index", index)
      try simulation.poke("data", 7 + index % 200)
      try simulation.step()
    }
    try simulation.poke("write", 0)
    for (index, word) in [(0, 7), (1, 8), (4_095, 102), (8_191, 198), (17, 0)] {
      try simulation.poke("index", index)
      #expect(try simulation.peek("word") == word)
    }
  }

  @Test func whatNoMachineHoldsIsNotSimulated() {
    #expect(identifiers(ExtremeHardware.HugeMemory()) == ["memory-too-large"])
  }

  @Test func oddTextsStayComments() throws {
    let circuit = try Circuit(elaborating: ExtremeHardware.OddTexts())
    let text = try #require(SystemVerilogFile.files(of: circuit).first).text
    let code = text.split(separator: "\n").map { line in
      String(line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex))
    }.joined(separator: "\n")
    for word in ["two", "include", "*/", "end \\", "\0", "%d", "endmodule %"] {
      #expect(!code.contains(word), "\(word)")
    }
    #expect(text.unicodeScalars.allSatisfy { $0 != "\0" && $0 != "\r" && $0 != "\u{2028}" })
  }

  @Test func parametersThatNoToolReadsAreRefused() {
    final class Parent: Hardware {
      @Input var a
      @Output var y
      @Instance var box = ExtremeHardware.OddBox()
      var body: Logic {
        box.a <== a
        y <== box.y
      }
    }
    let report = #expect(throws: DiagnosticReport.self) { try Circuit(elaborating: Parent()) }
    let box = "of 'OddBox'"
    #expect(
      report?.diagnostics.map(\.message) == [
        "parameter 'two words' \(box) has a name that no tool accepts",
        "parameter 'LARGE' \(box) is \(Int.min); an integer parameter has 32 bits, signed",
        "parameter 'NONE' \(box) is nan, which is no number",
        "parameter 'ENDLESS' \(box) is inf, which is no number",
        "parameter 'module' \(box) has a name that no tool accepts",
        "parameter '' \(box) has a name that no tool accepts",
        "parameter 'LARGE' \(box) is given twice",
      ])
  }
}
