import Foundation
import Memweave
import Networks
import Testing

@testable import Accelerators

/// Networks in place of layers.
@Suite struct NetworkDescriptionTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../examples/digits").standardized.path

  /// A network in place of layers, in YAML and in Swift; every layer's numbers come from it.
  @Test func aNetworkIsDescribed() throws {
    let judged = try MatrixDescription(
      yaml: """
        name: digits
        network:
          file: digits.onnx
          calibration: calibration.npy
          input-bits: 5
          activation-bits: 6
          output-bits: 12
          converter-range: worst-case
        mapping: {weight-bits: 6}

        """, file: "a.yaml", folder: Self.folder
    ).judged()
    let described = try MatrixDescription("digits", folder: Self.folder) {
      Network(
        "digits.onnx", calibration: "calibration.npy", inputBits: 5, activationBits: 6,
        outputBits: 12, range: .worstCase)
      Mapping(weightBits: 6)
    }.judged()
    #expect(described.specification == judged.specification)
    #expect(judged.warnings.isEmpty)
    let layers = judged.specification.layers
    #expect(layers.map(\.name) == ["conv", "classes"])
    #expect(layers[0].input == IntegerFormat(bits: 5, isSigned: false))
    #expect(layers[1].input == IntegerFormat(bits: 6, isSigned: false))
    #expect(layers[1].post.format == IntegerFormat(bits: 12, isSigned: true))
    #expect(judged.inputScale == 1)
    // Each channel reaches the highest weight.
    for output in 0..<layers[1].outputs {
      let row = (0..<layers[1].inputs).map { layers[1].weights[output, $0].magnitude }
      #expect(row.max() == 31)
    }
    // A sum in its units is what the network computes, but for the rounding of weights.
    let network = try #require(judged.network)
    let vector = (0..<64).map { Double($0 * 7 % 17) }
    let float = network.activations(of: vector)[0]
    let ideal = IdealMatrixEngine(judged.specification)
    let integers = layers[0].vectors(of: vector.map { Int($0) }).flatMap { window in
      ideal.products(of: window, layer: 0).enumerated().map {
        layers[0].post.result(of: Int($0.element.rounded()), output: $0.offset)
      }
    }
    let scale = (float.max() ?? 1) / Double(integers.max() ?? 1)
    for (integer, real) in zip(integers, float) {
      #expect((Double(integer) * scale - real).magnitude < 0.06 * (float.max() ?? 1))
    }
  }

  /// Ranges that follow from the calibration data clip what is greater; the network says it, not a key that nobody wrote.
  @Test func calibratedRangesAreToldWithTheNetwork() throws {
    func warnings(_ converter: String) throws -> [String] {
      try MatrixDescription(
        yaml: "name: a\nnetwork: {file: digits.onnx, calibration: calibration.npy}\n"
          + "converter: {\(converter)}\n", file: "a.yaml", folder: Self.folder
      ).judged().warnings.map(\.description)
    }
    let calibrated = try warnings("bits: 6")
    #expect(!calibrated.isEmpty)
    for warning in calibrated {
      #expect(warning.hasPrefix("a.yaml:2:10: warning: a column of layer"))
      #expect(warning.contains("write 'converter-range: worst-case'"))
    }
    for warning in try warnings("levels-per-code: 0.1") {
      #expect(warning.hasPrefix("a.yaml:3:30: warning: a column of layer"))
      #expect(warning.contains("leave 'levels-per-code' out"))
    }
  }
}
