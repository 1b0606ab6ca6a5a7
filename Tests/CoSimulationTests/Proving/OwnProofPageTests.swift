import Foundation
import HDL
import Testing

@testable import CoSimulation

/// docs/library.md says how to prove a component of one's own.
@Suite struct OwnProofPageTests {
  @Test func thePageShowsTheProof() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let source = try String(
      contentsOf: folder.appendingPathComponent("OwnProof.swift"), encoding: .utf8)
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/library.md"), encoding: .utf8)
    let imports = source.replacing("import CoSimulation\nimport HDL\n", with: "import Memweave\n")
    #expect(page.contains("<!-- OwnProof.swift -->\n```swift\n\(imports)```\n"))
  }

  @Test func aVerdictPrintsWhatTheCommandDoes() {
    let property = Verdict.Property(message: "no car is without a place", place: "A/B.swift:3")
    let proved = Verdict(outcome: .proved(by: .induction(steps: 1)), unreached: [property])
    #expect(
      "\(proved)" == """
        proved by induction over 1 cycle
        not seen within the depth: no car is without a place (A/B.swift:3)
        """)
    let failed = Verdict(
      outcome: .failed(
        Counterexample(broken: [property], waveform: "cycle  0", valueChangeDump: "")),
      unreached: [])
    #expect(
      "\(failed)" == "FAILED\nbroken: no car is without a place (A/B.swift:3)\ncycle  0")
    #expect(failed.counterexample != nil && !failed.isProved && proved.isProved)
  }
}
