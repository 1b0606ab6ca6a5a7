import Templates

/// A device as a SystemC module.
struct SystemCDevice {
  private let device: PrintedDevice

  /// What the shell calls its own things.
  private static let taken = [
    "clk_i", "pulse_i", "sample_i", "voltage_i", "seconds_i", "current_o", "pulses_q", "samples_q",
    "generator", "index", "name", "seed", "at_clock_edge", "sensitive", "dont_initialize", "kind",
    "wait", "next_trigger", "std", "reset_signal_is", "basename", "print", "dump", "end_module",
  ]

  init(_ equations: DeviceEquations) {
    device = PrintedDevice(equations, spelling: .cPlusPlus, taken: Self.taken)
  }

  /// `NAME_cell.hpp`.
  func module() throws(TemplateError) -> String {
    let perPulse = device.draws { $0.occasion == .pulse }
    let perReading = device.draws { $0.occasion == .reading }
    let usesSeconds = device.uses("seconds")
    return try Template.deviceModule.filled(with: [
      "name": device.equations.name,
      "summary": device.equations.summary,
      "randomness": device.drawsAnything
        ? "\n// Random numbers depend on the seed, on the index of the device, and on how many pulses"
          + " or\n// samples came before." : "",
      "pulse_effect": usesSeconds
        ? " as it does in seconds_i at voltage_i" : " as it does by one pulse of voltage_i",
      "seconds_port": usesSeconds
        ? "\n  sc_core::sc_in<double> seconds_i{\"seconds_i\"};" : "",
      "states": "  // The state.\n"
        + zip(device.states, device.equations.states).map { name, state in
          "  double \(name)_q = \(device.spelling.literal(state.initial));\n"
        }.joined(),
      "constructor": device.drawsAnything
        ? """
          explicit \(device.equations.name)_cell(
              sc_core::sc_module_name name, std::uint32_t seed = 0, std::uint32_t index = 0)
              : sc_core::sc_module(name), generator{seed}, index(index) {
        """
        : """
          explicit \(device.equations.name)_cell(sc_core::sc_module_name name)
              : sc_core::sc_module(name) {
        """,
      "functions": currentFunction + "\n" + advanceFunction,
      "constants": device.constants.map {
        "  static constexpr double \($0.name) = \(device.spelling.literal($0.value));\n"
      }.joined() + "\n",
      "generator": device.drawsAnything ? CounterGenerator.cPlusPlus + "\n" : "",
      "counters":
        (device.drawsAnything
        ? "  Generator generator;\n  std::uint32_t index;\n" : "")
        + (perPulse ? "  std::uint64_t pulses_q = 0;\n" : "")
        + (perReading ? "  std::uint64_t samples_q = 0;\n" : ""),
      "sample": lines(
        ["current_o.write(\(device.current.name)(\(call(device.current))));"]
          + (perReading ? ["++samples_q;"] : [])),
      "pulse": lines(
        stepCheck
          + device.advance.results.map { "double \($0);" } + [
            "\(device.advance.name)("
              + "\(([call(device.advance)] + device.advance.results).joined(separator: ", ")));"
          ] + stateCheck
          + zip(device.states, device.advance.results).map { "\($0)_q = \($1);" }
          + (perPulse ? ["++pulses_q;"] : [])),
    ])
  }

  /// A step that the device does not take ends the simulation.
  private var stepCheck: [String] {
    guard device.uses("seconds") else { return [] }
    let limit = device.longestStep.map { " && seconds_i.read() <= \($0)" } ?? ""
    let words =
      device.longestStep.map { _ in "0 to \(device.equations.largestStep)" } ?? "0 or more"
    return [
      "if (!(seconds_i.read() >= 0.0\(limit)))",
      "  SC_REPORT_FATAL(name(), \"seconds_i is out of range; expected \(words)\");",
    ]
  }

  /// A state that is no number any more ends it too.
  private var stateCheck: [String] {
    zip(device.states, device.advance.results).flatMap {
      ["if (!std::isfinite(\($1)))", "  SC_REPORT_FATAL(name(), \"\($0) diverges\");"]
    }
  }

  /// The arguments of a call in the shell: ports, registers and random numbers.
  private func call(_ law: PrintedDevice.Law) -> String {
    law.arguments.map { argument in
      switch argument.key {
      case "voltage": "voltage_i.read()"
      case "seconds": "seconds_i.read()"
      default:
        device.draw(argument, index: "index", start: "0", pulses: "pulses_q", readings: "samples_q")
          .map { "generator.\($0)" } ?? "\(argument.printed)_q"
      }
    }.joined(separator: ", ")
  }

  private var currentFunction: String {
    let law = device.current
    let result = law.results[0]
    return function(
      "double \(law.name)", comment: "The current.", law, outputs: [],
      assignments: law.assignments.map {
        $0.name == result
          ? "return \($0.expression);" : "const double \($0.name) = \($0.expression);"
      })
  }

  private var advanceFunction: String {
    let law = device.advance
    return function(
      "void \(law.name)", comment: "The next state.", law, outputs: law.results,
      assignments: law.assignments.map {
        (law.results.contains($0.name) ? "" : "const double ") + "\($0.name) = \($0.expression);"
      })
  }

  private func function(
    _ head: String, comment: String, _ law: PrintedDevice.Law, outputs: [String],
    assignments: [String]
  ) -> String {
    let parameters =
      law.arguments.map { "double \($0.printed)" } + outputs.map { "double &\($0)" }
    var text = ["  // \(comment)", "  static \(head)("]
    text += LineWrapping.wrapped("      \(parameters.joined(separator: ", "))) {")
    text += assignments.flatMap { LineWrapping.wrapped("    " + $0) }
    return (text + ["  }", ""]).joined(separator: "\n")
  }

  private func lines(_ lines: [String]) -> String {
    lines.flatMap { LineWrapping.wrapped("      " + $0) }.joined(separator: "\n")
  }
}
