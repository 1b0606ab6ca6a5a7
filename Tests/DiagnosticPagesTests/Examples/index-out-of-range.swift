import HDL

let indexOutOfRangePage = Page(
  "index-out-of-range", { try Circuit(elaborating: Mistake.Splitter()) },
  { try Circuit(elaborating: Mend.Splitter()) })

private enum Mistake {
  final class Splitter: Hardware {
    @Input(8) var word
    @Output(4) var high
    var body: Logic { high <== word[8...5] }
  }
}

private enum Mend {
  final class Splitter: Hardware {
    @Input(8) var word
    @Output(4) var high
    var body: Logic { high <== word[7...4] }
  }
}
