import CrossbarPhysics
import DevicePhysics
import Specifications
import Testing

@testable import Reference

/// What the kinds of converters make of currents: alike where nothing is wrong, and each in its own way where
/// something is.
@Suite struct ConverterKindTests {
  /// One row, one cell of level 1 for each code: the input is the current, in codes.
  private static func layer(
    _ kind: ConverterKind, bits: Int = 6,
    _ change: (inout MatrixLayerSpecification) -> Void = { _ in }
  ) -> MatrixLayerSpecification {
    let mapping = WeightMapping(
      scheme: .differentialPair, slicing: .binary, weightBits: 2, cellBits: 1)
    let tile = MatrixTileSpecification(
      rows: 1, columns: 2, converters: 1, driveBits: 8, device: OhmicMemristor(),
      lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2, readNoise: 0, programSpread: 0)
    var layer = MatrixLayerSpecification(
      name: "one", weights: WeightMatrix(outputs: 1, inputs: 1, values: [1]),
      input: IntegerFormat(bits: 8, isSigned: false), tile: tile, mapping: mapping,
      converter: MatrixConverterSpecification(
        kind: kind, bits: bits, settleCycles: 1, levelsPerCode: 1, offsetSpread: 0, gainSpread: 0),
      accumulatorBits: 40,
      post: PostProcessing(
        activation: .none, shift: 0, format: IntegerFormat(bits: 32, isSigned: true)))
    change(&layer)
    return layer
  }

  /// The code of each input from 0 on.
  private static func codes(
    _ layer: MatrixLayerSpecification, of inputs: Range<Int>, seed: UInt32 = 1
  ) -> [Int] {
    var golden = MatrixLayerReference(layer, seed: seed)
    golden.writeWeights()
    return inputs.map { golden.multiply([$0]).conversions[0].codes[0] }
  }

  @Test(
    arguments: ConverterKind.allCases.filter { !$0.isLatched }, [RowDrive.voltage, .pulseWidth])
  func withoutErrorsAllGiveTheCurrent(kind: ConverterKind, drive: RowDrive) {
    let layer = Self.layer(kind, bits: 4) { layer in
      layer.tile.drive = drive
      layer.converter.integrationCycles = kind == .dualSlope ? 3 : 1
      layer.converter.redundancy = kind == .sar ? 2 : 0
    }
    #expect(Self.codes(layer, of: 0..<20) == (0..<20).map { min($0, 15) })
  }

  @Test func manyWeightsFindEveryCode() {
    for bits in 2...10 {
      for redundancy in 0...min(4, bits - 1) {
        var converter = Self.layer(.sar, bits: bits).converter
        converter.redundancy = redundancy
        let steps = converter.searchSteps
        #expect(steps.count == bits + redundancy)
        for code in 0...converter.highestCode {
          let found = steps.reduce(0) { code >= $0 + $1.trial ? $0 + $1.weight : $0 }
          #expect(found == code)
        }
      }
    }
  }

  /// A threshold that has not settled makes an early decision wrong: with redundancy the later ones make it good, without
  /// they cannot.
  @Test func redundancyCorrectsEarlyDecisions() {
    func worst(_ redundancy: Int) -> Int {
      let layer = Self.layer(.sar, bits: 8) { layer in
        layer.converter.settlingError = 0.04
        layer.converter.redundancy = redundancy
      }
      return Self.codes(layer, of: 0..<256).enumerated().map { abs($0.element - $0.offset) }.max()
        ?? 0
    }
    // The first threshold is 4 % of 128 codes too low: 123 is taken for 128.
    #expect(worst(0) == 5)
    #expect(worst(1) == 0)
  }

  @Test func withinTheWindowADecisionIsDrawn() {
    let layer = Self.layer(.flash, bits: 1) { layer in
      // Code 1 begins at half a level, less a 64th.
      layer.converter.levelsPerCode = 2
      layer.converter.metastabilityWindow = 0.2 * layer.tile.unitCurrent
    }
    var golden = MatrixLayerReference(layer, seed: 9)
    golden.writeWeights()
    let ones = (0..<400).count { _ in golden.multiply([1]).conversions[0].codes[0] == 1 }
    // 200 expected with a standard deviation of 10.
    #expect((160...240).contains(ones), "\(ones)")
    #expect(Self.codes(layer, of: 2..<40).allSatisfy { $0 == 1 })
  }

  /// Thresholds that are off by chance: DNL of the root of two times their spread, the same in every conversion, and other
  /// ones in another lane's place.
  @Test func everyThresholdHasItsOwnError() {
    let spread = 0.2
    let layer = Self.layer(.flash, bits: 8) { layer in
      layer.converter.levelsPerCode = 1
      layer.converter.thresholdSpread = spread
    }
    let parameters = MatrixTileParameters(layer)
    let generator = CounterGenerator(seed: 3)
    var errors: [Double] = []
    for code in 1...255 {
      errors.append(generator.normal(stream: 14, index: 0, draw: UInt64(code)) * spread)
    }
    let levels: [Double] = errors.enumerated().map { Double($0.offset) + 0.484375 + $0.element }
    let expected: [Int] = (0..<256).map { input in levels.count { Double(input) >= $0 } }
    #expect(Self.codes(layer, of: 0..<256, seed: 3) == expected)
    #expect(expected != (0..<256).map { $0 })
    let steps = zip(errors.dropFirst(), errors).map { $0 - $1 }
    let deviation = (steps.reduce(0) { $0 + $1 * $1 } / Double(steps.count)).squareRoot()
    #expect((deviation - 2.0.squareRoot() * spread).magnitude < 0.05)
    #expect(parameters.thresholdSpread == spread * parameters.stepCurrent)
  }

  /// Where thresholds are out of order, the kinds come to different codes, each as it searches.
  @Test func kindsDifferWhereThresholdsAreOutOfOrder() {
    let codes = [ConverterKind.sar, .ramp, .flash].map { kind in
      Self.codes(
        Self.layer(kind) { $0.converter.thresholdSpread = 3 }, of: 0..<64, seed: 7)
    }
    #expect(codes[0] != codes[1] && codes[1] != codes[2])
    // A ramp keeps the last that is reached, a flash converter counts them.
    #expect(zip(codes[1], codes[2]).allSatisfy { $0 >= $1 })
  }

  /// Integration averages noise: its deviation falls with the root of the cycles.
  @Test func integrationAveragesNoise() {
    func deviation(_ cycles: Int) -> Double {
      let layer = Self.layer(.dualSlope, bits: 8) { layer in
        layer.converter.integrationCycles = cycles
        layer.converter.noise = 4 * layer.tile.unitCurrent
      }
      var golden = MatrixLayerReference(layer, seed: 2)
      golden.writeWeights()
      let unit = layer.tile.unitCurrent
      let errors = (0..<400).map { _ in
        golden.multiply([100]).conversions[0].samples[0] / unit - 100
      }
      return (errors.reduce(0) { $0 + $1 * $1 } / 400).squareRoot()
    }
    let (once, often) = (deviation(1), deviation(16))
    #expect((3.4...4.6).contains(once), "\(once)")
    #expect((0.85...1.15).contains(often), "\(often)")
  }
}
