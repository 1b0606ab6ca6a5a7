import HDL

let gotoOutsideMachinePage = Page(
  "goto-outside-machine", { try Circuit(elaborating: Mistake.Runner()) },
  { try Circuit(elaborating: Mend.Runner()) })

private enum Mistake {
  enum Phase: HardwareEnumeration { case idle, run }
  final class Runner: Hardware {
    @Input var start
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase == .run)
      when(start) { goto(Phase.run) }.otherwise { goto(Phase.idle) }
    }
  }
}

private enum Mend {
  enum Phase: HardwareEnumeration { case idle, run }
  final class Runner: Hardware {
    @Input var start
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase == .run)
      phase <== mux(start, Phase.run, Phase.idle)
    }
  }
}
