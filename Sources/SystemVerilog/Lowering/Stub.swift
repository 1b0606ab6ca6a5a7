import HDL

extension ModuleLowering {
  /// The module's ports and parameters, without contents.
  func stub(parameters: [Circuit.Instance.Parameter]) -> SyntaxModule {
    SyntaxModule(
      header: module.documentation.isEmpty ? [] : [module.documentation],
      attribute: "(* blackbox *)", name: module.name,
      parameters: parameters.map {
        .init(type: "", name: $0.name, value: syntax(of: $0.value), comment: "")
      },
      ports: ports(of: module), sections: [])
  }
}
