import Diagnostics

/// The parameters of a black box are texts that the tools must understand.
extension ModuleBuilder {
  func check(_ parameters: [Parameter]) {
    var seen: Set<String> = []
    for parameter in parameters {
      let problems = [
        seen.insert(parameter.name).inserted ? nil : "is given twice",
        Naming.isIdentifier(parameter.name) && !ReservedWords.contains(parameter.name)
          ? nil : "has a name that no tool accepts",
        problem(with: parameter.value),
      ]
      for problem in problems.compactMap({ $0 }) {
        reporter.report(
          Diagnostic(
            .error, "parameter-invalid",
            "parameter '\(parameter.name)' of '\(type(of: hardware))' \(problem)", at: place))
      }
    }
  }

  private func problem(with value: Circuit.Instance.ParameterValue) -> String? {
    switch value {
    case .integer(let integer):
      Int32(exactly: integer) == nil
        ? "is \(integer); an integer parameter has 32 bits, signed" : nil
    case .real(let real): real.isFinite ? nil : "is \(real), which is no number"
    case .text, .bits, .parameter: nil
    }
  }
}
