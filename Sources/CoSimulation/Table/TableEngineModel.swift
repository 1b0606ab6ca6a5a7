import CircuitChecks
import Components
import HDL
import Specifications
import SystemVerilog

/// A table engine's RTL, compiled: instances of it can be driven.
public struct TableEngineModel: Sendable {
  public let specification: TableEngineSpecification
  public let compiled: CompiledModel
  let library: ModelLibrary

  /// Compiles the model, or takes it from the cache.
  ///
  /// - Parameter sources: the files of the design; `nil` for those that are generated.
  /// - Throws: `ToolFailure` when Verilator or the compiler is missing or refuses the text.
  public init(
    _ specification: TableEngineSpecification, sources: [ModelSource]? = nil,
    builder: ModelBuilder = ModelBuilder()
  ) throws {
    self.specification = specification
    let circuit = try Circuit(elaborating: TableEngine.make(specification))
    try CircuitChecks.check(circuit).throwIfErrors()
    let ports = circuit.topModule?.ports ?? []
    let description = ModelDescription(
      top: circuit.top,
      sources: sources
        ?? SystemVerilogFile.files(of: circuit).map {
          ModelSource(name: "rtl/\($0.name)", text: $0.text)
        },
      ports: ports.map {
        ModelPort($0.emittedName, width: $0.type.width, $0.role == .input ? .input : .output)
      })
    (compiled, library) = try builder.load(description)
  }
}
