import HDL

extension Circuit {
  /// One module alone: what its instances give becomes inputs, what they are given becomes outputs.
  ///
  /// What is equal in all of that is equal with any instances in place.
  func isolated(_ name: String) -> Circuit? {
    guard var module = module(named: name), !module.isBlackBox else { return nil }
    var given: Set<String> = []
    for instance in module.instances {
      given.formUnion(instance.outputs.compactMap(\.signal))
      for input in instance.inputs {
        let pin = "\(instance.name)_\(input.port)_pin"
        module.signals.append(
          Circuit.Signal(name: pin, type: input.value.type, role: .output, place: instance.place))
        module.statements.append(
          Circuit.Statement(.assign(.signal(pin), input.value), at: instance.place))
      }
    }
    module.instances = []
    module.signals = module.signals.map { signal in
      guard given.contains(signal.name) else { return signal }
      var signal = signal
      signal.role = .input
      return signal
    }
    module.statements = module.statements.filter {
      if case .property = $0.kind { false } else { true }
    }
    return Circuit(top: name, modules: [module])
  }
}
