import DevicePhysics
import Foundation
import Reference
import Specifications
import TestSupport
import Testing

/// The golden matrix engine against plain integer products, and against NumPy.
@Suite struct MatrixLayerReferenceTests {
  /// A layer of which nothing is lost: a level for each code, wide accumulators.
  private static func ideal(
    scheme: MappingScheme, slicing: Slicing, cellBits: Int, driveBits: Int, input: IntegerFormat
  ) -> MatrixLayerSpecification {
    let mapping = WeightMapping(
      scheme: scheme, slicing: slicing, weightBits: slicing == .unary ? 4 : 7, cellBits: cellBits)
    let (outputs, inputs) = (9, 23)
    let range = mapping.weightRange
    let weights = (0..<outputs * inputs).map {
      $0 == 0 ? range.lowerBound : range.lowerBound + ($0 * 37) % range.count
    }
    return MatrixLayerSpecification(
      name: "ideal", weights: WeightMatrix(outputs: outputs, inputs: inputs, values: weights),
      input: input,
      tile: MatrixTileSpecification(
        rows: 10, columns: 4 * (2 * mapping.columnCount + 1), converters: 4, driveBits: driveBits,
        device: OhmicMemristor(), lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2,
        readNoise: 0, programSpread: 0),
      mapping: mapping,
      converter: MatrixConverterSpecification(
        kind: .sar, bits: 14, settleCycles: 1, levelsPerCode: 1, offsetSpread: 0, gainSpread: 0),
      accumulatorBits: 40,
      post: PostProcessing(
        activation: .none, shift: 0, format: IntegerFormat(bits: 40, isSigned: true)))
  }

  private static let cases: [(MappingScheme, Slicing)] = [
    (.offsetColumn, .binary), (.offsetColumn, .unary), (.differentialPair, .binary),
    (.differentialPair, .unary), (.twosComplement, .binary),
  ]

  @Test(arguments: cases, [1, 2, 3, 5])
  func withIdealConvertersItIsTheProduct(
    _ mapping: (scheme: MappingScheme, slicing: Slicing), cellBits: Int
  ) {
    for (driveBits, isSigned) in [(1, false), (1, true), (3, false), (3, true), (8, true)] {
      let input = IntegerFormat(bits: 7, isSigned: isSigned)
      let layer = Self.ideal(
        scheme: mapping.scheme, slicing: mapping.slicing, cellBits: cellBits,
        driveBits: driveBits, input: input)
      var golden = MatrixLayerReference(layer, seed: 7)
      golden.writeWeights()
      for step in [0, 1, 5] {
        let vector = (0..<layer.inputs).map {
          step == 0 ? input.range.lowerBound : input.range.lowerBound + ($0 * step * 29) % 128
        }
        let product = (0..<layer.outputs).map { output in
          (0..<layer.inputs).reduce(0) { $0 + layer.weights[output, $1] * vector[$1] }
        }
        #expect(golden.multiply(vector).outputs == product)
      }
    }
  }

  /// Converters of every width and range, levels and noise of every kind off or on: codes and outputs as a
  /// script on NumPy computes them from the page alone, with its own partition and its own mapping.
  @Test func numPyComputesTheSame() throws {
    let limits = RandomMatrixEngines.Limits(
      inputs: 120, outputs: 60, layers: 1, work: 3_000_000)
    let engines = (1...40).map {
      RandomMatrixEngines.engine(seed: UInt64($0), limits: limits).withoutRandomNumbers
    }
    let cases = engines.enumerated().map { index, engine in
      NumPyCase(
        engine.layers[0],
        vectors: RandomMatrixEngines.vectors(for: engine, count: 3, seed: UInt64(index)))
    }
    let results = try NumPy.results(of: cases)
    try #require(results.count == engines.count)
    for (index, engine) in engines.enumerated() {
      var golden = MatrixEngineReference(engine, seed: 1)
      for (vector, expected) in zip(cases[index].vectors, results[index]) {
        #expect(golden.multiply(vector)[0].outputs == expected, "case \(index + 1)")
      }
    }
  }
}

