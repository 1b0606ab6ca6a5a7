import HDL

extension ModuleLowering {
  /// The module's ports and parameters, without contents.
  func stub(parameters: [Circuit.Instance.Parameter]) -> SyntaxModule {
    stub(parameters, attribute: "(* blackbox *)", sections: [])
  }

  /// The same with outputs of zero, and with everything read that comes in.
  func lintStub(parameters: [Circuit.Instance.Parameter]) -> SyntaxModule {
    let clocks = module.clockDomains.flatMap(\.portNames)
    let inputs = (clocks + module.inputs.map(\.emittedName)).map { SyntaxExpression.name($0) }
    let unusedParameters = parameters.map { parameter in
      SyntaxItem.constant(
        type: "", name: names.claim("unused_\(parameter.name.lowercased())"),
        value: .name(parameter.name), comment: "")
    }
    let unusedInputs = names.claim("unused_inputs")
    let sink: [SyntaxItem] = [
      .declaration(type: "logic", names: [unusedInputs], comment: "", place: nil),
      .assign(.name(unusedInputs), .prefix("^", .concatenation(inputs)), comment: ""),
    ]
    return stub(
      parameters, attribute: nil,
      sections: [
        unusedParameters, inputs.isEmpty ? [] : sink,
        module.outputs.map { .assign(.name($0.emittedName), .allZeros, comment: "") },
      ])
  }

  private func stub(
    _ parameters: [Circuit.Instance.Parameter], attribute: String?, sections: [[SyntaxItem]]
  ) -> SyntaxModule {
    SyntaxModule(
      header: module.documentation.isEmpty ? [] : [module.documentation],
      attribute: attribute, name: module.name,
      parameters: parameters.map {
        .init(type: "", name: $0.name, value: syntax(of: $0.value), comment: "")
      }, ports: ports(of: module), sections: sections)
  }
}
