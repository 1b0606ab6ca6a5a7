import CircuitChecks
import CircuitSimulator
import Foundation
import HDL
import RegisterMaps
import Testing

/// docs/register-map.md shows code that is compiled here, and the texts that are made of it.
@Suite struct RegisterMapPageTests {
  /// What follows a mark `<!-- name -->`; `UPDATE_EXPECTED=1` writes the page anew.
  @Test func thePageShowsTheDimmer() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("docs/register-map.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let table = try RegisterTable(DimmerRegisters())
    var filled = page
    for (name, language, text) in [
      ("Dimmer.swift", "swift", try source("Dimmer.swift", in: folder)),
      ("DimmerSession.swift", "swift", try source("DimmerSession.swift", in: folder)),
      ("dimmer_registers.h", "c", table.cHeader()),
      ("dimmer_registers.rdl", "", table.systemRDL()),
      ("dimmer_registers.md", "markdown", table.markdown()),
    ] {
      let mark = "<!-- \(name) -->\n"
      let parts = filled.split(separator: mark, omittingEmptySubsequences: false)
      #expect(parts.count == 2, "\(name)")
      let rest = try #require(parts.last?.firstRange(of: "\n```\n"))
      filled = "\(parts[0])\(mark)```\(language)\n\(text)```\n\(parts[1][rest.upperBound...])"
    }
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil {
      try filled.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(page == filled)
    }
  }

  /// Without its imports.
  private func source(_ name: String, in folder: URL) throws -> String {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.hasPrefix("import ") || $0.isEmpty }.joined(separator: "\n")
  }

  @Test func theDimmerIsCleanAndDims() throws {
    let circuit = try Circuit(elaborating: Dimmer())
    #expect(CircuitChecks.check(circuit).diagnostics == [])
    let simulation = try Simulation(circuit)
    #expect(try switchOn(simulation) == 1)
    var lit = [0, 0]
    for _ in 0..<256 {
      for lamp in 0..<2 { lit[lamp] += try simulation.peek("lamps_\(lamp)") }
      try simulation.step()
    }
    #expect(lit == [10, 128])
  }
}
