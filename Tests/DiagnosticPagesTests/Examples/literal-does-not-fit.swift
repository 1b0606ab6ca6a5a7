import HDL

let literalDoesNotFitPage = Page(
  "literal-does-not-fit", { try Circuit(elaborating: Mistake.Timer()) },
  { try Circuit(elaborating: Mend.Timer()) })

private enum Mistake {
  final class Timer: Hardware {
    @Output(8) var count
    @Register(8, reset: 0) var value
    var body: Logic {
      count <== value
      value <== value &+ 1
      when(value == 999) { value <== 0 }
    }
  }
}

private enum Mend {
  final class Timer: Hardware {
    @Output(10) var count
    @Register(10, reset: 0) var value
    var body: Logic {
      count <== value
      value <== value &+ 1
      when(value == 999) { value <== 0 }
    }
  }
}
