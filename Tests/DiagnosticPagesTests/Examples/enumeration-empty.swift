import HDL

let enumerationEmptyPage = Page(
  "enumeration-empty", { try Circuit(elaborating: Mistake.Port()) },
  { try Circuit(elaborating: Mend.Port()) })

private enum Mistake {
  enum Mode: HardwareEnumeration {}
  final class Port: Hardware {
    @Input(Mode.self) var mode
    @Output var active
    var body: Logic { active <== mode.asUnsigned }
  }
}

private enum Mend {
  enum Mode: HardwareEnumeration { case off, on }
  final class Port: Hardware {
    @Input(Mode.self) var mode
    @Output var active
    var body: Logic { active <== (mode == Signal(Mode.on)) }
  }
}
