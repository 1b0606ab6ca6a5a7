/// Every device that is shipped, with its presets, by name.
public enum DeviceLibrary {
  /// One device with its parameters.
  public struct Entry: Sendable, CustomStringConvertible {
    /// Lower-case words with hyphens.
    public let name: String
    /// One line.
    public let summary: String
    public let model: any MemristorModel
    /// The amplitude in volts of a usual pulse; either polarity.
    public let voltage: Double
    /// The length in seconds of a usual step, at most the device's `largestStep`.
    public let step: Double

    public init(
      name: String, summary: String, model: any MemristorModel, voltage: Double, step: Double
    ) {
      self.name = name
      self.summary = summary
      self.model = model
      self.voltage = voltage
      self.step = step
    }

    public var description: String { name }

    /// The laws of the device, as equations.
    public var equations: DeviceEquations {
      func traced<Device: MemristorModel>(_ device: Device) -> DeviceEquations {
        DeviceEquations(device, name: name, summary: summary, step: step)
      }
      return traced(model)
    }
  }

  /// All devices, in the order of `docs/devices.md`.
  public static let entries: [Entry] = nonvolatile + complianceLevels + volatile + synapses

  /// The device of this name.
  public static func entry(named name: String) -> Entry? {
    entries.first { $0.name == name }
  }

  private static let nonvolatile = [
    Entry(
      name: "oxygen-gradient", summary: "Second-order memristor with an oxygen gradient",
      model: OxygenGradientMemristor(), voltage: 1.5, step: 1),
    Entry(
      name: "ohmic", summary: "Ohmic filament memristor",
      model: OhmicMemristor(), voltage: 1, step: 1e-7),
    Entry(
      name: "schottky", summary: "Valence-change memristor with a Schottky barrier",
      model: SchottkyMemristor(), voltage: 0.4, step: 1e-3),
    Entry(
      name: "drift", summary: "Drift memristor, the diffusive one's partner",
      model: DriftMemristor(), voltage: 2, step: 2e-8),
    Entry(
      name: "ion-drift", summary: "Linear ion drift with the window of Biolek",
      model: IonDriftMemristor(), voltage: 1, step: 1e-4),
    Entry(
      name: "ion-drift-joglekar", summary: "Linear ion drift with the window of Joglekar",
      model: ionDrift(.joglekar(2)), voltage: 1, step: 1e-4),
    Entry(
      name: "ion-drift-prodromakis", summary: "Linear ion drift with the window of Prodromakis",
      model: ionDrift(.prodromakis(2, scale: 1)), voltage: 1, step: 1e-4),
    Entry(
      name: "vteam", summary: "VTEAM, linear resistance",
      model: VTEAMMemristor(), voltage: 0.3, step: 1e-10),
    Entry(
      name: "vteam-exponential", summary: "VTEAM, exponential resistance",
      model: exponentialVTEAM, voltage: 0.3, step: 1e-10),
    Entry(
      name: "yakopcic-silver-chalcogenide", summary: "Yakopcic's model of a silver chalcogenide",
      model: YakopcicMemristor.silverChalcogenide, voltage: 0.3, step: 1e-6),
    Entry(
      name: "yakopcic-amorphous-silicon", summary: "Yakopcic's model of amorphous silicon",
      model: YakopcicMemristor.amorphousSilicon, voltage: 2, step: 1e-3),
    Entry(
      name: "stanford", summary: "Stanford model of resistive memory",
      model: StanfordMemristor(), voltage: 1, step: 1e-10),
    Entry(
      name: "jart", summary: "JART VCM v1b: valence change at a Schottky barrier, with heat",
      model: JARTMemristor(), voltage: 1.5, step: 1e-9),
    Entry(
      name: "compliance", summary: "Copper filament set by its compliance current",
      model: ComplianceMemristor(), voltage: 0.3, step: 1e-7),
    Entry(
      name: "ferroelectric", summary: "Ferroelectric tunnel junction of HZO",
      model: FerroelectricJunction(), voltage: 3, step: 1e-8),
  ]

