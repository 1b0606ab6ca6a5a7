import HDL

let enumerationByNamePage = Page(
  "enumeration-by-name", { try Circuit(elaborating: Mistake.Port()) },
  { try Circuit(elaborating: Mend.Port()) })

private enum Mistake {
  enum Mode: HardwareEnumeration { case read, write }
  final class Port: Hardware {
    @Input(Mode.self) var mode
    @Output var writes
    @Wire var copy
    init() { _copy = Wire(type: Signal(Mode.read).type) }
    var body: Logic {
      copy <== mode
      writes <== (copy == Signal(Mode.write))
    }
  }
}

private enum Mend {
  enum Mode: HardwareEnumeration { case read, write }
  final class Port: Hardware {
    @Input(Mode.self) var mode
    @Output var writes
    @Wire(Mode.self) var copy
    var body: Logic {
      copy <== mode
      writes <== (copy == Signal(Mode.write))
    }
  }
}
