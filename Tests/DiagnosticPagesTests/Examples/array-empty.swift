import HDL

let arrayEmptyPage = Page(
  "array-empty", { try Circuit(elaborating: Mistake.Chooser()) },
  { try Circuit(elaborating: Mend.Chooser()) })

private enum Mistake {
  final class Chooser: Hardware {
    @Inputs(count: 0, width: 8) var sources
    @Input(2) var index
    @Output(8) var chosen
    var body: Logic { chosen <== sources[index] }
  }
}

private enum Mend {
  final class Chooser: Hardware {
    @Inputs(count: 3, width: 8) var sources
    @Input(2) var index
    @Output(8) var chosen
    var body: Logic { chosen <== sources[index] }
  }
}
