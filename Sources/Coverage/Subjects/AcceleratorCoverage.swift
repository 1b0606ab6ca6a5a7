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

  /// - Throws: `Mismatch` where hardware and golden model differ.
  public func measured(seeds: [UInt32]) throws -> CoverageDatabase {
    let model = try AcceleratorModel(design, measuresCoverage: true, builder: builder)
    var database = emptyDatabase
    for seed in seeds {
      let agent = try model.agent(seed: seed)
      let test = try AcceptanceTest.shipped(design.specification, seed: seed)
      if let mismatch = try test.mismatch(on: agent) { throw mismatch }
      database.add(try agent.coverage())
    }
    return database
  }
}
