import Foundation
import Memweave
import Networks
import Testing

@testable import Accelerators

@Suite struct MatrixDescriptionTests {
  private static let yaml = """
    name: scorer
    clock: 50 MHz
    layers:
      - weights: [[3, -1, 4], [-1, 5, -9]]
        input-bits: 4
        activation: relu
        shift: 2
        output-bits: 6
      - name: last
        weights: [[1, -2]]
        levels-per-code: 1.5
    tiles: {rows: 2, columns: 64, converters: 4, read-noise: 0.01}
    mapping: {scheme: offset-column, weight-bits: 5, cell-bits: 3}
    converter: {kind: ramp, bits: 6}
    accumulator-bits: 20

    """

  private static func specification(_ yaml: String) throws -> MatrixEngineSpecification {
    try MatrixDescription(yaml: yaml, file: "a.yaml").specification()
  }

  @Test func aDescriptionIsDecoded() throws {
    let engine = try Self.specification(Self.yaml)
    #expect(engine.title == "scorer")
    #expect(engine.layers.map(\.name) == ["layer-0", "last"])
    #expect(engine.layers[0].weights.values == [3, -1, 4, -1, 5, -9])
    #expect(engine.layers[0].input == IntegerFormat(bits: 4, isSigned: false))
    #expect(engine.layers[1].input == IntegerFormat(bits: 6, isSigned: false))
    #expect(engine.layers[1].post.format == IntegerFormat(bits: 32, isSigned: true))
    #expect(engine.layers[0].tiles == 2)
    // A column of the first layer sums up to 7 + 7, of the second to 7 + 7, each driven by one bit.
    #expect(engine.layers[0].converter.levelsPerCode == 1)
    #expect(engine.layers[1].converter.levelsPerCode == 1.5)
    #expect(engine.layers[0].accumulatorBits == 20)
  }

  @Test func theSameInSwift() throws {
    let engine = MatrixDescription("scorer", clock: 50.megahertz, accumulatorBits: 20) {
      Layers {
        Layer(
          weights: [[3, -1, 4], [-1, 5, -9]], inputBits: 4, activation: .relu, shift: 2,
          outputBits: 6)
        Layer(weights: [[1, -2]], name: "last", levelsPerCode: 1.5)
      }
      Tiles(rows: 2, columns: 64, converters: 4, readNoise: 0.01)
      Mapping(scheme: .offsetColumn, weightBits: 5, cellBits: 3)
      ColumnConverter(kind: .ramp, bits: 6)
    }
    #expect(try engine.specification() == Self.specification(Self.yaml))
  }

  @Test func budgetsAndImperfectionsAreDescribed() throws {
    let judged = try MatrixDescription(
      yaml: """
        name: scorer
        layers: [{weights: [[1]]}]
        tiles: {drive-bow: -0.01, drive-droop: 0.02, fidelity: ideal-wires}
        converter: {noise: 10 nA, linearity-spread: 0.5}
        tolerances: {dac: 0.01, adc: 0.02}

        """, file: "a.yaml"
    ).judged()
    let described = try MatrixDescription("scorer") {
      Layers { Layer(weights: [[1]]) }
      Tiles(driveBow: -0.01, driveDroop: 0.02, fidelity: .idealWires)
      ColumnConverter(noise: 10.nanoamperes, linearitySpread: 0.5)
      Tolerances(dac: 0.01, adc: 0.02)
    }.specification()
    #expect(described == judged.specification)
    let layer = judged.specification.layers[0]
    #expect(layer.tile.driveBow == -0.01 && layer.tile.driveDroop == 0.02)
    #expect(layer.converter.noise == 10e-9 && layer.converter.linearitySpread == 0.5)
    #expect(judged.specification.tolerances[.adc] == 0.02)
    #expect(judged.specification.tolerances[.array] == nil)
    #expect(judged.tolerancePlaces[.adc].map { "\($0)" } == "a.yaml:5:30")
  }

