import Diagnostics
import Specifications
import YAML

/// The converters of a matrix engine's tiles. What is left out takes its default.
public struct ColumnConverter: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - kind: How codes are found.
  ///   - bits: Resolution, 1...14; ramp and dual-slope up to 12, integrate-and-fire up to 10, flash up to 8, sense
  ///     amplifiers 1.
  ///   - settleCycles: Cycles before a current is sampled, 1...255.
  ///   - levelsPerCode: How many levels a code stands for.
  ///   - offsetSpread: Standard deviation of the comparators' offsets.
  ///   - gainSpread: Standard deviation of the lanes' gains.
  ///   - noise: Standard deviation of the noise of a sample.
  ///   - linearitySpread: Standard deviation of the lanes' bow, in codes.
  ///   - thresholdSpread: Standard deviation of each threshold of each lane, in codes.
  ///   - redundancy: Decisions of a successive approximation that are made twice, 0...4.
  ///   - integrationCycles: How often a dual-slope converter takes the current, 1...256.
  ///   - settlingError: How much of a threshold's step is left at the end of its cycle, 0...0.5.
  ///   - metastabilityWindow: The width around a threshold in which a decision is drawn.
  ///   - calibration: What is found out about the lanes, and taken away.
  public init(
    kind: ConverterKind? = nil, bits: Int? = nil, settleCycles: Int? = nil,
    levelsPerCode: Double? = nil, offsetSpread: Quantity? = nil, gainSpread: Double? = nil,
    noise: Quantity? = nil, linearitySpread: Double? = nil, thresholdSpread: Double? = nil,
    redundancy: Int? = nil, integrationCycles: Int? = nil, settlingError: Double? = nil,
    metastabilityWindow: Quantity? = nil, calibration: ConverterCalibration? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "converter",
      [
        "kind": kind?.rawValue,
        "bits": bits,
        "settle-cycles": settleCycles,
        "levels-per-code": levelsPerCode,
        "offset-spread": offsetSpread,
        "gain-spread": gainSpread,
        "noise": noise,
        "linearity-spread": linearitySpread,
        "threshold-spread": thresholdSpread,
        "redundancy": redundancy,
        "integration-cycles": integrationCycles,
        "settling-error": settlingError,
        "metastability-window": metastabilityWindow,
        "calibration": calibration?.rawValue,
      ], at: Place(fileID, line))
  }
}

/// A converter as it was decoded, before it knows the layers.
struct DecodedConverter {
  /// `levelsPerCode` in it is still to be chosen.
  var specification: MatrixConverterSpecification
  /// `nil` to choose it for each layer.
  var levelsPerCode: Double?
}

extension ColumnConverter {
  static func decode(_ mapping: inout YAMLMapping, unit: Double?) -> DecodedConverter? {
    let kind = mapping.choice("kind", of: ConverterKind.self, default: .sar)
    let highest =
      switch kind {
      case .sar: 14
      case .ramp, .dualSlope: 12
      case .integrateAndFire: 10
      case .flash: 8
      case .sense, .winnerTakeAll: 1
      }
    var specification = MatrixConverterSpecification(
      kind: kind, bits: mapping.integer("bits", in: 1...highest, default: min(8, highest)),
      settleCycles: mapping.integer("settle-cycles", in: 1...255, default: 2), levelsPerCode: 1,
      offsetSpread: mapping.quantity("offset-spread", .current, in: 0...1, default: 0),
      gainSpread: mapping.number("gain-spread", in: 0...0.5, default: 0),
      noise: mapping.quantity("noise", .current, in: 0...1, default: 0),
      linearitySpread: mapping.number("linearity-spread", in: 0...100, default: 0))
    let levels = mapping.numberIfPresent("levels-per-code", in: 1e-3...1e9)
    specification.decodeDecisions(&mapping)
    specification.calibration = mapping.choice(
      "calibration", of: ConverterCalibration.self, default: .none)
    return DecodedConverter(specification: specification, levelsPerCode: levels)
  }
}
