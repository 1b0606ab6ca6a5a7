import HDL

let drivesConstantPage = Page(
  "drives-constant", { try Circuit(elaborating: Mistake.Counter()) },
  { try Circuit(elaborating: Mend.Counter()) })

private enum Mistake {
  final class Counter: Hardware {
    @Output(8) var count
    @Constant(0, width: 8) var value
    var body: Logic {
      count <== value
      value <== value &+ 1
    }
  }
}

private enum Mend {
  final class Counter: Hardware {
    @Output(8) var count
    @Register(8, reset: 0) var value
    var body: Logic {
      count <== value
      value <== value &+ 1
    }
  }
}