extension MatrixEngineSpecification {
  /// The same without noise, spreads and windows, of which NumPy knows nothing.
  fileprivate var withoutRandomNumbers: Self {
    var engine = self
    for index in engine.layers.indices {
      engine.layers[index].windows = nil
      engine.layers[index].tile.readNoise = 0
      engine.layers[index].tile.programSpread = 0
      engine.layers[index].converter.offsetSpread = 0
      engine.layers[index].converter.gainSpread = 0
      engine.layers[index].withoutBows()
    }
    return engine
  }
}

extension MatrixLayerSpecification {
  /// Straight characteristics of converters and drives, without noise of the converters.
  fileprivate mutating func withoutBows() {
    tile.driveBow = 0
    tile.driveDroop = 0
    converter.noise = 0
    converter.linearitySpread = 0
  }
}

/// Many vectors at once in whole numbers, against one by one in currents.
@Suite struct MatrixBatchTests {
  @Test func allVectorsAtOnceGiveTheSame() throws {
    var wholes = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      let limits = RandomMatrixEngines.Limits(
        inputs: 150, outputs: 60, layers: 1, work: 2_000_000)
      var layer = RandomMatrixEngines.engine(seed: seed, limits: limits).layers[0]
      layer.tile.readNoise = 0
      layer.tile.programSpread = 0
      layer.withoutBows()
      layer.windows = nil
      layer.accumulatorBits = 40
      layer.post.format.bits = min(layer.post.format.bits, 31)
      guard let batch = MatrixBatch(layer, seed: 5) else { continue }
      wholes += 1
      var golden = MatrixLayerReference(layer, seed: 5)
      golden.writeWeights()
      let engine = MatrixEngineSpecification(name: "one", clock: 1e8, layers: [layer])
      let vectors = RandomMatrixEngines.vectors(for: engine, count: 19, seed: seed)
      let expected = vectors.flatMap { golden.multiply($0).outputs }
      #expect(batch.outputs(of: vectors.joined().map { Int32($0) }).map(Int.init) == expected)
    }
    #expect(wholes > 50)
  }

  @Test func layersOneAfterTheOtherGiveTheSame() {
    var wholes = 0
    for seed in 1...12 as ClosedRange<UInt64> {
      let limits = RandomMatrixEngines.Limits(inputs: 80, outputs: 40, layers: 3, work: 500_000)
      var engine = RandomMatrixEngines.engine(seed: seed, limits: limits)
      for index in engine.layers.indices {
        engine.layers[index].tile.readNoise = 0
        engine.layers[index].tile.programSpread = 0
        engine.layers[index].withoutBows()
        engine.layers[index].accumulatorBits = 40
        engine.layers[index].post.format.bits = min(engine.layers[index].post.format.bits, 31)
      }
      guard let batch = MatrixEngineBatch(engine, seed: 7) else { continue }
      wholes += 1
      var golden = MatrixEngineReference(engine, seed: 7)
      let vectors = RandomMatrixEngines.vectors(for: engine, count: 5, seed: seed)
      #expect(batch.outputs(of: vectors) == vectors.map { golden.multiply($0).last?.outputs })
    }
    #expect(wholes > 8)
  }

  @Test func whereWholeNumbersDoNotDecideThereIsNone() {
    let limits = RandomMatrixEngines.Limits(inputs: 30, outputs: 20, layers: 1, work: 2_000_000)
    var layer = RandomMatrixEngines.engine(seed: 4, limits: limits).layers[0]
    layer.accumulatorBits = 40
    layer.withoutBows()
    layer.tile.readNoise = 0
    layer.tile.programSpread = 0
    layer.converter.gainSpread = 0
    layer.converter.offsetSpread = 0
    layer.converter.levelsPerCode = 1
    #expect(MatrixBatch(layer, seed: 1) != nil)
    var noisy = layer
    noisy.tile.readNoise = 0.01
    #expect(MatrixBatch(noisy, seed: 1) == nil)
    var narrow = layer
    narrow.accumulatorBits = 4
    #expect(MatrixBatch(narrow, seed: 1) == nil)
    // Thresholds at whole numbers: (code - 1/2) * 31/32 - 1/64 is one for some code.
    var near = layer
    near.converter.bits = 8
    near.converter.levelsPerCode = 31.0 / 32
    #expect(MatrixBatch(near, seed: 1) == nil)
  }
}
