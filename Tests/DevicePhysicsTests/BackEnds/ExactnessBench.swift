@testable import DevicePhysics

/// Random pulses for several devices at once, in Swift, SystemVerilog and SystemC: every thousand
/// pulses each device shows a hash over the bits of all its currents and states so far.
struct ExactnessBench {
  static let seed: UInt32 = 7
  static let index: UInt32 = 3
  static let pulses = 10_000
  static let interval = 1_000

  let entries: [DeviceLibrary.Entry]

  /// What every back end must print: `name pulses hash`.
  var expected: [String] {
    entries.enumerated().flatMap { place, entry in
      func shown<Device: MemristorModel>(_ device: Device) -> [String] {
        Self.lines(of: device, entry, place: UInt32(place))
      }
      return shown(entry.model)
    }.sorted()
  }

  private static func lines<Device: MemristorModel>(
    of device: Device, _ entry: DeviceLibrary.Entry, place: UInt32
  ) -> [String] {
    let generator = CounterGenerator(seed: seed)
    var lines: [String] = []
    var state = device.initialState
    var hash: UInt64 = 0
    for pulse in 0..<UInt64(pulses) {
      let voltage = entry.voltage * generator.normal(stream: 0, index: place, draw: pulse)
      let seconds = entry.step * generator.uniform(stream: 1, index: place, draw: pulse)
      let draws = generator.numbers(
        for: device.draws, index: index, pulses: pulse, readings: pulse)
      let current = device.current(state, voltage: voltage, draws: draws)
      state = device.advanced(state, voltage: voltage, by: seconds, draws: draws)
      for number in [current] + state.components.map(\.value) {
        // A signal of SystemC takes no notice of a new sign of its zero.
        let shown = number == 0 ? 0 : number
        hash = (hash ^ shown.bitPattern) &* 0x100_0000_01B3
      }
      if (Int(pulse) + 1).isMultiple(of: interval) {
        lines.append("\(entry.equations.name) \(pulse + 1) \(hash)")
      }
    }
    return lines
  }
}

extension ExactnessBench {
  /// Devices with imperfections: of a state that moves in time, of one with random numbers of its
  /// own, and of one that moves by pulses.
  static let imperfect = [
    DeviceLibrary.Entry(
      name: "imperfect-ohmic", summary: "Ohmic filament memristor with imperfections",
      model: ImperfectMemristor(OhmicMemristor(), imperfections), voltage: 1, step: 1e-7),
    DeviceLibrary.Entry(
      name: "imperfect-selector", summary: "Silver selector with imperfections",
      model: ImperfectMemristor(
        ThresholdSwitch.silverSelector, imperfections, programmingVoltage: 0.1),
      voltage: 0.2, step: 1e-8),
    DeviceLibrary.Entry(
      name: "imperfect-soft-bounds", summary: "Synapse with soft bounds and imperfections",
      model: ImperfectMemristor(
        StepSynapse.softBounds.memristor, imperfections, programmingVoltage: 1),
      voltage: 2, step: 1e-6),
    DeviceLibrary.Entry(
      name: "phase-change", summary: "Synapse with the noise of phase-change memory",
      model: ImperfectMemristor(
        StepSynapse.constantStep.memristor, [PhaseChangeNoise()], programmingVoltage: 1),
      voltage: 2, step: 1e3),
    DeviceLibrary.Entry(
      name: "filament-noise", summary: "Synapse with the noise of filamentary memory",
      model: ImperfectMemristor(
        StepSynapse.softBounds.memristor, [FilamentNoise()], programmingVoltage: 1),
      voltage: 2, step: 1e5),
  ]

  private static let imperfections: [any Imperfection] = [
    DeviceSpread(.logNormal(0.2)), DeviceSpread(.normal(0.1)), CycleSpread(.normal(0.3)),
    CycleSpread(.logNormal(0.2)), WearOut(endurance: 5000, deviation: 0.5),
    ArrheniusTemperature(temperature: 350, activation: 0.3),
    PowerLawDrift(exponent: 0.05, referenceTime: 1e-7),
    StretchedRetention(time: 1e-5, stretching: 0.5, remainder: 0.3),
    QuantisedLevels(count: 32, least: 1e-9, greatest: 2e-3), ReadNoise(0.02),
    StuckFaults(onShare: 0.01, offShare: 0.01, onConductance: 1e-3, offConductance: 1e-6),
  ]
}

extension DeviceLibrary.Entry {
  /// The names of the state in printed texts.
  var printedStates: [String] {
    equations.states.map { state in
      state.name.map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined() + "_q"
    }
  }

  func usesSeconds(_ text: String) -> Bool { text.contains("seconds_i") }
}
