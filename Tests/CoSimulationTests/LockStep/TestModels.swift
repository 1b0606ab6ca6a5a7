import CoSimulation
import Generation
import Specifications

/// Compiled accelerators of the tests, kept in a part of the cache that is their own.
enum TestModels {
  static let builder = ModelBuilder(
    cache: BuildCache(
      folder: "\(BuildCache.standard.folder)/tests",
      runtimeFolder: BuildCache.standard.runtimeFolder))

  static func model(
    of design: GeneratedDesign, sources: [ModelSource], waves: WaveFormat? = nil
  ) throws -> AcceleratorModel {
    try AcceleratorModel(design, sources: sources, waves: waves, builder: builder)
  }

  static func model(
    of specification: QLearningAcceleratorSpecification
  ) throws -> AcceleratorModel {
    try AcceleratorModel(GeneratedDesign(specification), builder: builder)
  }

  static func table(
    _ design: GeneratedTableEngine, sources: [ModelSource]? = nil
  ) throws -> TableEngineModel {
    try TableEngineModel(design, sources: sources, builder: builder)
  }

  static func matrix(
    _ design: GeneratedMatrixEngine, sources: [ModelSource]? = nil, waves: WaveFormat? = nil
  ) throws -> MatrixEngineModel {
    try MatrixEngineModel(design, sources: sources, waves: waves, builder: builder)
  }
}

extension AcceleratorModel {
  /// Hardware and golden model side by side, with equal seeds, not yet started.
  func lockStep(seed: UInt32) throws -> LockStep {
    LockStep(hardware: try agent(seed: seed), seed: seed)
  }
}
