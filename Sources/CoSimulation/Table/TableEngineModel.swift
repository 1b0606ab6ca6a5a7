import Generation
import HDL
import Specifications

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
    _ design: GeneratedTableEngine, sources: [ModelSource]? = nil,
    builder: ModelBuilder = ModelBuilder()
  ) throws {
    specification = design.specification
    let ports = design.circuit.topModule?.ports ?? []
    let description = ModelDescription(
      top: design.circuit.top,
      sources: sources ?? design.modules.map { ModelSource(name: $0.name, text: $0.text) },
      ports: ports.map {
        ModelPort($0.emittedName, width: $0.type.width, $0.role == .input ? .input : .output)
      })
    (compiled, library) = try builder.load(description)
  }
}
