import HDL

let valueTwicePage = Page(
  "value-twice", { try Circuit(elaborating: Mistake.Decoder()) },
  { try Circuit(elaborating: Mend.Decoder()) })

private enum Mistake {
  final class Decoder: Hardware {
    @Input(2) var code
    @Output(2) var chosen
    var body: Logic {
      chosen <== 0
      select(code) {
        on(0, 1) { chosen <== 1 }
        on(1, 2) { chosen <== 2 }
      }
    }
  }
}

private enum Mend {
  final class Decoder: Hardware {
    @Input(2) var code
    @Output(2) var chosen
    var body: Logic {
      chosen <== 0
      select(code) {
        on(0, 1) { chosen <== 1 }
        on(2) { chosen <== 2 }
      }
    }
  }
}
