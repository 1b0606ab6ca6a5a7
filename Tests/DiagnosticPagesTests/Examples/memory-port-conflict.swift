import HDL

let memoryPortConflictPage = Page(
  "memory-port-conflict", { try Circuit(elaborating: Mistake.Store()) },
  { try Circuit(elaborating: Mend.Store()) })

private enum Mistake {
  final class Store: Hardware {
    @Input var lookUp
    @Input var scan
    @Input(4) var key
    @Input(8) var data
    @Output(8) var word
    @Register(4) var position
    @BlockMemory(depth: 16, width: 8, reads: 1, writes: 1) var words
    var body: Logic {
      word <== words.reads[0].word
      position <== position &+ 1
      when(lookUp) { words.reads[0].read(at: key) }
      when(scan) { words.reads[0].read(at: position) }
      words.writes[0][key] <== data
    }
  }
}

private enum Mend {
  final class Store: Hardware {
    @Input var lookUp
    @Input var scan
    @Input(4) var key
    @Input(8) var data
    @Output(8) var word
    @Register(4) var position
    @BlockMemory(depth: 16, width: 8, reads: 1, writes: 1) var words
    var body: Logic {
      word <== words.reads[0].word
      position <== position &+ 1
      when(lookUp) { words.reads[0].read(at: key) }
        .elsewhen(scan) { words.reads[0].read(at: position) }
      words.writes[0][key] <== data
    }
  }
}
