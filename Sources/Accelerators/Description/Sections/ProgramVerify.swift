import Diagnostics
import Specifications
import YAML

/// How cells are programmed. What is left out takes its default.
public struct ProgramVerify: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - amplitudeBits: Resolution of the pulse amplitude, 1...8.
  ///   - tolerance: Half the window around a level, in codes.
  ///   - pulseLimit: Pulses after which a cell is given up, 1...1023.
  ///   - pulseCycles: Clock cycles of a pulse, 1...255.
  ///   - set: The SET pulses.
  ///   - reset: The RESET pulses.
  public init(
    amplitudeBits: Int? = nil,
    tolerance: Int? = nil,
    pulseLimit: Int? = nil,
    pulseCycles: Int? = nil,
    set: Pulses? = nil,
    reset: Pulses? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "program-verify",
      [
        "amplitude-bits": amplitudeBits,
        "tolerance": tolerance,
        "pulse-limit": pulseLimit,
        "pulse-cycles": pulseCycles,
        "set": set?.content,
        "reset": reset?.content,
      ], at: Place(fileID, line))
  }
}

extension ProgramVerify {
  static func decode(_ mapping: inout YAMLMapping) -> ProgramVerifySpecification? {
    let set = PulseTrain(start: 0.5, step: 0.010, limit: 1.2, width: 1e-3)
    let reset = PulseTrain(start: 2.66, step: 0.040, limit: 3.2, width: 1e-3)
    return ProgramVerifySpecification(
      set: mapping.nestedOrEmpty("set") { Pulses.decode(&$0, standard: set) } ?? set,
      reset: mapping.nestedOrEmpty("reset") { Pulses.decode(&$0, standard: reset) } ?? reset,
      amplitudeBits: mapping.integer("amplitude-bits", in: 1...8, default: 5),
      tolerance: mapping.integer("tolerance", in: 1...16384, default: 1),
      pulseLimit: mapping.integer("pulse-limit", in: 1...1023, default: 96),
      pulseCycles: mapping.integer("pulse-cycles", in: 1...255, default: 2))
  }
}
