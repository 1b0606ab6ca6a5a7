import CoSimulation
import Generation
import HDL
import ShippedTests
import SystemVerilog

/// What the shipped test of a learning accelerator reaches.
public struct AcceleratorCoverage: CoverageSubject {
  public let design: GeneratedDesign
  public let files: [SystemVerilogFile]
  private let builder: ModelBuilder

  public var title: String { design.specification.title }
  public var circuit: Circuit { design.circuit }

  public init(_ design: GeneratedDesign, builder: ModelBuilder = ModelBuilder()) {
    self.design = design
    self.builder = builder
    files = SystemVerilogFile.files(of: design.circuit)
  }

  /// - Throws: the run: `Mismatch` where hardware and golden model differ.
  public func shippedTest() throws -> (_ seed: UInt32) throws -> CoverageCounts {
    let model = try AcceleratorModel(design, measuresCoverage: true, builder: builder)
    return { seed in
      let agent = try model.agent(seed: seed)
      let test = try AcceptanceTest.shipped(design.specification, seed: seed)
      if let mismatch = try test.mismatch(on: agent) { throw mismatch }
      return try agent.coverage()
    }
  }
}
