import CircuitSimulator
import HDL

/// Modules that are simulated as black boxes, with their bodies given apart.
extension Circuit {
  private func isBoxed(_ module: Module) -> Bool {
    module.name.hasSuffix(RandomCircuit.boxSuffix) && module.name != top
  }

  /// The same circuit with black boxes in their places.
  var boxed: Circuit {
    var circuit = self
    circuit.modules = modules.map { module in
      guard isBoxed(module) else { return module }
      return Module(
        name: module.name, place: module.place, signals: module.ports, isBlackBox: true,
        clockDomains: module.clockDomains)
    }
    return circuit
  }

  /// Each of them alone, as it is.
  var boxes: [Circuit] {
    modules.filter(isBoxed).map { Circuit(top: $0.name, modules: [$0]) }
  }

  /// A model for every instance of each, by its path.
  func bodies() throws -> [String: any BlackBoxModel] {
    var models: [String: any BlackBoxModel] = [:]
    for box in boxes {
      for path in paths(of: box.top, under: topModule, "") { models[path] = try ModuleModel(box) }
    }
    return models
  }

  private func paths(of name: String, under module: Module?, _ prefix: String) -> [String] {
    (module?.instances ?? []).flatMap { instance -> [String] in
      let path = prefix + instance.name
      return instance.module == name
        ? [path] : paths(of: name, under: self.module(named: instance.module), "\(path).")
    }
  }
}

/// A black box that does what a module does.
private final class ModuleModel: BlackBoxModel {
  private let module: Circuit.Module
  private let simulation: Simulation

  init(_ circuit: Circuit) throws {
    simulation = try Simulation(circuit)
    module = circuit.modules[0]
  }

  func settle(_ ports: BlackBoxPorts) {
    for input in module.inputs {
      try? simulation.poke(input.name, bits: ports.vector(input.name))
    }
    for output in module.outputs {
      guard let value = try? simulation.peekVector(output.name) else { continue }
      ports.set(output.name, to: value)
    }
  }

  func clockEdge(_ ports: BlackBoxPorts) {
    settle(ports)
    try? simulation.step()
  }

  func reset() { simulation.reset() }
}
