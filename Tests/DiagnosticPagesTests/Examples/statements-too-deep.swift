import HDL

let statementsTooDeepPage = Page(
  "statements-too-deep", { try Circuit(elaborating: Mistake.Lookup()) },
  { try Circuit(elaborating: Mend.Lookup()) })

private enum Mistake {
  final class Lookup: Hardware {
    @Input(11) var code
    @Output(11) var value
    var body: Logic {
      value <== 0
      (1..<2_000).reduce(when(code == 0) { value <== 7 }) { chain, number in
        chain.elsewhen(code == number) { value <== 2_000 - number }
      }
    }
  }
}

private enum Mend {
  final class Lookup: Hardware {
    @Input(11) var code
    @Output(11) var value
    var body: Logic {
      value <== 0
      select(code) {
        on(0) { value <== 7 }
        for number in 1..<2_000 { on(number) { value <== 2_000 - number } }
      }
    }
  }
}
