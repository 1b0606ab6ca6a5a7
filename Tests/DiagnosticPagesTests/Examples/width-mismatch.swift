import HDL

let widthMismatchPage = Page(
  "width-mismatch", { try Circuit(elaborating: Mistake.Adder()) },
  { try Circuit(elaborating: Mend.Adder()) })

private enum Mistake {
  final class Adder: Hardware {
    @Input(8) var a
    @Input(8) var b
    @Output(8) var sum
    var body: Logic { sum <== a + b }
  }
}

private enum Mend {
  final class Adder: Hardware {
    @Input(8) var a
    @Input(8) var b
    @Output(8) var sum
    var body: Logic { sum <== (a + b).saturated(to: 8) }
  }
}
