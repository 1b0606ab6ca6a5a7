import HDL

let portAccessesPage = Page(
  "port-accesses", { try Circuit(elaborating: Mistake.Store()) },
  { try Circuit(elaborating: Mend.Store()) })

private enum Mistake {
  final class Store: Hardware {
    @Input(9) var code
    @Output(8) var word
    @BlockMemory(depth: 512, width: 8, reads: 1, contents: [3, 1, 4]) var words
    var body: Logic {
      word <== words.reads[0].word
      select(code) {
        for value in 0..<512 { on(value) { words.reads[0].read(at: Signal(511 - value)) } }
      }
    }
  }
}

private enum Mend {
  final class Store: Hardware {
    @Input(9) var code
    @Output(8) var word
    @BlockMemory(depth: 512, width: 8, reads: 1, contents: [3, 1, 4]) var words
    var body: Logic {
      word <== words.reads[0].word
      words.reads[0].read(at: ~code)
    }
  }
}
