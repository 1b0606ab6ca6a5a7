import Foundation
import HDL
import Testing

@testable import Components

/// docs/library.md keeps its word.
@Suite struct LibraryPageTests {
  private let lines: [String]

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = root.appendingPathComponent("docs/library.md")
    lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
  }

  @Test func `every component is there with all its ports`() throws {
    let components: [(String, any Hardware)] = [
      ("AsynchronousFIFO(", try AsynchronousFIFO(width: 8, depth: 4)),
      ("HandshakeCrossing(", try HandshakeCrossing(width: 8)),
      ("PulseCrossing(", PulseCrossing()), ("ResetSynchronizer(", ResetSynchronizer()),
      ("TwoFlopSynchronizer(", try TwoFlopSynchronizer()), ("Counter(", try Counter(modulus: 10)),
      ("AXI4StreamArbiter(", try AXI4StreamArbiter(.init(bytes: 1), count: 2)),
      ("AXI4StreamFIFO(", try AXI4StreamFIFO(.init(bytes: 1), depth: 4)),
      ("AXI4StreamReceiver(", try AXI4StreamReceiver(bytes: 1)),
      ("AXI4StreamRegisterSlice(", try AXI4StreamRegisterSlice(.init(bytes: 1))),
      ("AXI4StreamTransmitter(", try AXI4StreamTransmitter(bytes: 1, packetLength: 4)),
      ("CyclicRedundancyCheck(", try CyclicRedundancyCheck(.crc8, dataWidth: 8)),
      ("FIFO(", try FIFO(width: 8, depth: 4)),
      ("LinearFeedbackShiftRegister(", try LinearFeedbackShiftRegister(length: 8)),
      ("PriorityArbiter(", try PriorityArbiter(count: 4)),
      ("RoundRobinArbiter(", try RoundRobinArbiter(count: 4)),
      ("SkidBuffer(", try SkidBuffer(width: 8)),
      ("StreamRegisterSlice(", try StreamRegisterSlice(width: 8)),
      ("WidthConverter(", try WidthConverter(inputWidth: 8, outputWidth: 16)),
    ]
    for (name, hardware) in components {
      let row = try #require(lines.first { $0.hasPrefix("| `\(name)") })
      let top = try #require(try Circuit(elaborating: hardware).topModule)
      let ports = top.ports.map { "`\($0.name)`" }.joined(separator: ", ")
      #expect(row.components(separatedBy: " | ")[1] == ports)
    }
  }

  @Test func `every proof is there with its size`() {
    let rows = ProvedComponent.all.map { "| `\($0.name)` | \($0.summary) |" }
    #expect(lines.filter { line in rows.contains(line) } == rows)
  }
}
