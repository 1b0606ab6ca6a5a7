import HDL

let nameClashPage = Page(
  "name-clash", { try Circuit(elaborating: Mistake.Port()) },
  { try Circuit(elaborating: Mend.Port()) })

private enum Mistake {
  final class Port: Hardware {
    @Input(8) var data
    @Output(8) var result
    @Wire(8) var valueD
    @Register(8) var value
    var body: Logic {
      valueD <== data &+ 1
      value <== valueD
      result <== value
    }
  }
}

private enum Mend {
  final class Port: Hardware {
    @Input(8) var data
    @Output(8) var result
    @Wire(8) var next
    @Register(8) var value
    var body: Logic {
      next <== data &+ 1
      value <== next
      result <== value
    }
  }
}
