import HDL

let signMismatchPage = Page(
  "sign-mismatch", { try Circuit(elaborating: Mistake.Offset()) },
  { try Circuit(elaborating: Mend.Offset()) })

private enum Mistake {
  final class Offset: Hardware {
    @Input(8) var code
    @Output(signed: 8) var offset
    var body: Logic { offset <== code }
  }
}

private enum Mend {
  final class Offset: Hardware {
    @Input(8) var code
    @Output(signed: 8) var offset
    var body: Logic { offset <== (code - 128).saturated(to: 8) }
  }
}
