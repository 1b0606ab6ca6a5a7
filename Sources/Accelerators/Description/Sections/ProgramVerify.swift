import Diagnostics
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
