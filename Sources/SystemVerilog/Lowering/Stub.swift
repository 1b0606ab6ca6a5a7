import HDL

extension ModuleLowering {
  /// The module's ports and parameters, without contents.
  func stub() -> SyntaxModule {
    SyntaxModule(
      header: module.documentation.isEmpty ? [] : [module.documentation],
      attribute: "(* blackbox *)", name: module.name,
      parameters: parameters.map { "parameter \($0.name) = \($0.value.text)" },
      ports: ports(of: module), sections: [])
  }

  /// What instances anywhere in the circuit set, each name once.
  private var parameters: [Circuit.Instance.Parameter] {
    var found: [Circuit.Instance.Parameter] = []
    for parent in circuit.modules {
      for instance in parent.instances where instance.module == module.name {
        for parameter in instance.parameters
        where !found.contains(where: { $0.name == parameter.name }) {
          found.append(parameter)
        }
      }
    }
    return found
  }
}
