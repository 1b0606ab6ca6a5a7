import Generation
import Specifications

/// The RTL of an accelerator with its maze, compiled: trainings can be run in it.
public struct MazeTrainingModel: Sendable {
  public let specification: QLearningAcceleratorSpecification
  public let compiled: CompiledModel
  let library: ModelLibrary

  /// Compiles the model, or takes it from the cache.
  ///
  /// - Parameter sources: the files of the design; `nil` for those that are generated.
  /// - Throws: `ToolFailure` when Verilator or the compiler is missing or refuses the text.
  public init(
    _ design: GeneratedMazeTraining, sources: [ModelSource]? = nil,
    builder: ModelBuilder = ModelBuilder()
  ) throws {
    specification = design.specification
    let generated = (design.macros + design.modules).map {
      ModelSource(name: $0.name, text: $0.text)
    }
    let description = AcceleratorModel.description(
      design.circuit, specification: specification, sources: sources ?? generated)
    (compiled, library) = try builder.load(description)
  }
}
