import Diagnostics
import Generation
import HDL
import Specifications

extension MatrixMismatch {
  /// The Swift line that drives what differs: of the module that the stage belongs to, back through what is only passed
  /// on. `nil` where no module of the circuit makes it.
  public func drivingLine(in design: GeneratedMatrixEngine) -> Place? {
    guard let port = stage.port,
      let index = design.specification.layers.firstIndex(where: { $0.name == layer })
    else { return nil }
    return design.circuit.driver(of: port.name, in: "matrix_\(port.module)_\(index)")
  }
}

extension MatrixStage {
  /// The output that shows what the stage gives, or is given, and its module.
  fileprivate var port: (module: String, name: String)? {
    switch self {
    case .dac: ("input", "drive")
    case .array: ("sequencer", "column")
    case .adc: ("lane", "code")
    case .accumulate: ("tile", "sum")
    case .postProcessing: ("post", "result")
    case .timing, .programming: nil
    }
  }
}
