import DevicePhysics
import Diagnostics
import Specifications
import YAML

extension AcceleratorDescription {
  static func decodeProgramVerify(
    _ mapping: inout YAMLMapping, codesPerLevel: Int
  ) -> ProgramVerifySpecification? {
    let set = PulseTrain(start: 0.5, step: 0.010, limit: 1.2, width: 1e-3)
    let reset = PulseTrain(start: 2.66, step: 0.040, limit: 3.2, width: 1e-3)
    return ProgramVerifySpecification(
      set: mapping.section("set") { decodePulses(&$0, set) } ?? set,
      reset: mapping.section("reset") { decodePulses(&$0, reset) } ?? reset,
      amplitudeBits: mapping.integer("amplitude-bits", in: 1...8, default: 5),
      tolerance: mapping.integer("tolerance", in: 1...max(1, codesPerLevel / 2), default: 1),
      pulseLimit: mapping.integer("pulse-limit", in: 1...1023, default: 96),
      pulseCycles: mapping.integer("pulse-cycles", in: 1...255, default: 2))
  }

  private static func decodePulses(
    _ mapping: inout YAMLMapping, _ standard: PulseTrain
  ) -> PulseTrain? {
    let start = mapping.quantity("start", .voltage, in: 0...10, default: standard.start)
    let limit = mapping.quantity("limit", .voltage, in: 0...10, default: standard.limit)
    if limit < start {
      mapping.report(
        "empty-range", key: "limit",
        "the pulses' limit of \(Quantity(limit, .voltage)) is below their start of "
          + "\(Quantity(start, .voltage))")
    }
    return PulseTrain(
      start: start, step: mapping.quantity("step", .voltage, in: 0...10, default: standard.step),
      limit: limit,
      width: mapping.quantity("width", .time, in: 1e-12...1e3, default: standard.width))
  }

  static func decodeSenseAmplifiers(
    _ mapping: inout YAMLMapping, levelCurrent: Double
  ) -> SenseAmplifierSpecification? {
    SenseAmplifierSpecification(
      offsetSpread: mapping.quantity(
        "offset-spread", .current, in: 0...1, default: levelCurrent * 0.05),
      margin: mapping.quantity("margin", .current, in: 0...1, default: levelCurrent * 0.5),
      settleCycles: mapping.integer("settle-cycles", in: 1...255, default: 2))
  }

  static func decodeLearningRate(_ mapping: inout YAMLMapping) -> LearningRateSpecification? {
    let device = mapping.section("device", decodeGradientDevice) ?? OxygenGradientMemristor()
    let readVoltage = mapping.quantity("read-voltage", .voltage, in: 1e-3...1, default: 0.1)
    let full = 1.02 * device.initialConductance * readVoltage
    let converter = mapping.section("converter") {
      decodeConverter(&$0, bits: 14, cellBits: 1, range: (0, full))
    }
    let amplitudeBits = mapping.integer("amplitude-bits", in: 1...8, default: 5)
    let codes = 0...((1 << amplitudeBits) - 1)
    let kind = mapping.choice("mapping", of: LearningRateMapping.self, default: .normalised)
    let fullScale = mapping.number("full-scale", in: 0...1, default: 0.981)
    let readNoise = mapping.number("read-noise", in: 0...0.5, default: 0)
    let step = mapping.quantity("amplitude-step", .voltage, in: 1e-6...10, default: 0.1)
    let drive = mapping.integer("drive-amplitude", in: codes, default: 25)
    let hold = mapping.integer("hold-amplitude", in: codes, default: 15)
    let driveCycles = mapping.integer("drive-cycles", in: 1...255, default: 4)
    let gapCycles = mapping.integer("gap-cycles", in: 1...255, default: 2)
    let holdCycles = mapping.integer("hold-cycles", in: 1...255, default: 4)
    let tick = mapping.quantity("tick", .time, in: 0...1e6, default: 1e-3)
    let specification = converter.map { converter in
      LearningRateSpecification(
        device: device, converter: converter, mapping: kind, fullScale: fullScale,
        readVoltage: readVoltage, readNoise: readNoise, amplitudeBits: amplitudeBits,
        amplitudeStep: step, driveAmplitude: drive, holdAmplitude: hold, driveCycles: driveCycles,
        gapCycles: gapCycles, holdCycles: holdCycles, tick: tick)
    }
    if let specification { checkPulsePair(specification, mapping) }
    return specification
  }

  private static func decodeGradientDevice(
    _ mapping: inout YAMLMapping
  ) -> OxygenGradientMemristor? {
    var device = OxygenGradientMemristor()
    device.plateaus = mapping.integer("plateaus", in: 1...1000, default: device.plateaus)
    device.lastPlateauRatio = mapping.number(
      "last-plateau-ratio", in: 1e-6...0.999, default: device.lastPlateauRatio)
    device.stretching = mapping.number("stretching", in: 0.05...5, default: device.stretching)
    device.initialConductance = mapping.quantity(
      "initial-conductance", .conductance, in: 1e-12...1, default: device.initialConductance)
    device.relaxationTime = mapping.quantity(
      "relaxation-time", .time, in: 1e-9...1e12, default: device.relaxationTime)
    return device
  }

  /// A pair whose pulses miss the device's thresholds would never move it.
  private static func checkPulsePair(
    _ specification: LearningRateSpecification, _ mapping: YAMLMapping
  ) {
    let drive = Double(specification.driveAmplitude) * specification.amplitudeStep
    let hold = Double(specification.holdAmplitude) * specification.amplitudeStep
    let device = specification.device
    if drive < device.driveThreshold {
      mapping.report(
        "pulse-without-effect", key: "drive-amplitude",
        "the drive pulse has \(Quantity(drive, .voltage)); the device needs at least "
          + "\(Quantity(device.driveThreshold, .voltage))")
    }
    if !(device.holdThreshold..<device.driveThreshold).contains(hold) {
      mapping.report(
        "pulse-without-effect", key: "hold-amplitude",
        "the hold pulse has \(Quantity(hold, .voltage)); the device needs at least "
          + "\(Quantity(device.holdThreshold, .voltage)) and less than "
          + "\(Quantity(device.driveThreshold, .voltage))")
    }
  }

  /// A stored value needs at least a sign bit left of its fraction.
  static func checkFractions(
    _ rules: QLearningSpecification, tile: CrossbarTileSpecification, _ root: YAMLMapping
  ) {
    guard rules.fractionBits >= tile.valueBits else { return }
    root.report(
      "fraction-too-wide", key: "learning",
      "a stored value has \(tile.valueBits) bits (\(tile.slices) slices of \(tile.cellBits)), "
        + "but 'fraction-bits' is \(rules.fractionBits)",
      remedy: "use more slices, or at most \(tile.valueBits - 1) fraction bits")
  }
}
