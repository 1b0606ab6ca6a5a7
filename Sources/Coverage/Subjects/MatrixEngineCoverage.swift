import CoSimulation
import Generation
import HDL
import ShippedTests
import SystemVerilog

/// What the shipped test of a matrix engine reaches.
public struct MatrixEngineCoverage: CoverageSubject {
  public let design: GeneratedMatrixEngine
  public let files: [SystemVerilogFile]
  private let builder: ModelBuilder

  public var title: String { design.specification.title }
  public var circuit: Circuit { design.circuit }

  public init(_ design: GeneratedMatrixEngine, builder: ModelBuilder = ModelBuilder()) {
    self.design = design
    self.builder = builder
    files = SystemVerilogFile.files(of: design.circuit)
  }

  /// - Throws: the run: `MatrixMismatch` where hardware and golden model differ.
  public func shippedTest() throws -> (_ seed: UInt32) throws -> CoverageCounts {
    let model = try MatrixEngineModel(design, measuresCoverage: true, builder: builder)
    return { seed in
      let run = try MatrixEngineLockStep(model, seed: seed)
      try run.multiplyAtEveryPace(RandomVectors.shippedCount, seed: seed)
      return try run.coverage()
    }
  }
}
