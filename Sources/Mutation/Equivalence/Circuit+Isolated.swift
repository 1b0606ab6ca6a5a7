import HDL

extension Circuit {
  /// One module alone: what its instances give becomes inputs, what they are given becomes outputs.
  ///
  /// What is equal in all of that is equal with any instances in place.
  func isolated(_ name: String) -> Circuit? {
    guard let module = module(named: name), !module.isBlackBox else { return nil }
    var (alone, _) = module.withoutInstances(of: Set(module.instances.map(\.module)))
    alone.statements = alone.statements.filter {
      if case .property = $0.kind { false } else { true }
    }
    return Circuit(top: name, modules: [alone])
  }
}
