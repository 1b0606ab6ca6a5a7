import HDL

extension Circuit {
  /// One module as the top, with all that stands in it; properties are left out.
  ///
  /// - Parameter boxes: modules that are cut out: what they give becomes inputs of the top, what they are
  ///   given becomes outputs.
  func rooted(at name: String, without boxes: Set<String>) -> Circuit {
    var names: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      guard names.insert(next).inserted else { continue }
      open += module(named: next)?.instances.map(\.module) ?? []
    }
    var pins: [String: [Circuit.Signal]] = [:]
    var kept: [Circuit.Module] = []
    // Children come before their parents.
    for module in modules where names.contains(module.name) && !boxes.contains(module.name) {
      var (opened, own) = module.withoutInstances(of: boxes)
      own += opened.handOn(pins)
      pins[module.name] = own
      opened.statements = opened.statements.filter {
        if case .property = $0.kind { false } else { true }
      }
      kept.append(opened)
    }
    return Circuit(top: name, modules: kept)
  }

  /// The modules of which nothing is known, and those with memories, which proofs take apart word by word.
  var boxes: Set<String> {
    Set(modules.filter { $0.isBlackBox || !$0.memories.isEmpty }.map(\.name))
  }

  /// The modules that hold instances of any of some modules.
  func parents(of names: Set<String>) -> Set<String> {
    Set(modules.filter { $0.instances.contains { names.contains($0.module) } }.map(\.name))
  }
}

extension Circuit.Module {
  /// The module without the instances of some modules: what they give becomes inputs, what they are
  /// given becomes outputs, which are told besides.
  func withoutInstances(of names: Set<String>) -> (Circuit.Module, ports: [Circuit.Signal]) {
    var module = self
    var ports: [Circuit.Signal] = []
    var given: Set<String> = []
    for instance in instances where names.contains(instance.module) {
      given.formUnion(instance.outputs.compactMap(\.signal))
      for input in instance.inputs {
        let pin = Circuit.Signal(
          name: "\(instance.name)_\(input.port)_pin", type: input.value.type, role: .output,
          place: instance.place)
        ports.append(pin)
        module.statements.append(
          Circuit.Statement(.assign(.signal(pin.name), input.value), at: instance.place))
      }
    }
    module.instances.removeAll { names.contains($0.module) }
    module.signals = module.signals.map { signal in
      guard given.contains(signal.name) else { return signal }
      var signal = signal
      signal.role = .input
      ports.append(signal)
      return signal
    }
    module.signals += ports.filter { $0.role == .output }
    return (module, ports)
  }

  /// Makes ports of the further ports of its instances, by the names of their modules, and tells them.
  fileprivate mutating func handOn(_ further: [String: [Circuit.Signal]]) -> [Circuit.Signal] {
    var ports: [Circuit.Signal] = []
    instances = instances.map { instance in
      var instance = instance
      for port in further[instance.module] ?? [] {
        var own = port
        own.name = "\(instance.name)_\(port.name)"
        own.place = instance.place
        ports.append(own)
        if port.role == .output {
          instance.outputs.append(.init(port: port.name, signal: own.name))
        } else {
          instance.inputs.append(
            .init(port: port.name, value: Circuit.Expression(.signal(own.name), type: own.type)))
        }
      }
      return instance
    }
    signals += ports
    return ports
  }
}
