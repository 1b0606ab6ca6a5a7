import HDL

let laneCountPage = Page(
  "lane-count", { try Circuit(elaborating: Mistake.Store()) },
  { try Circuit(elaborating: Mend.Store()) })

private enum Mistake {
  final class Store: Hardware {
    @Input(4) var address
    @Input(3) var enables
    @Input(8) var data
    @Output(8) var word
    @Memory(depth: 16, width: 8) var words
    var body: Logic {
      word <== words[address]
      words[address].lanes(enables) <== data
    }
  }
}

private enum Mend {
  final class Store: Hardware {
    @Input(4) var address
    @Input(2) var enables
    @Input(8) var data
    @Output(8) var word
    @Memory(depth: 16, width: 8) var words
    var body: Logic {
      word <== words[address]
      words[address].lanes(enables) <== data
    }
  }
}
