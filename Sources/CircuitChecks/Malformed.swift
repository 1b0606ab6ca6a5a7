import Diagnostics
import HDL

/// `malformed-circuit`: something that `Circuit` promises and elaboration keeps, broken in a
/// circuit put together by hand: names that do not resolve, widths and signs that do not match,
/// bits beyond a value.
struct Malformed: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    let circuit = checked.circuit
    var result: [Diagnostic] = []
    if circuit.topModule == nil {
      result.append(
        Diagnostic(.error, "malformed-circuit", "the circuit has no module '\(circuit.top)'"))
    }
    let children = Dictionary(
      circuit.modules.map { module in
        (module.name, Dictionary(module.ports.map { ($0.name, $0) }) { first, _ in first })
      }
    ) { first, _ in first }
    result += order(of: circuit)
    for facts in checked.modules {
      var expressions = MalformedExpressions(facts)
      for evaluation in facts.evaluations {
        expressions.check(evaluation.expression, at: evaluation.place)
        if evaluation.isCondition, evaluation.expression.type.width < 1 {
          expressions.report("a condition has no bits", at: evaluation.place)
        }
      }
      result += expressions.findings + statements(of: facts) + instances(of: facts, children)
      result += MalformedPorts(facts).findings
    }
    return result
  }

  /// Children come before their parents, so that no module contains itself.
  private func order(of circuit: Circuit) -> [Diagnostic] {
    var known: Set<String> = []
    return circuit.modules.flatMap { module -> [Diagnostic] in
      defer { known.insert(module.name) }
      return module.instances.compactMap { instance in
        guard !known.contains(instance.module), circuit.module(named: instance.module) != nil else {
          return nil
        }
        return finding(
          instance.module == module.name
            ? "module '\(module.name)' contains itself"
            : "module '\(module.name)' contains '\(instance.module)', which does not come before it",
          at: instance.place)
      }
    }
  }

  private func statements(of facts: ModuleFacts) -> [Diagnostic] {
    facts.assignments.compactMap { assignment in
      let name = assignment.target.name
      guard let type = facts.signals[name]?.type ?? facts.module.memory(named: name)?.type else {
        return finding("'\(name)' is assigned but not declared", at: assignment.place)
      }
      var width = type.width
      switch assignment.target {
      case .signal, .memory: break
      case .bit: width = 1
      case .slice(_, let lowBit, let sliceWidth), .memorySlice(_, _, let lowBit, let sliceWidth):
        guard lowBit >= 0, sliceWidth > 0, lowBit + sliceWidth <= width else {
          return finding(
            "bits \(lowBit + sliceWidth - 1)...\(lowBit) are not inside of '\(name)', which has "
              + "\(width) bits", at: assignment.place)
        }
        width = sliceWidth
      }
      switch facts.signals[name]?.role {
      case .input, .constant, .parameter:
        return finding("'\(name)' cannot be assigned", at: assignment.place)
      default: break
      }
      guard assignment.value.type.width == width else {
        return finding(
          "'\(name)' takes \(width) bits, but is assigned \(assignment.value.type.width)",
          at: assignment.place)
      }
      return nil
    }
  }

  /// - Parameter children: The ports of every module.
  private func instances(
    of facts: ModuleFacts, _ children: [String: [String: Circuit.Signal]]
  ) -> [Diagnostic] {
    facts.module.instances.flatMap { instance -> [Diagnostic] in
      guard let ports = children[instance.module] else {
        return [
          finding(
            "instance '\(instance.name)' is of an unknown module '\(instance.module)'",
            at: instance.place)
        ]
      }
      let inputs = instance.inputs.compactMap { connection -> Diagnostic? in
        guard let port = ports[connection.port], port.role == .input else {
          return finding(
            "module '\(instance.module)' has no input '\(connection.port)'", at: instance.place)
        }
        guard port.type.width == connection.value.type.width else {
          return finding(
            "input '\(port.name)' of '\(instance.name)' takes \(port.type.width) bits, but is "
              + "given \(connection.value.type.width)", at: instance.place)
        }
        return nil
      }
      let outputs = instance.outputs.compactMap { connection -> Diagnostic? in
        guard let name = connection.signal else { return nil }
        guard let port = ports[connection.port], port.role == .output else {
          return finding(
            "module '\(instance.module)' has no output '\(connection.port)'", at: instance.place)
        }
        guard let wire = facts.signals[name], wire.type.width == port.type.width else {
          return finding(
            "output '\(port.name)' of '\(instance.name)' drives '\(name)', which is no wire of "
              + "\(port.type.width) bits", at: instance.place)
        }
        return nil
      }
      let connected = Set(instance.inputs.map(\.port))
      let open = ports.values.filter { $0.role == .input && !connected.contains($0.name) }
        .map(\.name).sorted().map { name in
          finding("input '\(name)' of '\(instance.name)' is not connected", at: instance.place)
        }
      return inputs + outputs + open
    }
  }

  private func finding(_ message: String, at place: Place) -> Diagnostic {
    Diagnostic(.error, "malformed-circuit", message, at: place)
  }
}
