import HDL
import Specifications
import Templates

/// The hardware for a simulation in SystemC: the RTL with the pins of its macros led to the top, the
/// macros as SystemC modules, and a module that joins them.
struct SystemCTexts {
  /// A macro in the RTL: where its instance is, and its module.
  struct Macro {
    /// What its pins are called on the top: `crossbar`, or `crossbar_1` where there are several.
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

  let circuit: Circuit
  private let paths: InstancePaths
  private(set) var macros: [Macro] = []
  private var ports: [Circuit.Signal] { circuit.topModule?.ports ?? [] }

  /// - Parameter modules: the synthesizable texts.
  init(_ circuit: Circuit, modules: [GeneratedText]) {
    self.circuit = circuit
    paths = InstancePaths(circuit: circuit, modules: modules)
  }

  /// Adds all instances of a macro.
  ///
  /// - Parameter name: what the pins of the only one begin with; those of several have its number too.
  mutating func add(_ name: String, module moduleName: String) {
    guard let module = circuit.module(named: moduleName) else { return }
    let found = paths.paths(to: moduleName)
    macros += found.enumerated().map { index, path in
      Macro(
        name: found.count == 1 ? name : "\(name)_\(index)", path: path.joined(separator: "."),
        module: module)
    }
  }

  /// The ports of a macro but clock and reset, as members.
  func pins(ofModule name: String) -> String {
    (circuit.module(named: name)?.ports ?? []).map { pin in
      let comment = pin.documentation.isEmpty ? "" : "  // \(pin.documentation)\n"
      let kind = pin.role == .input ? "in" : "out"
      return "\(comment)  sc_core::sc_\(kind)<\(Self.type(pin))> \(pin.emittedName){"
        + "\"\(pin.emittedName)\"};\n"
    }.joined()
  }

  /// The RTL with the macros' pins on its top, and the module that joins it with them.
  ///
  /// - Parameter members: what the module has more.
  func texts(members: String = "") -> [GeneratedText] {
    [
      GeneratedText(name: "\(circuit.top)_pins.sv", text: pinsModule),
      GeneratedText(name: "accelerator.hpp", text: joiningModule(members)),
    ]
  }

  // MARK: The RTL with the macros' pins on its top

  private var pinsModule: String {
    let top = circuit.top
    var declarations = ["input  logic clk_i", "input  logic rst_ni"]
    declarations += ports.map { port in
      Self.declaration(port, isInput: port.role == .input, name: port.emittedName)
    }
    var assignments: [String] = []
    for macro in macros {
      for pin in macro.pins {
        let name = macro.topPort(pin)
        declarations.append(Self.declaration(pin, isInput: pin.role != .input, name: name))
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
    type(ofWidth: signal.type.width)
  }

  static func type(ofWidth width: Int) -> String {
    switch width {
    case 1: "bool"
    case 2...32: "std::uint32_t"
    case 33...64: "std::uint64_t"
    default: "sc_dt::sc_bv<\(width)>"
    }
  }

  private func joiningModule(_ more: String) -> String {
    let top = circuit.top
    let signals =
      ports.map { (name: $0.emittedName, signal: $0) }
      + macros.flatMap { macro in macro.pins.map { (name: macro.topPort($0), signal: $0) } }
    var modules: [String] = []
    for macro in macros where !modules.contains(macro.module.name) {
      modules.append(macro.module.name)
    }
    let includes = modules.map { "#include \"\($0).hpp\"\n" }.joined()
    let declared = signals.map {
      "  sc_core::sc_signal<\(Self.type($0.signal))> \($0.name){\"\($0.name)\"};"
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
      \(includes)
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
      \(more)};

      """
  }
}
