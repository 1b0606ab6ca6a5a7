import HDL

let memoryPortsPage = Page(
  "memory-ports", { try Circuit(elaborating: Mistake.Store()) },
  { try Circuit(elaborating: Mend.Store()) })

private enum Mistake {
  final class Store: Hardware {
    @Input(4) var key
    @Input(8) var data
    @Output(8) var word
    @BlockMemory(depth: 16, width: 8, reads: 20, writes: 1) var words
    var body: Logic {
      word <== words.reads[0].word
      words.reads[0].read(at: key)
      words.writes[0][key] <== data
    }
  }
}

private enum Mend {
  final class Store: Hardware {
    @Input(4) var key
    @Input(8) var data
    @Output(8) var word
    @BlockMemory(depth: 16, width: 8, reads: 1, writes: 1) var words
    var body: Logic {
      word <== words.reads[0].word
      words.reads[0].read(at: key)
      words.writes[0][key] <== data
    }
  }
}
