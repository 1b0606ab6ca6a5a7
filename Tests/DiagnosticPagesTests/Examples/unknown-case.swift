import CircuitSimulator
import HDL

let unknownCasePage = Page(
  "unknown-case", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  enum Phase: HardwareEnumeration { case idle, run, done }
  final class Runner: Hardware {
    @Input(4) var level
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase == .run)
      machine(phase) { state in
        switch state {
        case .idle: when(level == 3) { goto(Phase.run) }
        case .run: when(level == 9) { goto(Phase.done) }
        case .done: goto(Phase.idle)
        }
      }
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Runner())
    let simulation = try Simulation(circuit)
    try simulation.poke("phase", case: "finished")
    return circuit
  }
}

private enum Mend {
  enum Phase: HardwareEnumeration { case idle, run, done }
  final class Runner: Hardware {
    @Input(4) var level
    @Output var busy
    @State(reset: Phase.idle) var phase
    var body: Logic {
      busy <== (phase == .run)
      machine(phase) { state in
        switch state {
        case .idle: when(level == 3) { goto(Phase.run) }
        case .run: when(level == 9) { goto(Phase.done) }
        case .done: goto(Phase.idle)
        }
      }
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Runner())
    let simulation = try Simulation(circuit)
    try simulation.poke("phase", case: "done")
    return circuit
  }
}
