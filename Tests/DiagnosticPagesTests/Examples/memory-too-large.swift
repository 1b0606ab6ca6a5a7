import CircuitSimulator
import HDL

let memoryTooLargePage = Page(
  "memory-too-large", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Buffer: Hardware {
    @Input(28) var address
    @Output(64) var word
    @Memory(depth: 1 << 28, width: 64) var words
    var body: Logic {
      word <== words[address]
      words[address] <== 1
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Buffer())
    let simulation = try Simulation(circuit)
    try simulation.step()
    return circuit
  }
}

private enum Mend {
  final class Buffer: Hardware {
    @Input(10) var address
    @Output(64) var word
    @Memory(depth: 1 << 10, width: 64) var words
    var body: Logic {
      word <== words[address]
      words[address] <== 1
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Buffer())
    let simulation = try Simulation(circuit)
    try simulation.step()
    return circuit
  }
}
