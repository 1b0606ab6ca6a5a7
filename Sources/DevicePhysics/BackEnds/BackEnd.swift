import Templates

/// A language in which a device can be printed.
public enum BackEnd: String, Sendable, Hashable, CaseIterable {
  /// A cell over `real`.
  case systemVerilog = "systemverilog"
  /// A crossbar of cells over `real`.
  case systemVerilogArray = "systemverilog-array"
  /// A SystemC module.
  case systemC = "systemc"
  /// A subcircuit for ngspice.
  case spice = "spice"
  /// A compact model in Verilog-A.
  case verilogA = "verilog-a"

  /// The name of the file that the text of a device belongs into.
  public func fileName(of equations: DeviceEquations) -> String {
    switch self {
    case .systemVerilog: "\(equations.name)_cell.sv"
    case .systemVerilogArray: "\(equations.name)_array.sv"
    case .systemC: "\(equations.name)_cell.hpp"
    case .spice: "\(equations.name).cir"
    case .verilogA: "\(equations.name).va"
    }
  }

  /// The text of a device.
  ///
  /// - Throws: `DeviceError` for a device with parameters outside their ranges, `TemplateError` when
  ///   a file of `templates/` has other marks than are filled in.
  public func text(of equations: DeviceEquations) throws -> String {
    guard equations.problems.isEmpty else { throw DeviceError.parameters(equations.problems) }
    return switch self {
    case .systemVerilog: try SystemVerilogDevice(equations).cell()
    case .systemVerilogArray: try SystemVerilogDevice(equations).array()
    case .systemC: try SystemCDevice(equations).module()
    case .spice: try SpiceDevice(equations).subcircuit()
    case .verilogA: try VerilogADevice(equations).module()
    }
  }
}
