import HDL

let indexNotUnsignedPage = Page(
  "index-not-unsigned", { try Circuit(elaborating: Mistake.Lookup()) },
  { try Circuit(elaborating: Mend.Lookup()) })

private enum Mistake {
  final class Lookup: Hardware {
    @Input(signed: 3) var index
    @Inputs(count: 8, width: 4) var entries
    @Output(4) var entry
    var body: Logic { entry <== entries[index] }
  }
}

private enum Mend {
  final class Lookup: Hardware {
    @Input(3) var index
    @Inputs(count: 8, width: 4) var entries
    @Output(4) var entry
    var body: Logic { entry <== entries[index] }
  }
}
