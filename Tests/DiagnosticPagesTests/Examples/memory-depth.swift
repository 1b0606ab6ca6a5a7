import HDL

let memoryDepthPage = Page(
  "memory-depth", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Buffer: Hardware {
    @Input(4) var address
    @Output(8) var word
    @Memory var words: MemoryWords
    init(kilobytes: Int) { _words = Memory(depth: kilobytes / 1_024, width: 8) }
    var body: Logic {
      word <== words[address]
      words[address] <== word &+ 1
    }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Buffer(kilobytes: 16)) }
}

private enum Mend {
  final class Buffer: Hardware {
    @Input(14) var address
    @Output(8) var word
    @Memory var words: MemoryWords
    init(kilobytes: Int) { _words = Memory(depth: kilobytes * 1_024, width: 8) }
    var body: Logic {
      word <== words[address]
      words[address] <== word &+ 1
    }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Buffer(kilobytes: 16)) }
}
