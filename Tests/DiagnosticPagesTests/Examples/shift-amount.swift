import HDL

let shiftAmountPage = Page(
  "shift-amount", { try Circuit(elaborating: Mistake.Shifter()) },
  { try Circuit(elaborating: Mend.Shifter()) })

private enum Mistake {
  final class Shifter: Hardware {
    @Input(8) var value
    @Input(signed: 4) var amount
    @Output(8) var result
    var body: Logic { result <== value >> amount }
  }
}

private enum Mend {
  final class Shifter: Hardware {
    @Input(8) var value
    @Input(signed: 4) var amount
    @Output(8) var result
    var body: Logic {
      result
        <== mux(
          amount.mostSignificantBit, value &<< (-amount).asUnsigned, value >> amount.asUnsigned)
    }
  }
}
