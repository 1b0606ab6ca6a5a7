import HDL

let widthTooLargePage = Page(
  "width-too-large", { try Circuit(elaborating: Mistake.Shifter()) },
  { try Circuit(elaborating: Mend.Shifter()) })

private enum Mistake {
  final class Shifter: Hardware {
    @Input(32) var value
    @Input(20) var amount
    @Output(32) var result
    var body: Logic { result <== (value << amount).truncated(to: 32) }
  }
}

private enum Mend {
  final class Shifter: Hardware {
    @Input(32) var value
    @Input(20) var amount
    @Output(32) var result
    var body: Logic { result <== value &<< amount }
  }
}
