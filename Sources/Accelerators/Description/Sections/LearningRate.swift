import DevicePhysics
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

extension LearningRate {
  static func decode(_ mapping: inout YAMLMapping) -> LearningRateSpecification? {
    let device = mapping.nestedOrEmpty("device", GradientDevice.decode) ?? OxygenGradientMemristor()
    let readVoltage = mapping.quantity("read-voltage", .voltage, in: 1e-3...1, default: 0.1)
    let full = 1.02 * device.initialConductance * readVoltage
    let converter = mapping.nestedOrEmpty("converter") {
      Converter.decode(&$0, bits: 14, range: (0, full))
    }
    let amplitudeBits = mapping.integer("amplitude-bits", in: 1...8, default: 5)
    let step = mapping.quantity("amplitude-step", .voltage, in: 1e-6...10, default: 0.1)
    /// The code of about a voltage, as far as there is one.
    func code(_ volts: Double) -> Int {
      Int(min((volts / step).rounded(), Double((1 << amplitudeBits) - 1)))
    }
    let drive = mapping.integer(
      "drive-amplitude", in: 0...255, default: code(device.driveThreshold + 0.5))
    let hold = mapping.integer(
      "hold-amplitude", in: 0...255, default: code(device.holdThreshold + 0.5))
    let kind = mapping.choice("mapping", of: LearningRateMapping.self, default: .normalised)
    let fullScale = mapping.number("full-scale", in: 0...1, default: 0.981)
    let readNoise = mapping.number("read-noise", in: 0...0.5, default: 0)
    let driveCycles = mapping.integer("drive-cycles", in: 1...255, default: 4)
    let gapCycles = mapping.integer("gap-cycles", in: 1...255, default: 2)
    let holdCycles = mapping.integer("hold-cycles", in: 1...255, default: 4)
    let tick = mapping.quantity("tick", .time, in: 0...1e6, default: 1e-3)
    guard let converter else { return nil }
    return LearningRateSpecification(
      device: device, converter: converter, mapping: kind, fullScale: fullScale,
      readVoltage: readVoltage, readNoise: readNoise, amplitudeBits: amplitudeBits,
      amplitudeStep: step, driveAmplitude: drive, holdAmplitude: hold, driveCycles: driveCycles,
      gapCycles: gapCycles, holdCycles: holdCycles, tick: tick)
  }
}
