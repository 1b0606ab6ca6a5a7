import HDL

let nameInvalidPage = Page(
  "name-invalid", { try Circuit(elaborating: Mistake.Meter()) },
  { try Circuit(elaborating: Mend.Meter()) })

private enum Mistake {
  final class Meter: Hardware {
    // swift-format-ignore: IdentifiersMustBeASCII
    @Input(8) var größe
    @Output var large
    var body: Logic { large <== größe[7] }
  }
}

private enum Mend {
  final class Meter: Hardware {
    @Input(8) var size
    @Output var large
    var body: Logic { large <== size[7] }
  }
}