  @Test func programmingAndSensingAreDescribed() throws {
    let engine = try Self.specification(
      """
      name: scorer
      layers: [{weights: [[1], [2]], activation: arg-max}]
      converter: {calibration: offset-and-gain}
      programming:
        scheme: incremental-width
        tolerance: [0.1, 0.2, 0.3, 0.4]
        pulse-limit: 50
        pulse-bits: 4
        pulse-cycles: 3
        device-spread: 0.2
        cycle-spread: 0.1
        set: {voltage: 0.55 V, width: 2 ms, width-step: 3 ms, width-limit: 20 ms}
        reset: {voltage: 2.7 V, voltage-step: 10 mV, voltage-limit: 3 V}

      """)
    let described = try MatrixDescription("scorer") {
      Layers { Layer(weights: [[1], [2]], activation: .argMax) }
      ColumnConverter(calibration: .offsetAndGain)
      Programming(
        scheme: .incrementalWidth, tolerances: [0.1, 0.2, 0.3, 0.4], pulseLimit: 50, pulseBits: 4,
        pulseCycles: 3, deviceSpread: 0.2, cycleSpread: 0.1,
        set: ProgrammingPulses(
          voltage: 0.55.volts, width: 2.milliseconds, widthStep: 3.milliseconds,
          widthLimit: 20.milliseconds),
        reset: ProgrammingPulses(
          voltage: 2.7.volts, voltageStep: 10.millivolts, voltageLimit: 3.volts))
    }.specification()
    #expect(described == engine)
    let layer = engine.layers[0]
    #expect(layer.results == 1 && !layer.post.format.isSigned)
    #expect(layer.converter.calibration == .offsetAndGain)
    #expect(layer.programming.tolerance(ofLevel: 2) == 0.3)
    #expect(layer.programming.reset.voltageLimit == 3)
    // 255 codes from a level below the lowest of four to one above the highest.
    #expect(layer.codesPerLevel == 51)
    #expect(layer.verifyWindow(ofLevel: 1) == 102 - 9..<102 + 10)
  }

  @Test func biasAndMultipliersAreOfEachOutput() throws {
    let engine = try Self.specification(
      "name: scaled\nlayers: [{weights: [[1, 2], [3, 4]], bias: [5, -6], multipliers: [7, 65535]}]\n"
    )
    #expect(engine.layers[0].post.biases == [5, -6])
    #expect(engine.layers[0].post.multipliers == [7, 65535])
    let described = try MatrixDescription("scaled") {
      Layers { Layer(weights: [[1, 2], [3, 4]], bias: [5, -6], multipliers: [7, 65535]) }
    }.specification()
    #expect(described == engine)
  }

  @Test func aConvolutionLooksAtWindows() throws {
    let engine = try Self.specification(
      """
      name: edges
      layers:
        - weights: [[1, 0, -1, 2, 0, -2], [1, 2, 0, 0, -1, -2]]
          output-bits: 8
          convolution:
            {channels: 1, height: 5, width: 6, kernel-height: 2, kernel-width: 3, stride: 2, padding: 1}
        - weights: [[1, 2, 3, 4]]
          convolution: {channels: 2, height: 3, width: 3, kernel-width: 2, dilation: 2}

      """)
    let described = try MatrixDescription("edges") {
      Layers {
        Layer(
          weights: [[1, 0, -1, 2, 0, -2], [1, 2, 0, 0, -1, -2]], outputBits: 8,
          convolution: Convolution(
            channels: 1, height: 5, width: 6, kernelHeight: 2, kernelWidth: 3, stride: 2,
            padding: 1))
        Layer(
          weights: [[1, 2, 3, 4]],
          convolution: Convolution(
            channels: 2, height: 3, width: 3, kernelWidth: 2, dilation: 2))
      }
    }.specification()
    #expect(described == engine)
    let windows = try #require(engine.layers[0].windows)
    #expect(windows.order == .channelsFirst && windows.positions == 9)
    #expect(engine.layers.map(\.streamInputs) == [30, 18])
    #expect(engine.layers.map(\.streamOutputs) == [18, 3])
    #expect(engine.layers[1].windows?.order == .channelsLast)
    // The second window of the second row: rows 1 and 2, columns 1 to 3 of a map that counts.
    #expect(engine.layers[0].vectors(of: Array(0..<30))[4] == [7, 8, 9, 13, 14, 15])
    #expect(engine.layers[0].vectors(of: Array(0..<30))[0] == [0, 0, 0, 0, 0, 1])
  }

