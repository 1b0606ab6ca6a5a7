import CircuitSimulator
import HDL

let missingBlackBoxModelPage = Page(
  "missing-black-box-model", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Rom: BlackBox {
    @Input(4) var address
    @Output(8) var data
    var needsClock: Bool { false }
  }
  final class Reader: Hardware {
    @Input(4) var address
    @Output(8) var data
    @Instance var rom = Rom()
    var body: Logic {
      rom.address <== address
      data <== rom.data
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Reader())
    let simulation = try Simulation(circuit)
    try simulation.step()
    return circuit
  }
}

private enum Mend {
  final class Rom: BlackBox {
    @Input(4) var address
    @Output(8) var data
    var needsClock: Bool { false }
  }
  final class Reader: Hardware {
    @Input(4) var address
    @Output(8) var data
    @Instance var rom = Rom()
    var body: Logic {
      rom.address <== address
      data <== rom.data
    }
  }
  final class RomModel: BlackBoxModel {
    func settle(_ ports: BlackBoxPorts) { ports["data"] = ports["address"] * 3 }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Reader())
    let simulation = try Simulation(circuit, blackBoxes: ["rom": RomModel()])
    try simulation.step()
    return circuit
  }
}