  /// The weaker levels of `compliance`, which is the strongest.
  private static let complianceLevels = ComplianceMemristor.copperTitaniumOxide.dropLast()
    .enumerated().map { place, device in
      Entry(
        name: "compliance-\(place + 1)",
        summary: "Copper filament, level \(place + 1) of 8 by its compliance current",
        model: device, voltage: 0.3, step: 1e-7)
    }

  private static let volatile = [
    Entry(
      name: "diffusive-symmetric", summary: "Diffusive silver memristor, symmetric",
      model: DiffusiveMemristor.symmetric, voltage: 0.3, step: 1e-3),
    Entry(
      name: "diffusive-asymmetric", summary: "Diffusive silver memristor, asymmetric",
      model: DiffusiveMemristor.asymmetric, voltage: 0.2, step: 1e-3),
    Entry(
      name: "diffusive-pulse", summary: "Diffusive silver memristor for single pulses",
      model: DiffusiveMemristor.pulse, voltage: 1, step: 1e-5),
    Entry(
      name: "diffusive-neuron", summary: "Diffusive silver memristor of a neuron",
      model: DiffusiveMemristor.neuron, voltage: 2.5, step: 1e-6),
    Entry(
      name: "diffusive-oscillator", summary: "Diffusive silver memristor of an oscillator",
      model: DiffusiveMemristor.oscillator, voltage: 1, step: 1e-6),
    Entry(
      name: "vanadium-dioxide-switch", summary: "Vanadium-dioxide threshold switch",
      model: ThresholdSwitch.vanadiumDioxide, voltage: 2, step: 1e-8),
    Entry(
      name: "silver-selector", summary: "Silver selector on hafnium dioxide",
      model: ThresholdSwitch.silverSelector, voltage: 0.2, step: 1e-8),
    Entry(
      name: "vanadium-dioxide", summary: "Vanadium dioxide with its heat",
      model: VanadiumDioxideMemristor(), voltage: 1, step: 1e-8),
  ]

  private static let synapses = [
    Entry(
      name: "pulse-curve", summary: "Synapse on an exponential pulse curve",
      model: PulseCurveSynapse().memristor, voltage: 3, step: 300e-6),
    Entry(
      name: "pulse-curve-32", summary: "Synapse on an exponential pulse curve, 32 levels",
      model: PulseCurveSynapse.thirtyTwoLevels.memristor, voltage: 3, step: 300e-6),
    Entry(
      name: "constant-step", summary: "Synapse with constant steps",
      model: StepSynapse.constantStep.memristor, voltage: 2, step: 1e-6),
    Entry(
      name: "soft-bounds", summary: "Synapse with soft bounds",
      model: StepSynapse.softBounds.memristor, voltage: 2, step: 1e-6),
    Entry(
      name: "linear-step", summary: "Synapse with linear steps, electrochemical memory",
      model: StepSynapse.linearStep.memristor, voltage: 2, step: 1e-6),
    Entry(
      name: "exponential-step", summary: "Synapse with exponential steps",
      model: StepSynapse.exponentialStep.memristor, voltage: 2, step: 1e-6),
    Entry(
      name: "lithium-titanate-spinel", summary: "Lithium titanate that begins as a spinel",
      model: LithiumTitanate.spinel, voltage: 2, step: 1e-3),
    Entry(
      name: "lithium-titanate-rock-salt", summary: "Lithium titanate that begins as rock salt",
      model: LithiumTitanate.rockSalt, voltage: 2, step: 1e-3),
  ]

  private static func ionDrift(_ window: IonDriftMemristor.Window) -> IonDriftMemristor {
    var device = IonDriftMemristor()
    device.window = window
    return device
  }

  private static var exponentialVTEAM: VTEAMMemristor {
    var device = VTEAMMemristor()
    device.interpolation = .exponential
    return device
  }
}
