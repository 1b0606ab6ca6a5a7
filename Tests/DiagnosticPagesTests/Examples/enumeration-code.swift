import HDL

let enumerationCodePage = Page(
  "enumeration-code", { try Circuit(elaborating: Mistake.Walker()) },
  { try Circuit(elaborating: Mend.Walker()) })

private enum Mistake {
  enum Step: Int, HardwareEnumeration {
    case back = -1
    case stay = 0
    case ahead = 1
  }
  final class Walker: Hardware {
    @Input(Step.self) var step
    @Output var moves
    var body: Logic { moves <== (step != Signal(Step.stay)) }
  }
}

private enum Mend {
  enum Step: Int, HardwareEnumeration {
    case stay = 0
    case ahead = 1
    case back = 2
  }
  final class Walker: Hardware {
    @Input(Step.self) var step
    @Output var moves
    var body: Logic { moves <== (step != Signal(Step.stay)) }
  }
}
