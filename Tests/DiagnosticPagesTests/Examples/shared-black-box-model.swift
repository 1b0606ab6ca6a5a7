import CircuitSimulator
import HDL

let sharedBlackBoxModelPage = Page(
  "shared-black-box-model", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Rom: BlackBox {
    @Input(4) var address
    @Output(8) var data
    var needsClock: Bool { false }
  }
  final class Pair: Hardware {
    @Input(4) var address
    @Output(9) var sum
    @Instances var roms = [Rom(), Rom()]
    var body: Logic {
      for rom in roms { rom.address <== address }
      sum <== roms[0].data + roms[1].data
    }
  }
  final class RomModel: BlackBoxModel {
    func settle(_ ports: BlackBoxPorts) { ports["data"] = ports["address"] * 3 }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Pair())
    let simulation = try Simulation(circuit, blackBoxes: ["rom": RomModel()])
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
  final class Pair: Hardware {
    @Input(4) var address
    @Output(9) var sum
    @Instances var roms = [Rom(), Rom()]
    var body: Logic {
      for rom in roms { rom.address <== address }
      sum <== roms[0].data + roms[1].data
    }
  }
  final class RomModel: BlackBoxModel {
    func settle(_ ports: BlackBoxPorts) { ports["data"] = ports["address"] * 3 }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Pair())
    let simulation = try Simulation(
      circuit, blackBoxes: ["roms_0": RomModel(), "roms_1": RomModel()])
    try simulation.step()
    return circuit
  }
}
