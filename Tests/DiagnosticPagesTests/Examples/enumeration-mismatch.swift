import HDL

let enumerationMismatchPage = Page(
  "enumeration-mismatch", { try Circuit(elaborating: Mistake.Runner()) },
  { try Circuit(elaborating: Mend.Runner()) })

private enum Mistake {
  enum Command: HardwareEnumeration { case stop, go }
  enum Phase: HardwareEnumeration { case idle, run }
  final class Runner: Hardware {
    @Input(Command.self) var command
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase == .run)
      phase <== command
    }
  }
}

private enum Mend {
  enum Command: HardwareEnumeration { case stop, go }
  enum Phase: HardwareEnumeration { case idle, run }
  final class Runner: Hardware {
    @Input(Command.self) var command
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase == .run)
      phase <== mux(command == Signal(Command.go), Phase.run, Phase.idle)
    }
  }
}
