import DevicePhysics
import Reference
import Specifications
import Testing

/// What program-verify, calibration and winner-take-all are for, held against what is asked of cells and outputs.
@Suite struct MatrixProgrammingReferenceTests {
  private static func layer(bits: Int = 8) -> MatrixLayerSpecification {
    let tile = MatrixTileSpecification(
      rows: 8, columns: 32, converters: 4, driveBits: 1, device: OhmicMemristor(),
      lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2, readNoise: 0, programSpread: 0)
    return MatrixLayerSpecification(
      name: "only",
      weights: WeightMatrix(
        outputs: 6, inputs: 12, values: (0..<72).map { ($0 * 37) % 255 - 127 }),
      input: IntegerFormat(bits: 4, isSigned: false), tile: tile,
      mapping: WeightMapping(
        scheme: .differentialPair, slicing: .binary, weightBits: 8, cellBits: 2),
      converter: MatrixConverterSpecification(
        kind: .sar, bits: bits, settleCycles: 1, levelsPerCode: 1, offsetSpread: 0, gainSpread: 0),
      accumulatorBits: 32,
      post: PostProcessing(
        activation: .none, shift: 0, format: IntegerFormat(bits: 32, isSigned: true)))
  }

  /// With a converter without error a cell that is not given up is within its tolerance; one that is, had all its pulses.
  @Test(arguments: [
    ProgrammingScheme.fixedPulse, .incrementalAmplitude, .incrementalWidth,
  ])
  func verifiedCellsAreWithinTheirTolerance(scheme: ProgrammingScheme) throws {
    var layer = Self.layer()
    layer.programming.scheme = scheme
    layer.programming.tolerances = [0.3, 0.1, 0.2, 0.05]
    layer.programming.pulseLimit = scheme == .fixedPulse ? 700 : 60
    layer.programming.deviceSpread = 0.3
    layer.programming.cycleSpread = 0.2
    var reference = MatrixLayerReference(layer, seed: 5)
    reference.writeWeights()
    let records = reference.programming
    let summary = ProgrammingSummary(records)
    #expect(summary.cells == layer.program.count)
    #expect(summary.givenUp < summary.cells / 4 && summary.pulses > summary.cells)
    #expect(summary.energy > 0 && summary.time > 0)
    for (writes, record) in zip(layer.program.rows, records) {
      let conductances = reference.conductances(ofTile: record.tile)
      for write in writes {
        let cell = try #require(record.cells.first { $0.column == write.column })
        let found =
          conductances[write.row * layer.tile.columns + write.column] / layer.tile.levelSpacing
        let distance = (found - Double(write.level)).magnitude
        if cell.isGivenUp {
          #expect(cell.pulses == layer.programming.pulseLimit)
        } else {
          // A threshold lies a 64th of a level at the lowest drive code lower than half-way.
          let slack = 1.0 / 64
          #expect(
            distance <= layer.programming.tolerance(ofLevel: write.level) + slack,
            "\(write): \(found)")
        }
      }
    }
  }

  /// The mean square of what codes are off, in codes, over four engines and vectors of every size.
  private static func squareError(
    offset: Double, gain: Double, _ calibration: ConverterCalibration
  ) -> Double {
    var layer = Self.layer()
    layer.converter.levelsPerCode = 0.12
    layer.converter.offsetSpread = offset * 0.12 * layer.tile.unitCurrent
    layer.converter.gainSpread = gain
    layer.converter.calibration = calibration
    let errors = StageErrors(layer)
    var (sum, count) = (0.0, 0.0)
    for seed in 1...4 as ClosedRange<UInt32> {
      var reference = MatrixLayerReference(layer, seed: seed)
      reference.calibrate()
      reference.writeWeights()
      for round in 0..<16 {
        let record = reference.multiply((0..<12).map { ($0 * 5 + round * 7) % 16 })
        errors.visit(record) { value in
          guard value.stage == .adc else { return }
          sum += (value.found - value.expected) * (value.found - value.expected)
          count += 1
        }
      }
    }
    return sum / count
  }

  /// Less than a quarter of the square error of spread lanes is left, rounding included.
  @Test func calibrationTakesOffsetAndGainAway() {
    let offset = Self.squareError(offset: 4, gain: 0, .none)
    let gain = Self.squareError(offset: 0, gain: 0.05, .none)
    let both = Self.squareError(offset: 4, gain: 0.05, .none)
    #expect(Self.squareError(offset: 4, gain: 0, .offset) < offset / 4)
    #expect(Self.squareError(offset: 0, gain: 0.05, .offsetAndGain) < gain / 4)
    #expect(Self.squareError(offset: 4, gain: 0.05, .offsetAndGain) < both / 4)
  }

  /// A code of 0 is clipped and says nothing of the lane: it stays, whichever way the lane is off.
  @Test func codeZeroStaysZero() {
    var layer = Self.layer()
    layer.converter.offsetSpread = 4 * layer.tile.unitCurrent
    layer.converter.calibration = .offset
    var reference = MatrixLayerReference(layer, seed: 3)
    reference.calibrate()
    reference.writeWeights()
    let record = reference.multiply(Array(repeating: 0, count: 12))
    #expect(record.conversions.allSatisfy { $0.codes.allSatisfy { $0 == 0 } })
  }

  /// The index of the greatest sum with bias and multiplier, of equals the lowest.
  @Test func theGreatestOutputWins() {
    var post = PostProcessing(
      activation: .argMax, shift: 0, format: IntegerFormat(bits: 4, isSigned: false))
    #expect(post.results(of: [3, 7, -2, 7]) == [1])
    #expect(post.leaders(of: [3, 7, -2, 7]) == [0, 1, 1, 1])
    #expect(post.results(of: [-3]) == [0])
    post.biases = [0, -5, 0, 0]
    #expect(post.results(of: [3, 7, -2, 7]) == [3])
    post.multipliers = [9, 1, 1, 1]
    #expect(post.results(of: [3, 7, -2, 7]) == [0])
  }
}
