import Diagnostics
import Specifications
import YAML

extension MatrixConverterSpecification {
  /// How decisions are made, and what is wrong with them. What has no meaning for the kind is refused.
  mutating func decodeDecisions(_ mapping: inout YAMLMapping) {
    thresholdSpread = mapping.number("threshold-spread", in: 0...10, default: 0)
    redundancy = mapping.integer("redundancy", in: 0...min(4, bits - 1), default: 0)
    let cycles = mapping.integer("integration-cycles", in: 1...256, default: 16)
    if kind == .dualSlope { integrationCycles = cycles }
    settlingError = mapping.number("settling-error", in: 0...0.5, default: 0)
    metastabilityWindow = mapping.quantity("metastability-window", .current, in: 0...1, default: 0)
    refuse(&mapping)
  }

  /// The kinds for which a key has a meaning, where it is not all of them.
  private static let kinds: KeyValuePairs<String, [ConverterKind]> = [
    "threshold-spread": [.sar, .ramp, .flash], "redundancy": [.sar],
    "integration-cycles": [.dualSlope], "settling-error": [.sar, .ramp],
    "linearity-spread": [.sar, .ramp, .flash, .dualSlope],
    "metastability-window": [.sar, .ramp, .flash, .dualSlope, .integrateAndFire],
  ]

  private func refuse(_ mapping: inout YAMLMapping) {
    for (key, kinds) in Self.kinds where mapping.contains(key) && !kinds.contains(kind) {
      let names = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      mapping.decoder.report(
        Diagnostic(
          .error, "converter-key",
          "'\(key)' has no meaning for a converter of kind '\(kind.rawValue)'; it belongs to \(names)",
          at: mapping.place(ofKey: key), remedy: "leave it out, or take another kind"))
    }
  }
}
