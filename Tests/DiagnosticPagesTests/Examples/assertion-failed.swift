import CircuitSimulator
import HDL

let assertionFailedPage = Page(
  "assertion-failed", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Counter: Hardware {
    @Input var enable
    @Output(4) var count
    @Register(4) var value
    var body: Logic {
      count <== value
      when(enable) { value <== value &+ 1 }
      assert(value < 10, "the counter stays below 10")
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Counter())
    let simulation = try Simulation(circuit)
    try simulation.poke("enable", 1)
    try simulation.step(12)
    return circuit
  }
}

private enum Mend {
  final class Counter: Hardware {
    @Input var enable
    @Output(4) var count
    @Register(4) var value
    var body: Logic {
      count <== value
      when(enable) { value <== value &+ 1 }
      assert(value < 10, "the counter stays below 10")
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Counter())
    let simulation = try Simulation(circuit)
    try simulation.poke("enable", 1)
    try simulation.step(9)
    return circuit
  }
}
