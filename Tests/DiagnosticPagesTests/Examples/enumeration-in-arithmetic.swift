import HDL

let enumerationInArithmeticPage = Page(
  "enumeration-in-arithmetic", { try Circuit(elaborating: Mistake.Meter()) },
  { try Circuit(elaborating: Mend.Meter()) })

private enum Mistake {
  enum Level: HardwareEnumeration { case low, middle, high }
  final class Meter: Hardware {
    @Input(Level.self) var level
    @Output var alarm
    var body: Logic { alarm <== level >= Signal(Level.middle) }
  }
}

private enum Mend {
  enum Level: HardwareEnumeration { case low, middle, high }
  final class Meter: Hardware {
    @Input(Level.self) var level
    @Output var alarm
    var body: Logic { alarm <== (level != Signal(Level.low)) }
  }
}
