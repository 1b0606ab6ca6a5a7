import Templates

/// A language in which a device can be printed.
public enum BackEnd: String, Sendable, Hashable, CaseIterable {
  /// A cell over `real`.
  case systemVerilog = "systemverilog"
  /// A crossbar of cells over `real`.
  case systemVerilogArray = "systemverilog-array"
  /// A SystemC module.
  case systemC = "systemc"

  /// The name of the file that the text of a device belongs into.
  public func fileName(of equations: DeviceEquations) -> String {
    switch self {
    case .systemVerilog: "\(equations.name)_cell.sv"
    case .systemVerilogArray: "\(equations.name)_array.sv"
    case .systemC: "\(equations.name)_cell.hpp"
    }
  }

  /// The text of a device.
  ///
  /// - Throws: `TemplateError` when a file of `templates/` has other marks than are filled in.
  public func text(of equations: DeviceEquations) throws(TemplateError) -> String {
    switch self {
    case .systemVerilog: try SystemVerilogDevice(equations).cell()
    case .systemVerilogArray: try SystemVerilogDevice(equations).array()
    case .systemC: try SystemCDevice(equations).module()
    }
  }
}
