import Diagnostics

/// Instances get their connections.
extension ModuleBuilder {
  /// The connections of one instance. An input that is driven once, on every path and by a plain
  /// signal or constant, is connected to that directly; its statement goes.
  func connect(_ index: Int, _ statements: inout [Circuit.Statement]) -> Circuit.Instance {
    let child = children[index]
    let inputs = child.ports.filter { $0.role == .input }.map { port in
      let wire = "\(child.name)_\(port.name)"
      let value = directValue(for: wire, &statements)
      return Circuit.Instance.InputConnection(
        port: port.name,
        value: value ?? Circuit.Expression(.signal(wire), type: port.type))
    }
    let outputs = child.ports.filter { $0.role == .output }.map { port in
      let wire = "\(child.name)_\(port.name)"
      return Circuit.Instance.OutputConnection(
        port: port.name, signal: readWires.contains(wire) ? wire : nil)
    }
    return Circuit.Instance(
      name: child.name, module: child.module.name,
      parameters: (child.hardware as? any BlackBox)?.parameters ?? [], inputs: inputs,
      outputs: outputs, place: child.place, element: child.element, domains: child.domains)
  }

  private func directValue(
    for wire: String, _ statements: inout [Circuit.Statement]
  ) -> Circuit.Expression? {
    guard !readWires.contains(wire), drivesPerSignal[wire] == 1,
      let position = statements.firstIndex(where: { statement in
        if case .assign(.signal(wire), _) = statement.kind { return true }
        return false
      }), case .assign(_, let value) = statements[position].kind
    else { return nil }
    switch value.operation {
    case .signal, .constant, .enumerationCase:
      statements.remove(at: position)
      return value
    default:
      return nil
    }
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
