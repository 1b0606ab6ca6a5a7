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

  /// Two convolutions in a row with all that an axis can have, and a matrix behind them.
  @Test func convolutionsAgree() throws {
    func axis(_ inputs: Int, kernel: Int, stride: Int = 1, before: Int = 0) -> ConvolutionAxis {
      ConvolutionAxis(
        inputs: inputs, kernel: kernel, stride: stride, dilation: 2, before: before, after: 1)
    }
    var engine = RandomMatrixEngines.engine(
      seed: 3,
      limits: RandomMatrixEngines.Limits(inputs: 12, outputs: 4, layers: 1, work: 20_000))
    let pattern = engine.layers[0]
    func layer(
      _ name: String, outputs: Int, windows: ConvolutionWindows, of input: IntegerFormat
    ) -> MatrixLayerSpecification {
      var layer = pattern
      let range = layer.mapping.weightRange
      layer.name = name
      layer.weights = WeightMatrix(
        outputs: outputs, inputs: windows.taps,
        values: (0..<outputs * windows.taps).map { range.lowerBound + $0 * 7 % range.count })
      layer.windows = windows
      layer.input = input
      layer.post = PostProcessing(
        activation: .none, shift: 3, format: IntegerFormat(bits: 5, isSigned: true))
      return layer
    }
    let first = ConvolutionWindows(
      channels: 2, rows: axis(6, kernel: 2, stride: 2, before: 1), columns: axis(5, kernel: 3),
      order: .channelsFirst)
    let second = ConvolutionWindows(
      channels: 3, rows: axis(first.rows.outputs, kernel: 1),
      columns: axis(first.columns.outputs, kernel: 2, before: 2), order: .channelsLast)
    engine.layers = [
      layer("first", outputs: 3, windows: first, of: IntegerFormat(bits: 4, isSigned: false)),
      layer("second", outputs: 2, windows: second, of: IntegerFormat(bits: 5, isSigned: true)),
    ]
    #expect(first.positions > 2 && second.positions > 4)
    try Self.run(engine, seed: 8, vectors: 3)
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
      // Two of three with peripheries of any kind, another one in each layer.
      let engine =
        seed % 3 == 0
        ? RandomMatrixEngines.engine(seed: seed, limits: limits)
        : RandomPeripheries.engine(seed: seed, kinds: ConverterKind.allCases, limits: limits)
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
