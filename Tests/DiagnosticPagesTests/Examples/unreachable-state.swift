import HDL

let unreachableStatePage = Page(
  "unreachable-state", { try Circuit(elaborating: Mistake.Runner()) },
  { try Circuit(elaborating: Mend.Runner()) })

private enum Mistake {
  enum Phase: HardwareEnumeration { case idle, run, flush }
  final class Runner: Hardware {
    @Input var start
    @Input var last
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase != .idle)
      machine(phase) { state in
        switch state {
        case .idle: when(start) { goto(Phase.run) }
        case .run: when(last) { goto(Phase.idle) }
        case .flush: goto(Phase.idle)
        }
      }
    }
  }
}

private enum Mend {
  enum Phase: HardwareEnumeration { case idle, run, flush }
  final class Runner: Hardware {
    @Input var start
    @Input var last
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase != .idle)
      machine(phase) { state in
        switch state {
        case .idle: when(start) { goto(Phase.run) }
        case .run: when(last) { goto(Phase.flush) }
        case .flush: goto(Phase.idle)
        }
      }
    }
  }
}
