import HDL

let fieldOutsideBundlePage = Page(
  "field-outside-bundle", { try Circuit(elaborating: Mistake.Meter()) },
  { try Circuit(elaborating: Mend.Meter()) })

private enum Mistake {
  final class Meter: Hardware {
    @Field(5) var level
    @Output var high
    var body: Logic { high <== level > 16 }
  }
}

private enum Mend {
  final class Meter: Hardware {
    @Input(5) var level
    @Output var high
    var body: Logic { high <== level > 16 }
  }
}
