import HDL

extension ModuleLowering {
  /// The module's ports and parameters, without contents.
  func stub(parameters: [Circuit.Instance.Parameter]) -> SyntaxModule {
    SyntaxModule(
      header: module.documentation.isEmpty ? [] : [module.documentation],
      attribute: "(* blackbox *)", name: module.name,
      parameters: parameters.map { "parameter \($0.name) = \($0.value.text)" },
      ports: ports(of: module), sections: [])
  }
}
