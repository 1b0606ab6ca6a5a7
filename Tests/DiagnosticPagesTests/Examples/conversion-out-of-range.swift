import HDL

let conversionOutOfRangePage = Page(
  "conversion-out-of-range", { try Circuit(elaborating: Mistake.Narrower()) },
  { try Circuit(elaborating: Mend.Narrower()) })

private enum Mistake {
  final class Narrower: Hardware {
    @Input(12) var wide
    @Output(8) var narrow
    var body: Logic { narrow <== wide.extended(to: 8) }
  }
}

private enum Mend {
  final class Narrower: Hardware {
    @Input(12) var wide
    @Output(8) var narrow
    var body: Logic { narrow <== wide.saturated(to: 8) }
  }
}
