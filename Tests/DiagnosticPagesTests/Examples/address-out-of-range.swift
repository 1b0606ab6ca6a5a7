import CircuitSimulator
import HDL

let addressOutOfRangePage = Page(
  "address-out-of-range", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Lookup: Hardware {
    @Input(4) var index
    @Output(8) var entry
    @Memory(depth: 12, width: 8, contents: [1, 2, 4, 8]) var powers
    var body: Logic { entry <== powers[index] }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Lookup())
    let simulation = try Simulation(circuit)
    _ = try simulation.peekMemory("powers", at: 12)
    return circuit
  }
}

private enum Mend {
  final class Lookup: Hardware {
    @Input(4) var index
    @Output(8) var entry
    @Memory(depth: 12, width: 8, contents: [1, 2, 4, 8]) var powers
    var body: Logic { entry <== powers[index] }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Lookup())
    let simulation = try Simulation(circuit)
    _ = try simulation.peekMemory("powers", at: 11)
    return circuit
  }
}
