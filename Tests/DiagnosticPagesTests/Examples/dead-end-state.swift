import HDL

let deadEndStatePage = Page(
  "dead-end-state", { try Circuit(elaborating: Mistake.Runner()) },
  { try Circuit(elaborating: Mend.Runner()) })

private enum Mistake {
  enum Phase: HardwareEnumeration { case idle, run, failed }
  final class Runner: Hardware {
    @Input var start
    @Input var fault
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase != .idle)
      machine(phase) { state in
        switch state {
        case .idle: when(start) { goto(Phase.run) }
        case .run: when(fault) { goto(Phase.failed) }.otherwise { goto(Phase.idle) }
        case .failed: Logic()
        }
      }
    }
  }
}

private enum Mend {
  enum Phase: HardwareEnumeration { case idle, run, failed }
  final class Runner: Hardware {
    @Input var start
    @Input var fault
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase != .idle)
      machine(phase) { state in
        switch state {
        case .idle: when(start) { goto(Phase.run) }
        case .run: when(fault) { goto(Phase.failed) }.otherwise { goto(Phase.idle) }
        case .failed: when(!fault) { goto(Phase.idle) }
        }
      }
    }
  }
}
