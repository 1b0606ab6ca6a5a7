import CoSimulation
import DevicePhysics
import Generation
import Reference
import Specifications
import TestSupport
import Testing

/// Budgets of the stages: what leaves one is named, with its place and cycle, and nothing else is.
@Suite struct MatrixBudgetTests {
  /// Two row blocks and two column blocks without any error of the hardware.
  private static func engine(
    _ change: (inout MatrixLayerSpecification) -> Void = { _ in }
  ) -> MatrixEngineSpecification {
    let mapping = WeightMapping(
      scheme: .differentialPair, slicing: .binary, weightBits: 5, cellBits: 2)
    let tile = MatrixTileSpecification(
      rows: 4, columns: 16, converters: 2, driveBits: 1, device: OhmicMemristor(),
      lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2, readNoise: 0, programSpread: 0)
    var layer = MatrixLayerSpecification(
      name: "only",
      weights: WeightMatrix(
        outputs: 6, inputs: 7, values: (0..<42).map { ($0 * 11) % 31 - 15 }),
      input: IntegerFormat(bits: 4, isSigned: false), tile: tile, mapping: mapping,
      converter: MatrixConverterSpecification(
        kind: .sar, bits: 5, settleCycles: 2, levelsPerCode: 1, offsetSpread: 0, gainSpread: 0),
      accumulatorBits: 24,
      post: PostProcessing(
        activation: .none, shift: 0, format: IntegerFormat(bits: 24, isSigned: true)))
    change(&layer)
    return MatrixEngineSpecification(name: "budget", clock: 100e6, layers: [layer])
  }

  /// The worst share of every stage over some vectors.
  private static func shares(_ engine: MatrixEngineSpecification) -> [MatrixStage: Double] {
    var golden = MatrixEngineReference(engine, seed: 1)
    let errors = StageErrors(engine.layers[0])
    var shares: [MatrixStage: Double] = [:]
    for vector in RandomMatrixEngines.vectors(for: engine, count: 5, seed: 1) {
      errors.visit(golden.multiply(vector)[0].vectors[0]) {
        shares[$0.stage] = max(shares[$0.stage] ?? 0, $0.share)
      }
    }
    return shares
  }

  @Test func eachErrorShowsInItsStageAlone() {
    let stages = MatrixStage.measured
    let ideal = Self.shares(Self.engine())
    for stage in stages { #expect((ideal[stage] ?? 1) < 1e-9, "\(stage)") }
    let faults: [(MatrixStage, (inout MatrixLayerSpecification) -> Void)] = [
      (.dac, { $0.tile.driveDroop = 0.1 }), (.array, { $0.tile.programSpread = 0.1 }),
      (.array, { $0.tile.readNoise = 0.05 }), (.adc, { $0.converter.gainSpread = 0.1 }),
      (.adc, { $0.converter.levelsPerCode = 0.05 }), (.accumulate, { $0.accumulatorBits = 5 }),
    ]
    for (stage, fault) in faults {
      let shares = Self.shares(Self.engine(fault))
      #expect((shares[stage] ?? 0) > 0.005, "\(stage)")
      // A code is a whole number: what stands before it rounds.
      for other in stages where other != stage && other != .adc {
        #expect((shares[other] ?? 1) < 1e-9, "\(stage): \(other)")
      }
    }
  }

  /// A converter's range set wrong on purpose.
  @Test func theFirstValueOverBudgetIsNamed() throws {
    var wrong = Self.engine { $0.converter.levelsPerCode = 0.05 }
    for stage in MatrixStage.measured { wrong.tolerances[stage] = 0.02 }
    let model = try TestModels.matrix(GeneratedMatrixEngine(wrong))
    let run = try MatrixEngineLockStep(model, seed: 1)
    let vectors = RandomMatrixEngines.vectors(for: wrong, count: 3, seed: 1)
    _ = try run.multiply(vectors)
    let found = try #require(run.deviation)
    #expect(found.vector == 1)
    #expect(found.layer == "only")
    #expect(found.value.stage == .adc)
    // The highest code where more was there.
    #expect(found.value.found == 31)
    #expect(found.value.expected > 31)
    // Its codes are there when the conversion of its column is over.
    let conversion = try #require(found.value.conversion)
    let layer = wrong.layers[0]
    let begin = try #require(Self.cycleOfFirstConversion(found, layer))
    #expect(found.cycle == begin + (conversion + 1) * layer.columnCycles)

    // The same hardware within its budget.
    var wide = wrong
    for stage in MatrixStage.measured { wide.tolerances[stage] = 1 }
    wide.tolerances[.adc] = nil
    let other = try MatrixEngineLockStep(
      TestModels.matrix(GeneratedMatrixEngine(wide)), seed: 1)
    _ = try other.multiply(vectors)
    #expect(other.deviation == nil)
  }

  /// The cycle in which the first vector's conversion began: after the cells were written and its elements
  /// received.
  private static func cycleOfFirstConversion(
    _ deviation: BudgetDeviation, _ layer: MatrixLayerSpecification
  ) -> Int? {
    let before = deviation.cycle - layer.program.count - layer.inputs
    guard let conversion = deviation.value.conversion else { return nil }
    let begin = deviation.cycle - (conversion + 1) * layer.columnCycles
    return before > 0 && begin >= layer.program.count + layer.inputs ? begin : nil
  }
}
