import HDL

extension Circuit {
  /// The same circuit without parameters: a module for each set of their values, in which they are constants.
  var specialised: Circuit {
    guard modules.contains(where: { !$0.parameters.isEmpty }) else { return self }
    var copies = Specialisation(circuit: self)
    let top = copies.copy(of: top, with: [:])
    return Circuit(top: top, modules: copies.modules)
  }
}

private struct Specialisation {
  let circuit: Circuit
  private(set) var modules: [Circuit.Module] = []
  private var known: [Key: String] = [:]

  private struct Key: Hashable {
    let module: String
    let values: [String: BitVector]
  }

  init(circuit: Circuit) { self.circuit = circuit }

  /// The name of the module's copy in which the parameters have these values, or else their defaults.
  mutating func copy(of name: String, with settings: [String: BitVector]) -> String {
    guard var module = circuit.module(named: name) else { return name }
    var values: [String: BitVector] = [:]
    for index in module.signals.indices {
      let signal = module.signals[index]
      guard case .parameter(let usual) = signal.role else { continue }
      let value = settings[signal.name] ?? usual
      values[signal.name] = value
      module.signals[index].role = .constant(value)
    }
    let key = Key(module: name, values: values)
    if let copy = known[key] { return copy }
    for index in module.instances.indices {
      var given: [String: BitVector] = [:]
      for parameter in module.instances[index].parameters {
        switch parameter.value {
        case .bits(let bits, _): given[parameter.name] = bits
        case .parameter(let own): given[parameter.name] = values[own]
        case .integer, .real, .text: break
        }
      }
      module.instances[index].parameters = []
      module.instances[index].module = copy(of: module.instances[index].module, with: given)
    }
    let count = known.keys.count { $0.module == name }
    let unique = count == 0 ? name : "\(name)_as\(count)"
    known[key] = unique
    module.name = unique
    modules.append(module)
    return unique
  }
}
