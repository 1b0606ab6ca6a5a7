import HDL

let fractionOutOfRangePage = Page(
  "fraction-out-of-range", { try Circuit(elaborating: Mistake.Scaler()) },
  { try Circuit(elaborating: Mend.Scaler()) })

private enum Mistake {
  final class Scaler: Hardware {
    @Input(signed: 8, fraction: 1 << 20) var value
    @Output var negative
    var body: Logic { negative <== value.mostSignificantBit }
  }
}

private enum Mend {
  final class Scaler: Hardware {
    @Input(signed: 8, fraction: 20) var value
    @Output(signed: 8, fraction: 20) var copy
    var body: Logic { copy <== value }
  }
}
