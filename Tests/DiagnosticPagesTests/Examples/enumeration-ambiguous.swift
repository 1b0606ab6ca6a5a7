import HDL

let enumerationAmbiguousPage = Page(
  "enumeration-ambiguous", { try Circuit(elaborating: Mistake.Port()) },
  { try Circuit(elaborating: Mend.Port()) })

private enum Mistake {
  enum Mode: HardwareEnumeration {
    case readData
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case read_data
  }
  final class Port: Hardware {
    @Input(Mode.self) var mode
    @Output var reads
    var body: Logic { reads <== (mode == Signal(Mode.readData)) }
  }
}

private enum Mend {
  enum Mode: HardwareEnumeration { case readData, readStatus }
  final class Port: Hardware {
    @Input(Mode.self) var mode
    @Output var reads
    var body: Logic { reads <== (mode == Signal(Mode.readData)) }
  }
}
