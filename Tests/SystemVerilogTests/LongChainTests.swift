import HDL
import SystemVerilog
import Testing

@Suite struct LongChainTests {
  /// Wires that follow each other under one condition; in blocks that feed nothing back, one each.
  private final class Chain: Hardware {
    @Input(8) var first
    @Input var enable
    @Output(8) var last
    @Wires var links: SignalArray

    init(_ count: Int) { _links = Wires(count: count, width: 8) }

    var body: Logic {
      when(enable) {
        links[0] <== first
        for index in 1..<links.count { links[index] <== links[index - 1] &+ 1 }
      }
      last <== links[links.count - 1]
    }
  }

  @Test(.timeLimit(.minutes(1))) func aLongChainIsPrinted() throws {
    let circuit = try Circuit(elaborating: Chain(5_000))
    let text = try #require(SystemVerilogFile.files(of: circuit).first).text
    #expect(text.split(separator: "\n").count { $0.hasSuffix("always @* begin") } == 5_000)
  }
}
