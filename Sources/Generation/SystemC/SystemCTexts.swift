import HDL
import Specifications
import Templates

/// The hardware for a simulation in SystemC: the RTL with the pins of its macros led to the top, the
/// macros as SystemC modules, and a module that joins them.
enum SystemCTexts {
  /// A macro in the RTL: where its instance is, and its module.
  private struct Macro {
    /// What its pins are called on the top: `crossbar`.
    let name: String
    /// Such as `u_agent.u_tile.u_macro`.
    let path: String
    let module: Circuit.Module

    var pins: [Circuit.Signal] { module.ports }

    /// The name of a pin on the top, where what the macro takes comes out.
    func topPort(_ pin: Circuit.Signal) -> String {
      "\(name)_\(pin.name)_\(pin.role == .input ? "o" : "i")"
    }
  }

  static func texts(
    _ specification: QLearningAcceleratorSpecification, circuit: Circuit
  ) throws(TemplateError) -> [GeneratedText] {
    let macros = ["crossbar", "gradient"].compactMap { kind in
      macro(kind, named: "\(specification.name)_\(kind)_macro", in: circuit)
    }
    let ports = circuit.topModule?.ports ?? []
    let crossbar =
      specification.table == nil
      ? [try BehaviouralMacros.systemCCrossbar(specification, pins: pinText(macros, "crossbar"))]
      : []
    return crossbar + [
      GeneratedText(
        name: "\(specification.name)_pins.sv", text: pinsModule(circuit.top, ports, macros)),
      try BehaviouralMacros.systemCGradient(specification, pins: pinText(macros, "gradient")),
      GeneratedText(name: "accelerator.hpp", text: joiningModule(circuit.top, ports, macros)),
    ]
  }

  private static func macro(_ kind: String, named name: String, in circuit: Circuit) -> Macro? {
    guard let module = circuit.module(named: name),
      let path = path(to: name, from: circuit.top, in: circuit)
    else { return nil }
    return Macro(name: kind, path: path.joined(separator: "."), module: module)
  }

  /// The instances on the way to the first one of a module.
  private static func path(
    to name: String, from parent: String, in circuit: Circuit
  ) -> [String]? {
    for instance in circuit.module(named: parent)?.instances ?? [] {
      if instance.module == name { return ["u_\(instance.name)"] }
      if let rest = path(to: name, from: instance.module, in: circuit) {
        return ["u_\(instance.name)"] + rest
      }
    }
    return nil
  }

  // MARK: The RTL with the macros' pins on its top

  private static func pinsModule(
    _ top: String, _ ports: [Circuit.Signal], _ macros: [Macro]
  ) -> String {
    var declarations = ["input  logic clk_i", "input  logic rst_ni"]
    declarations += ports.map { port in
      declaration(port, isInput: port.role == .input, name: port.emittedName)
    }
    var assignments: [String] = []
    for macro in macros {
      for pin in macro.pins {
        let name = macro.topPort(pin)
        declarations.append(declaration(pin, isInput: pin.role != .input, name: name))
        let inside = "u_dut.\(macro.path).\(pin.emittedName)"
        assignments.append(
          pin.role == .input ? "  assign \(name) = \(inside);" : "  assign \(inside) = \(name);")
      }
    }
    let connections = (["clk_i", "rst_ni"] + ports.map(\.emittedName)).map { "    .\($0)(\($0))" }
    return """
      // \(top) with the pins of its macros led out, for macros in SystemC. It is read with the macros'
      // black boxes in synthesis/.
      module \(top)_pins (
      \(declarations.map { "  \($0)" }.joined(separator: ",\n"))
      );

        \(top) u_dut (
      \(connections.joined(separator: ",\n"))
        );

      \(assignments.joined(separator: "\n"))

      endmodule

      """
  }

  private static func declaration(
    _ signal: Circuit.Signal, isInput: Bool, name: String
  ) -> String {
    let sign = signal.type.isSigned ? "signed " : ""
    let range = signal.type.width == 1 ? "" : "[\(signal.type.width - 1):0] "
    return "\(isInput ? "input " : "output") logic \(sign)\(range)\(name)"
  }

  // MARK: SystemC

  /// The type of a SystemC port, as Verilator chooses it.
  private static func type(_ signal: Circuit.Signal) -> String {
    switch signal.type.width {
    case 1: "bool"
    case 2...32: "std::uint32_t"
    case 33...64: "std::uint64_t"
    default: "sc_dt::sc_bv<\(signal.type.width)>"
    }
  }

  /// The ports of a macro but clock and reset, as members.
  private static func pinText(_ macros: [Macro], _ name: String) -> String {
    guard let macro = macros.first(where: { $0.name == name }) else { return "" }
    return macro.pins.map { pin in
      let comment = pin.documentation.isEmpty ? "" : "  // \(pin.documentation)\n"
      let kind = pin.role == .input ? "in" : "out"
      return "\(comment)  sc_core::sc_\(kind)<\(type(pin))> \(pin.emittedName){"
        + "\"\(pin.emittedName)\"};\n"
    }.joined()
  }

  private static func joiningModule(
    _ top: String, _ ports: [Circuit.Signal], _ macros: [Macro]
  ) -> String {
    let signals =
      ports.map { (name: $0.emittedName, signal: $0) }
      + macros.flatMap { macro in macro.pins.map { (name: macro.topPort($0), signal: $0) } }
    let includes = macros.map { "#include \"\($0.module.name).hpp\"\n" }.joined()
    let absent =
      macros.contains { $0.name == "crossbar" } ? "" : "#define ACCELERATOR_WITHOUT_CROSSBAR\n"
    let declared = signals.map {
      "  sc_core::sc_signal<\(type($0.signal))> \($0.name){\"\($0.name)\"};"
    }
    let widths = ports.map {
      "  static constexpr int \($0.emittedName)_bits = \($0.type.width);"
    }
    let bound = signals.map { "    rtl.\($0.name)(\($0.name));" }
    let boundMacros = macros.flatMap { macro in
      ["    \(macro.name).clk_i(clock);", "    \(macro.name).rst_ni(rst_ni);"]
        + macro.pins.map { "    \(macro.name).\($0.emittedName)(\(macro.topPort($0)));" }
    }
    let members = macros.map { "  \($0.module.name) \($0.name);" }.joined(separator: "\n")
    let made = macros.map { ",\n        \($0.name){\"\($0.name)\", seed}" }.joined()
    return """
      // \(top) in SystemC: the Verilated RTL (`verilator --sc --prefix model`, top module
      // \(top)_pins) and its macros. The signals are its pins.
      #pragma once

      #include <cstdint>
      #include <systemc>

      #include "model.h"
      \(includes)\(absent)
      class accelerator : public sc_core::sc_module {
       public:
        sc_core::sc_signal<bool> rst_ni{"rst_ni"};
      \(declared.joined(separator: "\n"))

        // How wide the pins are.
      \(widths.joined(separator: "\n"))

        model rtl{"rtl"};
      \(members)

        accelerator(sc_core::sc_module_name name, sc_core::sc_clock& clock, std::uint32_t seed)
            : sc_core::sc_module(name)\(made) {
          rtl.clk_i(clock);
          rtl.rst_ni(rst_ni);
      \(bound.joined(separator: "\n"))
      \(boundMacros.joined(separator: "\n"))
        }
      };

      """
  }
}
