import Generation
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
    _ design: GeneratedTableEngine, sources: [ModelSource]? = nil,
    builder: ModelBuilder = ModelBuilder()
  ) throws {
    specification = design.specification
    let description = Self.description(
      design.circuit,
      sources: sources ?? design.modules.map { ModelSource(name: $0.name, text: $0.text) })
    (compiled, library) = try builder.load(description)
  }

  /// Compiles a changed circuit of such an engine, which may have more inputs, and of which Verilator
  /// may warn.
  ///
  /// - Throws: as the other.
  public init(
    _ specification: TableEngineSpecification, changed circuit: Circuit,
    builder: ModelBuilder = ModelBuilder()
  ) throws {
    self.specification = specification
    var description = Self.description(
      circuit,
      sources: SystemVerilogFile.files(of: circuit).map {
        ModelSource(name: $0.name, text: $0.text)
      })
    description.acceptsWarnings = true
    (compiled, library) = try builder.load(description)
  }

  private static func description(
    _ circuit: Circuit, sources: [ModelSource]
  ) -> ModelDescription {
    ModelDescription(
      top: circuit.top, sources: sources,
      ports: (circuit.topModule?.ports ?? []).map {
        ModelPort($0.emittedName, width: $0.type.width, $0.role == .input ? .input : .output)
      })
  }
}
