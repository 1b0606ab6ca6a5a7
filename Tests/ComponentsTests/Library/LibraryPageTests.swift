import Foundation
import HDL
import Reference
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

  @Test func `every component is there with all its ports and its golden model`() throws {
    let components: [(String, any Hardware, Any.Type)] = [
      (
        "AsynchronousFIFO(", try AsynchronousFIFO(width: 8, depth: 4),
        CrossingQueueReference<[Bool]>.self
      ),
      ("HandshakeCrossing(", try HandshakeCrossing(width: 8), CrossingQueueReference<[Bool]>.self),
      ("PulseCrossing(", PulseCrossing(), PulseCrossingReference.self),
      ("ResetSynchronizer(", ResetSynchronizer(), ResetSynchronizerReference.self),
      ("TwoFlopSynchronizer(", try TwoFlopSynchronizer(), TwoFlopSynchronizerReference.self),
      ("Counter(", try Counter(modulus: 10), CounterReference.self),
      (
        "AXI4StreamArbiter(", try AXI4StreamArbiter(.init(bytes: 1), count: 2),
        AXI4StreamArbiterReference.self
      ),
      (
        "AXI4StreamFIFO(", try AXI4StreamFIFO(.init(bytes: 1), depth: 4),
        StreamQueueReference<[Bool]>.self
      ),
      ("AXI4StreamReceiver(", try AXI4StreamReceiver(bytes: 1), AXI4StreamReceiverReference.self),
      (
        "AXI4StreamRegisterSlice(", try AXI4StreamRegisterSlice(.init(bytes: 1)),
        StreamQueueReference<[Bool]>.self
      ),
      (
        "AXI4StreamTransmitter(", try AXI4StreamTransmitter(bytes: 1, packetLength: 4),
        AXI4StreamTransmitterReference.self
      ),
      (
        "CyclicRedundancyCheck(", try CyclicRedundancyCheck(.crc8, dataWidth: 8),
        CyclicRedundancyCheckReference.self
      ),
      ("FIFO(", try FIFO(width: 8, depth: 4), StreamQueueReference<[Bool]>.self),
      (
        "LinearFeedbackShiftRegister(", try LinearFeedbackShiftRegister(length: 8),
        LinearFeedbackShiftRegisterReference.self
      ),
      ("PriorityArbiter(", try PriorityArbiter(count: 4), PriorityArbiterReference.self),
      ("RoundRobinArbiter(", try RoundRobinArbiter(count: 4), RoundRobinArbiterReference.self),
      ("SkidBuffer(", try SkidBuffer(width: 8), StreamQueueReference<[Bool]>.self),
      (
        "StreamRegisterSlice(", try StreamRegisterSlice(width: 8), StreamQueueReference<[Bool]>.self
      ),
      (
        "WidthConverter(", try WidthConverter(inputWidth: 8, outputWidth: 16),
        WidthConverterReference.self
      ),
    ]
    for (name, hardware, model) in components {
      let row = try #require(lines.first { $0.hasPrefix("| `\(name)") })
      let top = try #require(try Circuit(elaborating: hardware).topModule)
      let ports = top.ports.map { "`\($0.name)`" }.joined(separator: ", ")
      #expect(row.components(separatedBy: " | ")[1] == ports)
      #expect(row.hasSuffix("| `\("\(model)".prefix { $0 != "<" })` |"))
    }
  }

  @Test func `every proof is there with its size`() {
    let rows = ProvedComponent.all.map { "| `\($0.name)` | \($0.summary) |" }
    #expect(lines.filter { line in rows.contains(line) } == rows)
  }
}
