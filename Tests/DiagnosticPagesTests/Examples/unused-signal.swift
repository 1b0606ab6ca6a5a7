import HDL

let unusedSignalPage = Page(
  "unused-signal", { try Circuit(elaborating: Mistake.Adder()) },
  { try Circuit(elaborating: Mend.Adder()) })

private enum Mistake {
  final class Adder: Hardware {
    @Input(4) var a
    @Input(4) var b
    @Input var carry
    @Output(5) var sum
    var body: Logic { sum <== a + b }
  }
}

private enum Mend {
  final class Adder: Hardware {
    @Input(4) var a
    @Input(4) var b
    @Input var carry
    @Output(6) var sum
    var body: Logic { sum <== a + b + carry }
  }
}
