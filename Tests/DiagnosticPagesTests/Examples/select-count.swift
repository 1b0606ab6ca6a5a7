import HDL

let selectCountPage = Page(
  "select-count", { try Circuit(elaborating: Mistake.Selector()) },
  { try Circuit(elaborating: Mend.Selector()) })

private enum Mistake {
  final class Selector: Hardware {
    @Input(4) var hits
    @Inputs(count: 3, width: 8) var values
    @Output(8) var chosen
    var body: Logic { chosen <== oneHotSelect(hits, of: values.elements) }
  }
}

private enum Mend {
  final class Selector: Hardware {
    @Input(3) var hits
    @Inputs(count: 3, width: 8) var values
    @Output(8) var chosen
    var body: Logic { chosen <== oneHotSelect(hits, of: values.elements) }
  }
}
