import Foundation
import Reference
import Specifications
import TestSupport
import Testing

/// The golden matrix engine under settings as they are usual in CrossSim, against NumPy that computes what they say: every sum, to the
/// last bit, with programming errors and read noise too.
@Suite struct CrossSimSettingsTests {
  /// Those of the accuracy studies that are made with CrossSim (T. P. Xiao et al., *On the accuracy of analog neural network inference
  /// accelerators*, IEEE Circuits and Systems Magazine 22, 2022): 8-bit weights, unsliced or in slices, balanced or offset, inputs bit by
  /// bit, programming errors in proportion to the conductance; wires without resistance.
  static let settings: [CrossSimSettings] = [
    // Nothing is lost: a level for each code, converters that reach all sums.
    CrossSimSettings(style: .balanced, weightBits: 8, cellBits: 4, adcBits: 10, range: .granular),
    CrossSimSettings(style: .offset, weightBits: 8, cellBits: 2, adcBits: 8, range: .granular),
    // 8-bit converters over all that a column can carry.
    CrossSimSettings(style: .balanced, weightBits: 8, cellBits: 4, adcBits: 8, range: .max),
    CrossSimSettings(style: .offset, weightBits: 8, cellBits: 4, adcBits: 8, range: .max),
    // A range as data would set it, which clips.
    CrossSimSettings(
      style: .balanced, weightBits: 8, cellBits: 2, adcBits: 6, range: .calibrated(20)),
    // Inputs two and four bits at a time.
    CrossSimSettings(
      style: .balanced, weightBits: 6, cellBits: 5, sliceSize: 2, adcBits: 9, range: .max),
    CrossSimSettings(
      style: .offset, weightBits: 5, cellBits: 3, sliceSize: 4, adcBits: 10, range: .calibrated(900)
    ),
    // Programming errors of 2 and 5 %, an On/Off ratio of 10 and of 100.
    CrossSimSettings(
      style: .balanced, weightBits: 8, cellBits: 4, adcBits: 8, range: .max,
      programmingError: 0.02),
    CrossSimSettings(
      style: .offset, weightBits: 8, cellBits: 2, adcBits: 8, range: .max, programmingError: 0.05,
      resistances: 10e3...1e6),
    // Read noise as well.
    CrossSimSettings(
      style: .balanced, weightBits: 8, cellBits: 4, adcBits: 8, range: .calibrated(200),
      programmingError: 0.02, readNoise: 0.01),
  ]

  @Test func numPyComputesTheSame() throws {
    let results = try NumPy.results(of: Self.settings, script: "crosssim_settings.py")
    try #require(results.count == Self.settings.count)
    for (settings, expected) in zip(Self.settings, results) {
      var golden = MatrixLayerReference(settings.layer, seed: CrossSimSettings.seed)
      golden.writeWeights()
      for (vector, sums) in zip(settings.vectors, expected) {
        #expect(golden.multiply(vector).sums == sums, "\(settings)")
      }
    }
  }

  /// Without errors of cells, and with a level for each code, it is the product.
  @Test func granularRangesLoseNothing() {
    for settings in Self.settings.prefix(2) {
      let layer = settings.layer
      var golden = MatrixLayerReference(layer, seed: 1)
      golden.writeWeights()
      for vector in settings.vectors {
        let product = (0..<layer.outputs).map { output in
          (0..<layer.inputs).reduce(0) { $0 + layer.weights[output, $1] * vector[$1] }
        }
        #expect(golden.multiply(vector).sums == product)
      }
    }
  }
}
