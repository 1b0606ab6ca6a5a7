import HDL

let declaredTwicePage = Page(
  "declared-twice", { try Circuit(elaborating: Mistake.Pair()) },
  { try Circuit(elaborating: Mend.Pair()) })

private enum Mistake {
  final class Pair: Hardware {
    @Input var a
    @Input var b
    @Output var both
    init() {
      let port = Input()
      _a = port
      _b = port
    }
    var body: Logic { both <== a && b }
  }
}

private enum Mend {
  final class Pair: Hardware {
    @Input var a
    @Input var b
    @Output var both
    init() {
      _a = Input()
      _b = Input()
    }
    var body: Logic { both <== a && b }
  }
}
