import Diagnostics
import Specifications
import YAML

/// How the cells of a matrix engine are brought to their levels. What is left out takes its default.
public struct Programming: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - scheme: Open loop, or which pulses.
  ///   - tolerance: How far a cell may be from its level, in levels.
  ///   - tolerances: The same, one for each level, in place of `tolerance`.
  ///   - pulseLimit: Pulses after which a cell is given up, 1...1023.
  ///   - pulseBits: Bits of the code of a pulse, 1...8.
  ///   - pulseCycles: Clock cycles of a pulse, 1...255.
  ///   - deviceSpread: Standard deviation of the logarithm of the cells' programming rates.
  ///   - cycleSpread: The same of the pulses'.
  ///   - set: The SET pulses.
  ///   - reset: The RESET pulses.
  public init(
    scheme: ProgrammingScheme? = nil, tolerance: Double? = nil, tolerances: [Double]? = nil,
    pulseLimit: Int? = nil, pulseBits: Int? = nil, pulseCycles: Int? = nil,
    deviceSpread: Double? = nil, cycleSpread: Double? = nil, set: ProgrammingPulses? = nil,
    reset: ProgrammingPulses? = nil, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "programming",
      [
        "scheme": scheme?.rawValue,
        "tolerance": tolerances.map { Numbers(numbers: $0) } ?? tolerance,
        "pulse-limit": pulseLimit,
        "pulse-bits": pulseBits,
        "pulse-cycles": pulseCycles,
        "device-spread": deviceSpread,
        "cycle-spread": cycleSpread,
        "set": set?.content,
        "reset": reset?.content,
      ], at: Place(fileID, line))
  }
}

/// Numbers that are written out.
private struct Numbers: SectionValue {
  let numbers: [Double]

  func node(at place: Place) -> YAMLNode {
    YAMLNode(.sequence(numbers.map { $0.node(at: place) }), at: place)
  }
}

extension Programming {
  private static let levels = 1...32
  private static let toleranceRange = 0.01...0.5

  static func decode(_ mapping: inout YAMLMapping) -> MatrixProgrammingSpecification? {
    let standard = MatrixProgrammingSpecification.openLoop
    return MatrixProgrammingSpecification(
      scheme: mapping.choice("scheme", of: ProgrammingScheme.self, default: .openLoop),
      tolerances: tolerances(&mapping) ?? standard.tolerances,
      pulseLimit: mapping.integer("pulse-limit", in: 1...1023, default: standard.pulseLimit),
      pulseBits: mapping.integer("pulse-bits", in: 1...8, default: standard.pulseBits),
      pulseCycles: mapping.integer("pulse-cycles", in: 1...255, default: standard.pulseCycles),
      deviceSpread: mapping.number("device-spread", in: 0...2, default: 0),
      cycleSpread: mapping.number("cycle-spread", in: 0...2, default: 0),
      set: mapping.nestedOrEmpty("set") {
        ProgrammingPulses.decode(&$0, standard: standard.set)
      } ?? standard.set,
      reset: mapping.nestedOrEmpty("reset") {
        ProgrammingPulses.decode(&$0, standard: standard.reset)
      } ?? standard.reset)
  }

  /// One number, or one for each level.
  private static func tolerances(_ mapping: inout YAMLMapping) -> [Double]? {
    guard let value = mapping.valueIfPresent("tolerance") else { return nil }
    if case .sequence = value.node.content {
      return value.sequence(count: levels) { $0.number(in: toleranceRange) }
    }
    return value.number(in: toleranceRange).map { [$0] }
  }
}

/// The pulses of one polarity. What is left out takes its default.
public struct ProgrammingPulses: Sendable {
  let content: SectionContent

  /// - Parameters:
  ///   - voltage: Magnitude of the first.
  ///   - voltageStep: What each further one adds, where the amplitude grows.
  ///   - voltageLimit: Magnitude none exceeds.
  ///   - width: Duration of the first in device time.
  ///   - widthStep: What each further one adds, where the width grows.
  ///   - widthLimit: Duration none exceeds.
  public init(
    voltage: Quantity? = nil, voltageStep: Quantity? = nil, voltageLimit: Quantity? = nil,
    width: Quantity? = nil, widthStep: Quantity? = nil, widthLimit: Quantity? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "pulses",
      [
        "voltage": voltage,
        "voltage-step": voltageStep,
        "voltage-limit": voltageLimit,
        "width": width,
        "width-step": widthStep,
        "width-limit": widthLimit,
      ], at: Place(fileID, line))
  }
}

extension ProgrammingPulses {
  fileprivate static func decode(
    _ mapping: inout YAMLMapping, standard: VerifyPulses
  ) -> VerifyPulses? {
    func voltage(_ key: String, _ value: Double) -> Double {
      mapping.quantity(key, .voltage, in: 0...10, default: value)
    }
    func time(_ key: String, _ value: Double) -> Double {
      mapping.quantity(key, .time, in: 1e-12...1e3, default: value)
    }
    return VerifyPulses(
      voltage: voltage("voltage", standard.voltage),
      voltageStep: voltage("voltage-step", standard.voltageStep),
      voltageLimit: voltage("voltage-limit", standard.voltageLimit),
      width: time("width", standard.width), widthStep: time("width-step", standard.widthStep),
      widthLimit: time("width-limit", standard.widthLimit))
  }
}
