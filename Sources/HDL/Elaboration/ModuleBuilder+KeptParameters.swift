import Diagnostics

/// Kept parameters: declared with their defaults, set by instances.
extension ModuleBuilder {
  /// What stands for the parameter in this module: its default, or on top, where no instance sets
  /// it, the object's own value.
  func role(
    of parameter: Declaration, _ setting: ParameterSetting?
  ) -> Circuit.Signal.Role {
    guard surroundings == nil, let setting,
      case .bits(let bits, _) = value(of: setting, for: parameter, at: place)
    else { return parameter.role }
    return .parameter(bits)
  }

  /// The parameters that an instance sets to something else than their default.
  func settings(of child: Child) -> [Circuit.Instance.Parameter] {
    child.settings.compactMap { name, declaration, setting in
      guard let value = value(of: setting, for: declaration, at: child.place) else { return nil }
      if case .bits(let bits, _) = value, declaration.role == .parameter(bits) { return nil }
      return Circuit.Instance.Parameter(name: name, value: value)
    }
  }

  /// - Parameter place: Where the object is used, whose value it is.
  private func value(
    of setting: ParameterSetting, for parameter: Declaration, at place: Place
  ) -> Circuit.Instance.ParameterValue? {
    guard parameter.problem == nil else { return nil }
    func refuse(_ identifier: String, _ message: String, _ remedy: String?) {
      reporter.report(
        Diagnostic(
          .error, identifier, message, at: place,
          notes: [.init("it is overridden here", at: setting.place), reporter.note(on: parameter)],
          remedy: remedy))
    }
    let node = setting.value.adapted(to: parameter.type)
    if let problem = node.problem {
      refuse(problem.identifier, problem.message, problem.remedy)
      return nil
    }
    if node.type != parameter.type {
      refuse(
        "parameter-type", "a parameter of \(parameter.type) is given \(node.type)",
        "give it a value of its own type")
      return nil
    }
    if case .declared(let other) = node.kind, let name = signalNames[ObjectIdentifier(other)],
      case .parameter = other.role
    {
      return .parameter(name)
    }
    if case .operation = node.kind, case .constant(let bits) = lower(node, at: place).operation {
      return .bits(bits, isSigned: parameter.type.isSigned)
    }
    refuse(
      "parameter-not-known",
      "a parameter is given what is no number and no parameter of this module",
      "give it a number, or a @KeptParameter of the module around; "
        + "what changes while it runs is an @Input")
    return nil
  }
}
