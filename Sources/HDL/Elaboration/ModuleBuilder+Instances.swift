import Diagnostics

/// Instances get their connections.
extension ModuleBuilder {
  /// The instances with their connections. An input that is driven once, on every path and by a
  /// plain signal or constant, is connected to that directly; its statement goes.
  func connectChildren(_ statements: inout [Circuit.Statement]) -> [Circuit.Instance] {
    let direct = directValues(in: statements)
    let instances = children.map { child in
      let inputs = child.ports.filter { $0.role == .input }.map { port in
        let wire = "\(child.name)_\(port.name)"
        return Circuit.Instance.InputConnection(
          port: port.name,
          value: direct.values[wire]?.value ?? Circuit.Expression(.signal(wire), type: port.type),
          place: direct.values[wire]?.place)
      }
      let outputs = child.ports.filter { $0.role == .output }.map { port in
        let wire = "\(child.name)_\(port.name)"
        return Circuit.Instance.OutputConnection(
          port: port.name, signal: readWires.contains(wire) ? wire : nil)
      }
      return Circuit.Instance(
        name: child.name, module: child.module.name,
        parameters: (child.hardware as? any BlackBox)?.parameters ?? settings(of: child),
        inputs: inputs,
        outputs: outputs, place: child.place, element: child.element, domains: child.domains)
    }
    statements = zip(statements.indices, statements).filter { !direct.positions.contains($0.0) }
      .map(\.1)
    return instances
  }

  /// The values that inputs of instances are connected to directly, by the input's wire, and the
  /// positions of the statements that say so.
  private func directValues(
    in statements: [Circuit.Statement]
  ) -> (values: [String: (value: Circuit.Expression, place: Place)], positions: Set<Int>) {
    let wires = Set(portsOfChildren.values.map(\.wire))
    var values: [String: (value: Circuit.Expression, place: Place)] = [:]
    var positions: Set<Int> = []
    for (position, statement) in statements.enumerated() {
      guard case .assign(.signal(let wire), let value) = statement.kind, wires.contains(wire),
        !readWires.contains(wire), drivesPerSignal[wire] == 1
      else { continue }
      switch value.operation {
      case .signal, .constant, .enumerationCase:
        values[wire] = (value, statement.place)
        positions.insert(position)
      default: break
      }
    }
    return (values, positions)
  }

  /// The wires that the connections name.
  func wiresOfChildren(_ instances: [Circuit.Instance]) -> [Circuit.Signal] {
    var wires: [Circuit.Signal] = []
    for (child, instance) in zip(children, instances) {
      var connected = Set(instance.outputs.compactMap(\.signal))
      for input in instance.inputs {
        if case .signal(let name) = input.value.operation { connected.insert(name) }
      }
      for port in child.ports {
        let name = "\(child.name)_\(port.name)"
        guard connected.contains(name) else { continue }
        wires.append(
          Circuit.Signal(name: name, type: port.type, role: .wire, place: child.place))
      }
    }
    return wires
  }
}
