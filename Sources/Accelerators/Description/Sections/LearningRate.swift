import Diagnostics
import Specifications
import YAML

/// The second-order memristor that gives the learning rate. What is left out takes its default.
public struct LearningRate: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - mapping: From conductances to the rate.
  ///   - fullScale: The greatest rate of the normalised mapping, 0...1.
  ///   - tick: Device time of one transaction.
  ///   - readVoltage: Voltage at the device.
  ///   - readNoise: Standard deviation of a reading, relative.
  ///   - amplitudeBits: Resolution of the pulse amplitude, 1...8.
  ///   - amplitudeStep: One step of the amplitude.
  ///   - driveAmplitude: Code of the first pulse of a pair.
  ///   - holdAmplitude: Code of the second.
  ///   - driveCycles: Cycles of the first pulse, 1...255.
  ///   - gapCycles: Cycles between them, 1...255.
  ///   - holdCycles: Cycles of the second, 1...255.
  ///   - converter: Its converter.
  ///   - device: The memristor.
  public init(
    mapping: LearningRateMapping? = nil,
    fullScale: Double? = nil,
    tick: Quantity? = nil,
    readVoltage: Quantity? = nil,
    readNoise: Double? = nil,
    amplitudeBits: Int? = nil,
    amplitudeStep: Quantity? = nil,
    driveAmplitude: Int? = nil,
    holdAmplitude: Int? = nil,
    driveCycles: Int? = nil,
    gapCycles: Int? = nil,
    holdCycles: Int? = nil,
    converter: Converter? = nil,
    device: GradientDevice? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "learning-rate",
      [
        "mapping": mapping?.rawValue,
        "full-scale": fullScale,
        "tick": tick,
        "read-voltage": readVoltage,
        "read-noise": readNoise,
        "amplitude-bits": amplitudeBits,
        "amplitude-step": amplitudeStep,
        "drive-amplitude": driveAmplitude,
        "hold-amplitude": holdAmplitude,
        "drive-cycles": driveCycles,
        "gap-cycles": gapCycles,
        "hold-cycles": holdCycles,
        "converter": converter?.content,
        "device": device?.content,
      ], at: Place(fileID, line))
  }
}
