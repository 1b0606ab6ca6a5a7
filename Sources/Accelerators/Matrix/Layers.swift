import Diagnostics
import Specifications
import YAML

/// The layers of a matrix engine, each of which feeds the next.
public struct Layers: Section {
  public let content: SectionContent

  public init(
    fileID: StaticString = #fileID, line: UInt = #line, @LayerBuilder layers: () -> [Layer]
  ) {
    content = SectionContent(
      "layers", list: layers().map(\.content), at: Place(fileID, line))
  }
}

/// Collects layers.
@resultBuilder
public enum LayerBuilder {
  public static func buildBlock(_ layers: Layer...) -> [Layer] { layers }
}

/// One layer: a matrix, and what is done to its results. What is left out takes its default.
public struct Layer: Sendable {
  let content: SectionContent

  /// - Parameters:
  ///   - weights: One row for each output.
  ///   - name: What messages call it.
  ///   - inputBits: Of the first layer's inputs, 1...16.
  ///   - inputSigned: Whether they are in two's complement.
  ///   - levelsPerCode: How many levels a converter's code stands for.
  ///   - activation: What is done to a sum.
  ///   - bias: Added to the sums, one for each output, in units of their codes.
  ///   - multipliers: What the sums are multiplied with, one for each output, 0...65535.
  ///   - shift: Bits that are rounded off, 0...32.
  ///   - outputBits: What results saturate to, 1...48; 1...16 where a layer follows.
  ///   - outputSigned: Whether they are in two's complement.
  ///   - convolution: The maps whose windows the matrix is multiplied with.
  public init(
    weights: [[Int]], name: String? = nil, inputBits: Int? = nil, inputSigned: Bool? = nil,
    levelsPerCode: Double? = nil, activation: Activation? = nil, bias: [Int]? = nil,
    multipliers: [Int]? = nil, shift: Int? = nil, outputBits: Int? = nil,
    outputSigned: Bool? = nil, convolution: Convolution? = nil, fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(
      weights: WeightRows(rows: weights), name: name, inputBits: inputBits,
      inputSigned: inputSigned, levelsPerCode: levelsPerCode, activation: activation,
      bias: bias, multipliers: multipliers, shift: shift, outputBits: outputBits,
      outputSigned: outputSigned, convolution: convolution, at: Place(fileID, line))
  }

  /// - Parameter weights: A file that NumPy saved; the others as above.
  public init(
    weights: String, name: String? = nil, inputBits: Int? = nil, inputSigned: Bool? = nil,
    levelsPerCode: Double? = nil, activation: Activation? = nil, bias: [Int]? = nil,
    multipliers: [Int]? = nil, shift: Int? = nil, outputBits: Int? = nil,
    outputSigned: Bool? = nil, convolution: Convolution? = nil, fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(
      weights: weights as any SectionValue, name: name, inputBits: inputBits,
      inputSigned: inputSigned, levelsPerCode: levelsPerCode, activation: activation,
      bias: bias, multipliers: multipliers, shift: shift, outputBits: outputBits,
      outputSigned: outputSigned, convolution: convolution, at: Place(fileID, line))
  }

  private init(
    weights: any SectionValue, name: String?, inputBits: Int?, inputSigned: Bool?,
    levelsPerCode: Double?, activation: Activation?, bias: [Int]?, multipliers: [Int]?,
    shift: Int?, outputBits: Int?, outputSigned: Bool?, convolution: Convolution?, at place: Place
  ) {
    content = SectionContent(
      "layer",
      [
        "name": name,
        "weights": weights,
        "input-bits": inputBits,
        "input-signed": inputSigned,
        "levels-per-code": levelsPerCode,
        "activation": activation?.rawValue,
        "bias": bias.map(Integers.init),
        "multipliers": multipliers.map(Integers.init),
        "shift": shift,
        "output-bits": outputBits,
        "output-signed": outputSigned,
        "convolution": convolution?.content,
      ], at: place)
  }
}

/// Weights that are written out.
private struct WeightRows: SectionValue {
  let rows: [[Int]]

  func node(at place: Place) -> YAMLNode {
    YAMLNode(
      .sequence(
        rows.map { Integers(numbers: $0).node(at: place) }), at: place)
  }
}

/// Integers that are written out.
private struct Integers: SectionValue {
  let numbers: [Int]

  func node(at place: Place) -> YAMLNode {
    YAMLNode(
      .sequence(numbers.map { YAMLNode(.scalar(YAMLScalar("\($0)")), at: place) }), at: place)
  }
}

extension Bool: SectionValue {}

extension SectionContent {
  /// A key with a list of mappings.
  init(_ key: String, list: [SectionContent], at place: Place) {
    let nodes = list.map { $0.node(at: $0.entry.value.place) }
    entry = YAMLEntry(key, at: place, value: YAMLNode(.sequence(nodes), at: place))
  }
}

/// A layer as it was decoded, before it knows its tiles.
struct DecodedLayer {
  var name: String?
  var weights: WeightMatrix
  var input: IntegerFormat
  var levelsPerCode: Double?
  var post: PostProcessing
  var windows: ConvolutionWindows?
}

extension Layer {
  /// - Parameters:
  ///   - previous: what the layer before gives; `nil` for the first, and where that one is faulty.
  ///   - weightRange: what a weight may be; `nil` where the mapping is faulty.
  ///   - folder: where files are looked up.
  static func decode(
    _ mapping: inout YAMLMapping, after previous: PostProcessing?, isFirst: Bool,
    weightRange: ClosedRange<Int>?, in folder: String
  ) -> DecodedLayer? {
    let name = mapping.nameIfPresent("name")
    let weights = mapping.weights("weights", range: weightRange, in: folder)
    // A later layer takes what the one before gives.
    let input =
      isFirst
      ? IntegerFormat(
        bits: mapping.integer("input-bits", in: 1...16, default: 8),
        isSigned: mapping.boolean("input-signed", default: false)) : previous?.format
    let levelsPerCode = mapping.numberIfPresent("levels-per-code", in: 1e-3...1e9)
    let activation = mapping.choice("activation", of: Activation.self, default: .none)
    let biases = mapping.perOutput(
      "bias", in: PostProcessing.biasRange, outputs: weights?.outputs, folder: folder)
    let multipliers = mapping.perOutput(
      "multipliers", in: PostProcessing.multiplierRange, outputs: weights?.outputs, folder: folder)
    let shift = mapping.integer("shift", in: 0...32, default: 0)
    let format = IntegerFormat(
      bits: mapping.integer("output-bits", in: 1...48, default: 32),
      isSigned: mapping.boolean(
        "output-signed", default: activation != .relu && activation != .argMax))
    let isConvolution = mapping.contains("convolution")
    let windows = mapping.nestedIfPresent("convolution") {
      Convolution.decode(&$0, isFirst: isFirst)
    }
    guard let weights, let input, !isConvolution || windows != nil else { return nil }
    return DecodedLayer(
      name: name, weights: weights, input: input, levelsPerCode: levelsPerCode,
      post: PostProcessing(
        activation: activation, shift: shift, format: format, biases: biases,
        multipliers: multipliers), windows: windows)
  }
}
