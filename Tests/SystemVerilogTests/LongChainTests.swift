import HDL
import SystemVerilog
import TestSupport
import Testing

@Suite struct LongChainTests {
  /// Wires that follow each other under one condition; in blocks that feed nothing back, one each.
  private final class Chain: Hardware {
    @Input(8) var first
    @Input var enable
    @Output(8) var last
    @Wires var links: SignalArray

    /// The positions of the wires in the order in which they follow each other.
    let order: [Int]

    init(_ order: [Int]) {
      _links = Wires(count: order.count, width: 8)
      self.order = order
    }

    var body: Logic {
      when(enable) {
        links[order[0]] <== first
        for (before, after) in zip(order, order.dropFirst()) {
          links[after] <== links[before] &+ 1
        }
      }
      last <== links[order[order.count - 1]]
    }
  }

  @Test(arguments: [Array(0..<5_000), (0..<5_000).reversed()])
  func aLongChainIsPrinted(_ order: [Int]) throws {
    var text = ""
    let seconds = try processorSeconds {
      let circuit = try Circuit(elaborating: Chain(order))
      text = try #require(SystemVerilogFile.files(of: circuit).first).text
    }
    #expect(seconds < 60)
    #expect(text.split(separator: "\n").count { $0.hasSuffix("always @* begin") } == 5_000)
  }
}
