import Templates

/// A device as a subcircuit for ngspice: each component of the state is the voltage of a capacitor,
/// each named value that of a controlled source.
struct SpiceDevice {
  private let device: CircuitDevice

  init(_ equations: DeviceEquations) {
    device = CircuitDevice(
      equations, spelling: .spice,
      taken: ["plus", "minus", "step", "smoothing", "time", "temper", "hertz", "i", "v", "decide"]
    ) { argument, isParameter in
      switch argument.key {
      case "voltage": "V(plus,minus)"
      case "seconds": "{step}"
      default: isParameter ? "{\(argument.printed)}" : "V(\(argument.printed))"
      }
    }
  }

  func subcircuit() throws(TemplateError) -> String {
    let moves = !device.states.isEmpty
    let parameters =
      (moves ? [("step", device.equations.step)] : []) + device.parameters
    return try Template.deviceSubcircuit.filled(with: [
      "name": device.equations.name,
      "summary": device.equations.summary,
      "motion": moves
        ? "\n* Each state is the voltage of a capacitor; its rate is that of a step of `step` seconds."
        : "\n* The device moves by pulses, for which a circuit has no law: its state is a parameter.",
      "parameters": (parameters.isEmpty ? "" : " params:")
        + parameters.map { " \($0.0)=\(literal($0.1))" }.joined(),
      "constants": device.constants.map { ".param \($0.name) = \(literal($0.value))\n" }.joined(),
      "body": (sources + capacitors).joined(separator: "\n"),
    ])
  }

  private func literal(_ value: Double) -> String { EquationSpelling.spice.literal(value) }

  private var sources: [String] {
    (device.law.assignments.map { "B_\($0.name) \($0.name) 0 V = \($0.expression)" }
      + ["B_plus_minus plus minus I = V(\(device.current))"]).map { wrapped($0) }
  }

  /// A capacitance of `step` farads turns a difference into a rate.
  private var capacitors: [String] {
    device.states.flatMap { state in
      [
        "C_\(state.name) \(state.name) 0 {step}",
        "B_\(state.name) 0 \(state.name) I = V(\(state.next)) - V(\(state.name))",
        ".ic V(\(state.name)) = \(literal(state.initial))",
      ]
    }
  }

  /// Further lines begin with a plus sign.
  private func wrapped(_ line: String) -> String {
    LineWrapping.wrapped(line).enumerated()
      .map { $0 == 0 ? $1 : "+ " + $1.drop { $0 == " " } }
      .joined(separator: "\n")
  }
}

extension EquationSpelling {
  static let spice = Self(
    call: { $0.guarded($1) }, literal: { decimal(bounded($0)) },
    variable: { "V(\($0))" }, constant: { "{\($0)}" },
    choice: { $0.asExtreme ?? $0.withSlack.asConditional })
}

extension TracedNumber.Function {
  /// A call that has a value for every argument: on its way to a solution a circuit simulator asks for
  /// arguments that no solution has.
  fileprivate func guarded(_ argument: String) -> String {
    switch self {
    case .exponential: "exp(min(\(argument), 600.0))"
    case .logarithm: "ln(max(\(argument), 1.0e-300))"
    case .squareRoot: "sqrt(max(\(argument), 0.0))"
    case .arcsine: "asin(max(min(\(argument), 1.0), -1.0))"
    case .roundedDown: "floor(\(argument))"
    }
  }
}

extension PrintedChoice {
  /// A circuit reaches a bound in the limit only, so who is at least or at most a constant may lack
  /// a millionth of it.
  var withSlack: PrintedChoice {
    guard let scale else { return self }
    let slack = EquationSpelling.decimal(1e-6 * scale)
    var choice = self
    switch comparison {
    case .less, .greater: break
    case .lessOrEqual: choice.right += " + \(slack)"
    case .greaterOrEqual: choice.right += " - \(slack)"
    }
    return choice
  }

  /// `min(a, b)` or `max(a, b)`, where it is that.
  var asExtreme: String? {
    guard (accepted, refused) == (left, right) || (accepted, refused) == (right, left) else {
      return nil
    }
    let takesLess = comparison == .less || comparison == .lessOrEqual
    return "\(takesLess == (accepted == left) ? "min" : "max")(\(left), \(right))"
  }
}