  @Test func theRangeFollowsFromTheWeights() throws {
    let engine = try Self.specification(
      """
      name: wide
      layers: [{weights: [[127, 127, 127, 127], [1, 1, 1, 1]]}]
      mapping: {cell-bits: 4}
      converter: {bits: 4}

      """)
    // Slices 15 and 7 of 127; four rows of 15 are 60 levels for 15 codes.
    #expect(engine.layers[0].converter.levelsPerCode == 4)
  }

  @Test(arguments: MatrixMistake.all)
  func aMistakeIsToldWithItsPlace(_ mistake: MatrixMistake) {
    let found = #expect(throws: DiagnosticReport.self) {
      _ = try Self.specification(mistake.yaml)
    }
    #expect(found.map { "\($0)" } == mistake.message)
  }

  @Test func whatIsWorthALookIsToldToo() throws {
    let description = try MatrixDescription(
      yaml: """
        name: narrow
        layers:
          - weights: [[100, 100], [1, 2]]
            levels-per-code: 1
        converter: {bits: 2}
        accumulator-bits: 8

        """, file: "a.yaml")
    let warnings = try description.judged().warnings
    #expect(warnings.map(\.identifier) == ["converter-range", "accumulator-range"])
    #expect(
      warnings.map { "\($0)" }.first == """
        a.yaml:4:22: warning: a column of layer 'layer-0' can carry 24 uA, but its converter ends \
        at 21 uA: larger sums are clipped [converter-range]
          help: leave 'levels-per-code' out, or write at least 1.143
        """)
  }

  /// The bytes of a file that NumPy saves.
  private static func file(header: String, _ numbers: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x93]
    bytes += Array("NUMPY".utf8)
    bytes += [1, 0, UInt8(header.utf8.count + 1), 0]
    bytes += Array(header.utf8)
    bytes.append(10)
    return bytes + numbers
  }

  @Test func filesOfNumPyAreRead() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("memweave-npy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func weights(_ header: String, _ numbers: [UInt8]) throws -> WeightMatrix {
      let bytes = Self.file(header: header, numbers)
      try Data(bytes).write(to: folder.appendingPathComponent("w.npy"))
      let description = try MatrixDescription(
        yaml: "name: filed\nlayers: [{weights: w.npy}]\n", file: "a.yaml", folder: folder.path)
      return try description.specification().layers[0].weights
    }
    let integers = try weights(
      "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 2), }",
      [1, 0, 0xFE, 0xFF, 3, 0, 0x81, 0xFF])
    #expect(integers == WeightMatrix(outputs: 2, inputs: 2, values: [1, -2, 3, -127]))
    let columnsFirst = try weights(
      "{'descr': '|i1', 'fortran_order': True, 'shape': (2, 3), }", [1, 4, 2, 5, 3, 6])
    #expect(columnsFirst == WeightMatrix(outputs: 2, inputs: 3, values: [1, 2, 3, 4, 5, 6]))
    // 0.5, -1, 0.25 of 127: 63.5 and 31.75.
    let quantised = try weights(
      "{'descr': '>f4', 'fortran_order': False, 'shape': (1, 3), }",
      [0x3F, 0, 0, 0, 0xBF, 0x80, 0, 0, 0x3E, 0x80, 0, 0])
    #expect(quantised.values == [64, -127, 32])
    let zeros = [UInt8](repeating: 0, count: 8)
    let ones = [UInt8](repeating: 255, count: 8)
    let bad: [(type: String, shape: String, numbers: [UInt8])] = [
      ("<i2", "(2, 2)", [1, 0]), ("<c8", "(1, 1)", zeros), ("<i1", "(2,)", [1, 0]),
      ("<f8", "(1, 1)", ones), ("<i1", "(99999999999, 99999999999)", [1]),
    ]
    for (type, shape, numbers) in bad {
      #expect(throws: DiagnosticReport.self) {
        try weights("{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }", numbers)
      }
    }
  }

  /// Whatever bytes a file of weights has, they are read or refused.
  @Test func anyFileIsReadOrRefused() throws {
    var numbers = SeededNumbers(seed: 3)
    let header = "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 2), }"
    let good = Self.file(header: header, [1, 0, 2, 0, 3, 0, 4, 0])
    for _ in 0..<2_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        bytes[Int.random(in: bytes.indices, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      if Bool.random(using: &numbers) {
        bytes.removeLast(Int.random(in: 0...bytes.count, using: &numbers))
      }
      _ = try? Tensor(numPy: bytes, named: "w.npy")
    }
  }
}
