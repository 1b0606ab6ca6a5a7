import Diagnostics
import Specifications

/// How a network in floating point becomes layers of integers, after training: with example inputs, which tell how
/// large the numbers become.
///
/// Weights have a scale for each output, inputs and activations one for each layer, symmetric around 0 (R. Krishnamoorthi,
/// *Quantizing deep convolutional networks for efficient inference*, arXiv:1806.08342, sections 2.2 and 3.1).
/// A layer's real output is `sum · levelsPerCode · weightScale · inputScale`; its multiplier and shift bring
/// that to the scale of the next layer's inputs, its bias is in units of the sum.
public struct NetworkQuantization: Sendable, Hashable {
  /// Bits of the inputs, 1...16.
  public var inputBits: Int
  /// Bits of what one layer gives the next, 2...16.
  public var activationBits: Int
  /// Bits of what the last layer gives, 2...32.
  public var outputBits: Int
  /// What the converters reach to.
  public var range: ConverterRange

  /// What the converters of a layer reach to, where `levelsPerCode` is not told.
  public enum ConverterRange: String, Sendable, Hashable, CaseIterable {
    /// The greatest sum that a column comes to with the calibration data.
    case calibrated
    /// The greatest sum that a column can come to with any input.
    case worstCase = "worst-case"
  }

  public init(inputBits: Int, activationBits: Int, outputBits: Int, range: ConverterRange) {
    self.inputBits = inputBits
    self.activationBits = activationBits
    self.outputBits = outputBits
    self.range = range
  }

  /// Vectors that the converters' ranges are found with, spread evenly over the calibration data.
  static let rangeVectors = 256

  /// The layers of a network.
  ///
  /// - Parameters:
  ///   - hardware: tiles, mapping and converters of every layer.
  ///   - levelsPerCode: what a code stands for; `nil` to choose it for each layer.
  ///   - calibration: example inputs, at least one, each as long as the network's input.
  /// - Returns: the layers, and what an input is divided with to become an integer.
  public func layers(
    of network: FloatNetwork, for hardware: MatrixHardware, levelsPerCode: Double?,
    calibration: [[Double]]
  ) -> (layers: [MatrixLayerSpecification], inputScale: Double) {
    let first = Quantizer.input(calibration, bits: inputBits)
    var (vectors, scale, format) = (calibration, first.scale, first.format)
    var layers: [MatrixLayerSpecification] = []
    for (index, own) in network.layers.enumerated() {
      let weights = QuantizedWeights(own, mapping: hardware.mapping)
      var layer = MatrixLayerSpecification(
        name: Self.name(own.name, index: index), weights: weights.matrix, input: format,
        tile: hardware.tile, mapping: hardware.mapping, converter: hardware.converter,
        accumulatorBits: hardware.accumulatorBits,
        post: PostProcessing(activation: own.activation, shift: 0, format: format))
      layer.windows = own.windows
      layer.converter.levelsPerCode =
        levelsPerCode ?? self.levelsPerCode(layer, vectors: vectors, scale: scale)
      vectors = vectors.map { own.outputs(of: $0) }
      let isLast = index == network.layers.count - 1
      let output = Quantizer.output(
        vectors, activation: own.activation, bits: isLast ? outputBits : activationBits)
      let units = weights.scales.map { $0 * scale * layer.converter.levelsPerCode }
      layer.post = Quantizer.post(own, units: units, output: output)
      layers.append(layer)
      (scale, format) = (output.scale, output.format)
    }
    return (layers, first.scale)
  }

  private func levelsPerCode(
    _ layer: MatrixLayerSpecification, vectors: [[Double]], scale: Double
  ) -> Double {
    guard layer.outputsPerLane > 0 else { return 1 }
    let greatest: Int
    switch range {
    case .worstCase: greatest = layer.greatestColumnSum
    case .calibrated:
      let step = max(1, vectors.count / Self.rangeVectors)
      let taken = stride(from: 0, to: vectors.count, by: step).map { vectors[$0] }
      greatest = ColumnSums(layer).greatest(
        of: taken.flatMap {
          layer.vectors(of: Quantizer.integers($0, scale: scale, format: layer.input))
        })
    }
    return max(1, Double(greatest) / Double(layer.converter.highestCode))
  }

  /// A node's name as a description writes names.
  private static func name(_ name: String, index: Int) -> String {
    let words = name.lowercased().map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let joined = String(words).split(separator: "-").joined(separator: "-").prefix(40)
    guard let first = joined.first, first.isLetter else { return "layer-\(index)" }
    return joined.hasSuffix("-") ? String(joined.dropLast()) : String(joined)
  }
}

/// What all layers of an engine have in common.
public struct MatrixHardware: Sendable, Hashable {
  public var tile: MatrixTileSpecification
  public var mapping: WeightMapping
  public var converter: MatrixConverterSpecification
  public var accumulatorBits: Int

  public init(
    tile: MatrixTileSpecification, mapping: WeightMapping,
    converter: MatrixConverterSpecification, accumulatorBits: Int
  ) {
    self.tile = tile
    self.mapping = mapping
    self.converter = converter
    self.accumulatorBits = accumulatorBits
  }
}
