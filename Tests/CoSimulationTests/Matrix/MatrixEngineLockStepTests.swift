import CoSimulation
import Foundation
import Generation
import Specifications
import TestSupport
import Testing

/// Matrix engines in RTL under Verilator against their golden model, at every voltage, current, code, sum
/// and output, and in every cycle that is promised.
@Suite struct MatrixEngineLockStepTests {
  /// Vectors one by one, back to back, and with pauses of both streams.
  static func run(_ engine: MatrixEngineSpecification, seed: UInt64, vectors: Int) throws {
    let model = try TestModels.matrix(GeneratedMatrixEngine(engine))
    let run = try MatrixEngineLockStep(model, seed: UInt32(truncatingIfNeeded: seed))
    for pace in [MatrixEngineLockStep.Pace.oneByOne, .backToBack, .halting(seed: seed)] {
      _ = try run.multiply(
        RandomMatrixEngines.vectors(for: engine, count: vectors, seed: seed), pace: pace)
    }
    #expect(run.vectors == 3 * vectors)
  }

  @Test(arguments: 1...7 as ClosedRange<UInt64>)
  func anyEngineAgrees(seed: UInt64) throws {
    let limits = RandomMatrixEngines.Limits(
      inputs: 60, outputs: 40, layers: 2, work: 400_000, converters: 24, programmedCells: 300)
    let engine = RandomMatrixEngines.engine(seed: seed, limits: limits)
    try Self.run(engine, seed: seed, vectors: 4)
  }

  /// Up to 300 × 200, from `MATRIX_SEED` on, for `MATRIX_SECONDS`.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["MATRIX_SECONDS"] != nil))
  func anyEngineAgreesForAWhile() throws {
    let environment = ProcessInfo.processInfo.environment
    let seconds = Double(environment["MATRIX_SECONDS"] ?? "") ?? 60
    let first = UInt64(environment["MATRIX_SEED"] ?? "") ?? 1
    let limits = RandomMatrixEngines.Limits(
      inputs: 300, outputs: 200, layers: 3, work: 5_000_000, converters: 160, programmedCells: 2000)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var seed = first
    var work = 0
    while clock.now < end {
      let engine = RandomMatrixEngines.engine(seed: seed, limits: limits)
      do {
        try Self.run(engine, seed: seed, vectors: 3)
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
      work += engine.layers.reduce(0) { $0 + $1.inputs * $1.outputs }
      seed += 1
    }
    print("\(seed - first) engines, \(work) weights, from seed \(first) on")
  }

  /// A fault in the text shows, and at the stage in which it lies.
  @Test(arguments: MatrixFault.all)
  func faultIsNoticed(_ fault: MatrixFault) throws {
    let design = try GeneratedMatrixEngine(fault.engine)
    let sources = try (design.macros + design.modules).map { file in
      guard file.name.hasSuffix("/\(fault.module).sv") else {
        return ModelSource(name: file.name, text: file.text)
      }
      try #require(file.text.contains(fault.text), "\(file.text)")
      return ModelSource(
        name: file.name,
        text: file.text.replacing(fault.text, with: fault.replacement))
    }
    let model = try TestModels.matrix(design, sources: sources)
    let found = try #require(throws: MatrixMismatch.self) {
      let run = try MatrixEngineLockStep(model, seed: 3)
      let vectors = RandomMatrixEngines.vectors(for: fault.engine, count: 6, seed: 5)
      _ = try run.multiply(vectors)
      _ = try run.multiply(vectors, pace: .backToBack)
    }
    #expect(found.stage == fault.stage, "\(found)")
  }
}
