import CoSimulation
import Generation
import Specifications
import TestSupport
import Testing

/// A sample of matrix engines in Icarus Verilog, driven by the bench of their folder, against their golden model.
@Suite struct MatrixIcarusTests {
  @Test(arguments: [2, 5, 9] as [UInt64])
  func icarusGivesTheSame(seed: UInt64) throws {
    let limits = RandomMatrixEngines.Limits(
      inputs: 20, outputs: 12, layers: 2, work: 40_000, converters: 12)
    try Self.compare(RandomMatrixEngines.engine(seed: seed, limits: limits), seed: seed)
  }

  /// Holds a golden run of some vectors against Icarus: every output and all cycles.
  static func compare(_ engine: MatrixEngineSpecification, seed: UInt64) throws {
    let recording = MatrixRecording(
      engine, seed: UInt32(seed),
      vectors: RandomMatrixEngines.vectors(for: engine, count: 3, seed: seed))
    let run = try SimulationBackEnd.icarus.run(recording, on: GeneratedMatrixEngine(engine))
    #expect(run.cycles != nil, "\(run.words)")
  }
}
