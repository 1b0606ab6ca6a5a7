import HDL

let enumerationClashPage = Page(
  "enumeration-clash", { try Circuit(elaborating: Mistake.Port()) },
  { try Circuit(elaborating: Mend.Port()) })

private enum Mistake {
  enum Reader { enum Mode: HardwareEnumeration { case off, on } }
  enum Writer { enum Mode: HardwareEnumeration { case off, slow, fast } }
  final class Port: Hardware {
    @Input(Reader.Mode.self) var reader
    @Input(Writer.Mode.self) var writer
    @Output var active
    var body: Logic {
      active <== (reader == Signal(Reader.Mode.on) || writer != Signal(Writer.Mode.off))
    }
  }
}

private enum Mend {
  enum ReaderMode: HardwareEnumeration { case off, on }
  enum WriterMode: HardwareEnumeration { case off, slow, fast }
  final class Port: Hardware {
    @Input(ReaderMode.self) var reader
    @Input(WriterMode.self) var writer
    @Output var active
    var body: Logic {
      active <== (reader == Signal(ReaderMode.on) || writer != Signal(WriterMode.off))
    }
  }
}
