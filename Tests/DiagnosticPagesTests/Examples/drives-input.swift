import HDL

let drivesInputPage = Page(
  "drives-input", { try Circuit(elaborating: Mistake.Doubler()) },
  { try Circuit(elaborating: Mend.Doubler()) })

private enum Mistake {
  final class Doubler: Hardware {
    @Input(8) var value
    @Output(8) var doubled
    var body: Logic {
      value <== value &<< 1
      doubled <== value
    }
  }
}

private enum Mend {
  final class Doubler: Hardware {
    @Input(8) var value
    @Output(8) var doubled
    var body: Logic { doubled <== value &<< 1 }
  }
}
