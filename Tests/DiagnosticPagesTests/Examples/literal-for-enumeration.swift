import HDL

let literalForEnumerationPage = Page(
  "literal-for-enumeration", { try Circuit(elaborating: Mistake.Port()) },
  { try Circuit(elaborating: Mend.Port()) })

private enum Mistake {
  enum Mode: HardwareEnumeration { case off, slow, fast }
  final class Port: Hardware {
    @Input(Mode.self) var mode
    @Output var active
    var body: Logic { active <== mode != 0 }
  }
}

private enum Mend {
  enum Mode: HardwareEnumeration { case off, slow, fast }
  final class Port: Hardware {
    @Input(Mode.self) var mode
    @Output var active
    var body: Logic { active <== (mode != Signal(Mode.off)) }
  }
}
