import HDL

let targetNotASignalPage = Page(
  "target-not-a-signal", { try Circuit(elaborating: Mistake.Masker()) },
  { try Circuit(elaborating: Mend.Masker()) })

private enum Mistake {
  final class Masker: Hardware {
    @Input(4) var value
    @Output(4) var low
    @Output(4) var high
    var body: Logic { cat(high, low) <== value.extended(to: 8) }
  }
}

private enum Mend {
  final class Masker: Hardware {
    @Input(4) var value
    @Output(4) var low
    @Output(4) var high
    var body: Logic {
      high <== 0
      low <== value
    }
  }
}
