import CoSimulation
import DevicePhysics
import Foundation
import Generation
import Specifications
import TestSupport
import Testing

/// A fault in program-verify, calibration or winner-take-all shows, and at the stage in which it lies.
@Suite struct MatrixProgrammingTests {
  /// A fault put into the text on purpose.
  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stage: MatrixStage
    let module: String
    let text: String
    let replacement: String

    init(
      _ name: String, shows stage: MatrixStage, in module: String, _ text: String,
      becomes replacement: String
    ) {
      testDescription = name
      self.stage = stage
      self.module = module
      self.text = text
      self.replacement = replacement
    }

    static let all = [
      Fault(
        "a pulse does not grow", shows: .timing, in: "matrix_cell_programmer_0",
        "growth_0_q + 3'd1", becomes: "growth_0_q"),
      Fault(
        "the wear of a row is that of its last programming", shows: .programming,
        in: "matrix_programmer_0", "{1'b0, wear_q[address]} + ", becomes: "25'd1 + "),
      Fault(
        "a calibration begins with the sums of the last", shows: .timing,
        in: "matrix_calibration_0", "if (clear_i)", becomes: "if (1'b0 && clear_i)"),
      Fault(
        "the least wins", shows: .postProcessing, in: "matrix_arg_maximum_0",
        "value_i > greatest_q", becomes: "value_i < greatest_q"),
    ]
  }

  /// All of it in one small engine.
  private static let engine: MatrixEngineSpecification = {
    let tile = MatrixTileSpecification(
      rows: 3, columns: 10, converters: 2, driveBits: 2, device: OhmicMemristor(),
      lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2, readNoise: 0.001,
      programSpread: 0)
    var layer = MatrixLayerSpecification(
      name: "only",
      weights: WeightMatrix(
        outputs: 6, inputs: 5, values: (0..<30).map { ($0 * 7) % 16 - 8 }),
      input: IntegerFormat(bits: 5, isSigned: true), tile: tile,
      mapping: WeightMapping(scheme: .offsetColumn, slicing: .binary, weightBits: 4, cellBits: 2),
      converter: MatrixConverterSpecification(
        kind: .sar, bits: 6, settleCycles: 2, levelsPerCode: 1,
        offsetSpread: 0.5 * tile.unitCurrent, gainSpread: 0.05),
      accumulatorBits: 16,
      post: PostProcessing(
        activation: .argMax, shift: 0, format: IntegerFormat(bits: 3, isSigned: false)))
    layer.converter.calibration = .offsetAndGain
    layer.programming.scheme = .incrementalAmplitude
    layer.programming.pulseBits = 3
    layer.programming.pulseLimit = 30
    layer.programming.set.voltage = 0.55
    layer.programming.set.voltageStep = 0.02
    layer.programming.cycleSpread = 0.1
    return MatrixEngineSpecification(name: "programmed", clock: 100e6, layers: [layer])
  }()

  /// Every kind of converter is calibrated and reads cells back, with all that decisions and drives can have.
  @Test(arguments: [ConverterKind.sar, .ramp, .flash, .dualSlope, .integrateAndFire])
  func anyConverterIsCalibratedAndVerifies(_ kind: ConverterKind) throws {
    var engine = Self.engine
    var layer = engine.layers[0]
    let step = layer.converter.levelsPerCode * layer.tile.unitCurrent
    layer.converter.kind = kind
    layer.converter.bits = 5
    layer.converter.thresholdSpread = 0.2
    layer.converter.metastabilityWindow = 0.3 * step
    layer.converter.settlingError = 0.05
    layer.converter.redundancy = kind == .sar ? 1 : 0
    layer.converter.integrationCycles = kind == .dualSlope ? 2 : 1
    layer.tile.drive = [.sar, .dualSlope].contains(kind) ? .pulseWidth : .voltage
    layer.tile.driveSpread = 0.02
    if kind == .ramp { layer.tile.driveTable = [0.001, 0.07, 0.13, 0.2] }
    engine.layers = [layer]
    try MatrixEngineLockStepTests.run(engine, seed: 3, vectors: 2)
  }

  @Test(arguments: Fault.all)
  func faultIsNoticed(_ fault: Fault) throws {
    let design = try GeneratedMatrixEngine(Self.engine)
    let sources = try (design.macros + design.modules).map { file in
      guard file.name.hasSuffix("/\(fault.module).sv") else {
        return ModelSource(name: file.name, text: file.text)
      }
      try #require(file.text.contains(fault.text), "\(file.text)")
      return ModelSource(
        name: file.name, text: file.text.replacing(fault.text, with: fault.replacement))
    }
    let model = try TestModels.matrix(design, sources: sources)
    let found = try #require(throws: MatrixMismatch.self) {
      let run = try MatrixEngineLockStep(model, seed: 3)
      _ = try run.multiply(
        RandomMatrixEngines.vectors(for: Self.engine, count: 6, seed: 5))
    }
    #expect(found.stage == fault.stage, "\(found)")
  }
}
