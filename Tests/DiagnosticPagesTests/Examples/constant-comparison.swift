import HDL

let constantComparisonPage = Page(
  "constant-comparison", { try Circuit(elaborating: Mistake.Limit()) },
  { try Circuit(elaborating: Mend.Limit()) })

private enum Mistake {
  final class Limit: Hardware {
    @Input(4) var count
    @Output var valid
    var body: Logic { valid <== count < Literal(16, width: 5) }
  }
}

private enum Mend {
  final class Limit: Hardware {
    @Input(4) var count
    @Output var valid
    var body: Logic { valid <== count < 15 }
  }
}
