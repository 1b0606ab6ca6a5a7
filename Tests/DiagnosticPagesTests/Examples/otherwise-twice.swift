import HDL

let otherwiseTwicePage = Page(
  "otherwise-twice", { try Circuit(elaborating: Mistake.Decoder()) },
  { try Circuit(elaborating: Mend.Decoder()) })

private enum Mistake {
  final class Decoder: Hardware {
    @Input(2) var code
    @Output(2) var chosen
    var body: Logic {
      select(code) {
        on(0) { chosen <== 1 }
        otherwise { chosen <== 2 }
        otherwise { chosen <== 3 }
      }
    }
  }
}

private enum Mend {
  final class Decoder: Hardware {
    @Input(2) var code
    @Output(2) var chosen
    var body: Logic {
      select(code) {
        on(0) { chosen <== 1 }
        on(1) { chosen <== 2 }
        otherwise { chosen <== 3 }
      }
    }
  }
}
