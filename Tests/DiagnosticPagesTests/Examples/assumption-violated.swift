import CircuitSimulator
import HDL

let assumptionViolatedPage = Page(
  "assumption-violated", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Runner: Hardware {
    @Input var start
    @Input var stop
    @Output var running
    @Register var active
    var body: Logic {
      running <== active
      active <== (start || active && !stop)
      assume(!(start && stop), "start and stop do not come together")
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Runner())
    let simulation = try Simulation(circuit)
    try simulation.poke("start", 1)
    try simulation.poke("stop", 1)
    try simulation.step()
    return circuit
  }
}

private enum Mend {
  final class Runner: Hardware {
    @Input var start
    @Input var stop
    @Output var running
    @Register var active
    var body: Logic {
      running <== active
      active <== (start || active && !stop)
      assume(!(start && stop), "start and stop do not come together")
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Runner())
    let simulation = try Simulation(circuit)
    try simulation.poke("start", 1)
    try simulation.poke("stop", 0)
    try simulation.step()
    return circuit
  }
}
