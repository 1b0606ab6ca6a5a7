import Generation
import Specifications
import TestSupport
import Testing

@testable import CoSimulation

/// Matrix engines on every back end: one recording, the same outputs in the same cycles.
@Suite struct MatrixBackEndTests {
  private static let limits = RandomMatrixEngines.Limits(
    inputs: 12, outputs: 8, layers: 2, work: 40_000, converters: 8, programmedCells: 150)

  private static func recording(
    _ engine: MatrixEngineSpecification, seed: UInt64
  ) -> MatrixRecording {
    MatrixRecording(
      engine, seed: UInt32(seed),
      vectors: RandomMatrixEngines.vectors(for: engine, count: 4, seed: seed))
  }

  /// Macros in Swift: every kind of converter.
  @Test(arguments: ConverterKind.allCases)
  func theCircuitSimulatorGivesTheSame(kind: ConverterKind) throws {
    let engine = RandomPeripheries.engine(seed: 1, kinds: [kind], limits: Self.limits)
    let recording = Self.recording(engine, seed: 1)
    let run = try SimulationBackEnd.swift.run(recording, on: GeneratedMatrixEngine(engine))
    #expect(run.cycles != nil, "\(run.words)")
    #expect(run.outputs.count == recording.outputs)
  }

  /// Two engines with converters of different kinds.
  @Test(
    arguments: [
      ([.sar, .integrateAndFire, .winnerTakeAll], 3), ([.flash, .dualSlope, .ramp], 6),
    ] as [([ConverterKind], UInt64)])
  func allBackEndsAgree(kinds: [ConverterKind], seed: UInt64) throws {
    let engine = RandomPeripheries.engine(seed: seed, kinds: kinds, limits: Self.limits)
    let design = try GeneratedMatrixEngine(engine)
    let recording = Self.recording(engine, seed: seed)
    let check = MatrixCrossCheck(
      try SimulationBackEnd.allCases.map {
        ($0, try $0.run(recording, on: design, builder: TestModels.builder))
      })
    for (backEnd, run) in check.runs {
      #expect(run.cycles != nil, "\(backEnd): \(run.words)")
      #expect(run.outputs.count == recording.outputs)
    }
    #expect(Set(check.runs.map(\.run.cycles)).count == 1)
    #expect(check.differences.map(\.difference) == [])
    #expect(check.isClean)
  }

  /// A fault in the RTL shows where the text is run, without a golden model too.
  @Test func aFaultShowsWhereTheTextIsRun() throws {
    let engine = MatrixFault.all[0].engine
    let design = try GeneratedMatrixEngine(engine)
    let sources = try design.simulationSources.map { source in
      guard source.name == "rtl/matrix_lane_0.sv" else { return source }
      let old = String(decoding: source.bytes, as: UTF8.self)
      let text = old.replacing("first_i ?", with: "1'b0 ?")
      try #require(text != old)
      return ModelSource(name: source.name, text: text)
    }
    let recording = Self.recording(engine, seed: 1)
    let check = MatrixCrossCheck(
      try [SimulationBackEnd.swift, .icarus].map {
        ($0, try $0.run(recording, on: design, sources: sources))
      })
    #expect(check.runs.map { $0.run.cycles != nil } == [true, false])
    #expect(check.runs[1].run.words.contains("expected "))
    let first = try #require(check.differences.first)
    #expect(first.backEnd == .icarus && first.difference.quantity.contains("output stream"))
    #expect(!check.isClean)
  }
}
