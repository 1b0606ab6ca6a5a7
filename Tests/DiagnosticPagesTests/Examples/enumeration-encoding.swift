import HDL

let enumerationEncodingPage = Page(
  "enumeration-encoding", { try Circuit(elaborating: Mistake.Port()) },
  { try Circuit(elaborating: Mend.Port()) })

private enum Mistake {
  enum Phase: Int, HardwareEnumeration {
    case idle = 0
    case run = 1
    case done = 2
    static var encoding: EnumerationEncoding { .oneHot }
  }
  final class Port: Hardware {
    @Input(Phase.self) var phase
    @Output var busy
    var body: Logic { busy <== (phase == Signal(Phase.run)) }
  }
}

private enum Mend {
  enum Phase: HardwareEnumeration {
    case idle, run, done
    static var encoding: EnumerationEncoding { .oneHot }
  }
  final class Port: Hardware {
    @Input(Phase.self) var phase
    @Output var busy
    var body: Logic { busy <== (phase == Signal(Phase.run)) }
  }
}
