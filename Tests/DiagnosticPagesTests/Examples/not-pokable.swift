import CircuitSimulator
import HDL

let notPokablePage = Page(
  "not-pokable", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Counter: Hardware {
    @Input var enable
    @Output(4) var count
    @Register(4) var value
    var body: Logic {
      count <== value
      when(enable) { value <== value &+ 1 }
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Counter())
    let simulation = try Simulation(circuit)
    try simulation.poke("count", 7)
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
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Counter())
    let simulation = try Simulation(circuit)
    try simulation.poke("value", 7)
    return circuit
  }
}
