import Diagnostics
import Networks
import Specifications
import YAML

/// A trained network, in place of layers that are written out. What is left out takes its default.
public struct Network: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - file: The network, an ONNX file, looked up from the description's folder.
  ///   - calibration: Example inputs, a file that NumPy saved: vectors x numbers.
  ///   - inputBits: Bits of the inputs, 1...16.
  ///   - activationBits: Bits of what one layer gives the next, 2...16.
  ///   - outputBits: Bits of what the last layer gives, 2...32.
  ///   - range: What the converters reach to.
  ///   - argMax: Whether the last layer gives the index of its greatest output.
  public init(
    _ file: String, calibration: String, inputBits: Int? = nil, activationBits: Int? = nil,
    outputBits: Int? = nil, range: NetworkQuantization.ConverterRange? = nil,
    argMax: Bool? = nil, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "network",
      [
        "file": file,
        "calibration": calibration,
        "input-bits": inputBits,
        "activation-bits": activationBits,
        "output-bits": outputBits,
        "converter-range": range?.rawValue,
        "arg-max": argMax,
      ], at: Place(fileID, line))
  }
}

/// A network as it was decoded, before it knows its tiles.
struct DecodedNetwork {
  var network: FloatNetwork
  var calibration: [[Double]]
  var quantization: NetworkQuantization
  /// Whether the last layer gives the index of its greatest output.
  var givesIndex: Bool
}

extension Network {
  /// - Parameter folder: where files are looked up.
  static func decode(_ mapping: inout YAMLMapping, in folder: String) -> DecodedNetwork? {
    let network = mapping.value("file", expecting: "the name of an ONNX file")?
      .read(in: folder) { path throws(Diagnostic) in try FloatNetwork(onnx: path) }
    let examples = mapping.value("calibration", expecting: "the name of a file that NumPy saved")
    let calibration = examples?
      .read(in: folder) { path throws(Diagnostic) in try Tensor(contentsOf: path) }
    let quantization = NetworkQuantization(
      inputBits: mapping.integer("input-bits", in: 1...16, default: 8),
      activationBits: mapping.integer("activation-bits", in: 2...16, default: 8),
      outputBits: mapping.integer("output-bits", in: 2...32, default: 16),
      range: mapping.choice(
        "converter-range", of: NetworkQuantization.ConverterRange.self, default: .calibrated))
    let givesIndex = mapping.boolean("arg-max", default: false)
    guard let network, let calibration else { return nil }
    if givesIndex, let last = network.layers.last, last.activation != .none {
      examples?.report(
        "arg-max-output",
        "the network's last layer has the activation '\(last.activation.rawValue)'",
        remedy: "leave 'arg-max' out, or save the network without it")
      return nil
    }
    guard let vectors = calibration.vectors(of: network.inputs), !vectors.isEmpty else {
      let shape = calibration.shape.map(String.init).joined(separator: " x ")
      examples?.report(
        "data-shape",
        "the calibration data are an array of \(shape.isEmpty ? "one number" : shape); expected vectors x "
          + "\(network.inputs)")
      return nil
    }
    return DecodedNetwork(
      network: network, calibration: vectors, quantization: quantization,
      givesIndex: givesIndex)
  }
}

extension Tensor {
  /// The vectors that an array holds: its first dimension counts them. `nil` where they are not of `count` numbers.
  public func vectors(of count: Int) -> [[Double]]? {
    guard shape.count >= 2, shape.dropFirst().reduce(1, *) == count else { return nil }
    return (0..<shape[0]).map { Array(values[$0 * count..<($0 + 1) * count]) }
  }
}

extension YAMLValue {
  /// What is in the file that is named; `nil` after a diagnostic.
  func read<Content>(
    in folder: String, _ read: (String) throws(Diagnostic) -> Content
  ) -> Content? {
    guard let path = string() else { return nil }
    do {
      return try read(path.hasPrefix("/") ? path : "\(folder)/\(path)")
    } catch {
      report(error.identifier, error.message, remedy: error.remedy)
      return nil
    }
  }
}

extension PostProcessing {
  /// The index of the greatest in place of the values, with the same bias and multipliers.
  mutating func giveIndex(of outputs: Int) {
    activation = .argMax
    shift = 0
    format = IntegerFormat(
      bits: max(1, Int.bitWidth - (outputs - 1).leadingZeroBitCount), isSigned: false)
  }
}
