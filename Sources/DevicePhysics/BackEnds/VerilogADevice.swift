import Templates

/// A device as a compact model in Verilog-A: each component of the state is the integral of its
/// rate.
struct VerilogADevice {
  private let device: CircuitDevice

  init(_ equations: DeviceEquations) {
    device = CircuitDevice(
      equations, spelling: .verilogA, taken: ["plus", "minus"]
    ) { argument, _ in
      switch argument.key {
      case "seconds": "STEP"
      default: argument.printed
      }
    }
  }

  func module() throws(TemplateError) -> String {
    let moves = !device.states.isEmpty
    return try Template.deviceVerilogA.filled(with: [
      "name": device.equations.name,
      "summary": device.equations.summary,
      "motion": moves
        ? "\n// Each state is the integral of its rate, which is that of a step of STEP seconds."
        : "\n// The device moves by pulses, for which a circuit has no law: its state is a parameter.",
      "declarations": (declarations.map { "  \($0)" }).joined(separator: "\n"),
      "body": body.flatMap { LineWrapping.wrapped("    " + $0) }.joined(separator: "\n"),
    ])
  }

  private func literal(_ value: Double) -> String { EquationSpelling.verilogA.literal(value) }

  private var declarations: [String] {
    device.states.map { "electrical \($0.name)_node;" }
      + (device.states.isEmpty
        ? [] : ["parameter real STEP = \(literal(device.equations.step)) from (0:inf);"])
      + device.parameters.map { "parameter real \($0.name) = \(literal($0.value));" }
      + device.constants.map { "parameter real \($0.name) = \(literal($0.value));" }
      + (["voltage"] + device.states.map(\.name) + device.law.variables + device.law.results).map {
        "real \($0);"
      }
  }

  private var body: [String] {
    ["voltage = V(plus, minus);"]
      + device.states.map { "\($0.name) = V(\($0.name)_node);" }
      + device.law.assignments.map { "\($0.name) = \($0.expression);" }
      + device.states.map {
        "V(\($0.name)_node) <+ idt((\($0.next) - \($0.name)) / STEP, \(literal($0.initial)));"
      } + ["I(plus, minus) <+ \(device.current);"]
  }
}
