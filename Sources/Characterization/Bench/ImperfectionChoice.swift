import DevicePhysics
import Diagnostics

/// The imperfections that a device is given on the bench; 0 and `nil` for none.
public struct ImperfectionChoice: Sendable, Hashable, Codable {
  /// Standard deviation of the logarithm of a device's conductance factor, 0...5.
  public var deviceSpread = 0.0
  /// Standard deviation of the logarithm of how long a pulse acts, 0...5; devices that move by whole
  /// pulses take no notice.
  public var cycleSpread = 0.0
  /// Standard deviation of a reading, relative to it, 0...1.
  public var readNoise = 0.0
  /// Exponent of the drift `(1 + t / 1 s)^-ν`, -1...1.
  public var drift = 0.0
  /// Seconds in which all but 1/e of the conductance is lost, greater than 0.
  public var retention: Double?
  /// Pulses that a device bears, at least 1.
  public var endurance: Double?
  /// Share of devices that are stuck at the upper end of the conductance, 0...1.
  public var stuckOn = 0.0
  /// Share of devices that are stuck at the lower end, 0...1.
  public var stuckOff = 0.0
  /// Kelvins, 100...1000; the device without is meant for 300 K.
  public var temperature: Double?
  /// Activation of the motion in electronvolts, 0...5; devices that move by whole pulses take no
  /// notice.
  public var activation = 0.0
  /// Activation of the conductance in electronvolts, -1...1.
  public var conductanceActivation = 0.0
  /// Evenly spaced conductances that can be told apart, at least 2.
  public var levels: Int?
  /// Factor of the noise of phase-change memory, 0...10; the upper end stands for its 25 µS.
  public var phaseChange = 0.0
  /// Factor of the error of filamentary memory, 0...10; the upper end stands for its 40 µS.
  public var filament = 0.0

  public init() {}

  /// The keys of `parse`, as they stand in a command line.
  public static let keys = [
    "device-spread", "cycle-spread", "read-noise", "drift", "retention", "endurance", "stuck-on",
    "stuck-off", "temperature", "activation", "conductance-activation", "levels", "phase-change",
    "filament",
  ]

  /// Reads a list such as `read-noise=0.02,device-spread=0.1`.
  ///
  /// - Throws: `DiagnosticReport` with every problem of the list.
  public static func parse(_ text: String) throws(DiagnosticReport) -> ImperfectionChoice {
    var (choice, problems) = (ImperfectionChoice(), [Diagnostic]())
    var seen: Set<String> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let key = words[0]
      guard keys.contains(key) else {
        let nearest = Suggestion.nearest(to: key, among: keys)
        problems.append(
          Diagnostic(
            .error, "unknown-imperfection",
            "there is no imperfection '\(key.prefix(40))'; expected one of "
              + keys.joined(separator: ", "),
            remedy: nearest.map { "did you mean '\($0)'?" }))
        continue
      }
      guard seen.insert(key).inserted else {
        problems.append(
          Diagnostic(.error, "duplicate-imperfection", "the imperfection '\(key)' is given twice"))
        continue
      }
      let range = range(of: key)
      let isWhole = key == "levels"
      guard words.count == 2, let value = Double(words[1]), range.contains(value),
        !isWhole || value == value.rounded()
      else {
        problems.append(
          Diagnostic(
            .error, "bad-imperfection",
            "'\(part.prefix(40))' is no value of '\(key)'; expected \(key)=NUMBER with a "
              + "\(isWhole ? "whole " : "")number from \(range.lowerBound) to \(range.upperBound)"))
        continue
      }
      choice.set(key, to: value)
    }
    let activations: Set = ["activation", "conductance-activation"]
    if seen.contains("temperature") == seen.isDisjoint(with: activations) {
      problems.append(
        Diagnostic(
          .error, "incomplete-imperfection",
          "a temperature and what it activates belong together",
          remedy: "write temperature=350,activation=0.6 for the motion of the state, "
            + "temperature=350,conductance-activation=0.02 for the conductance, or all three"))
    }
    let report = DiagnosticReport(problems)
    if report.hasErrors { throw report }
    return choice
  }

  private static func range(of key: String) -> ClosedRange<Double> {
    switch key {
    case "device-spread", "cycle-spread": 0...5
    case "drift": -1...1
    case "retention": 1e-9...1e15
    case "endurance": 1...1e15
    case "temperature": 100...1000
    case "activation": 0...5
    case "conductance-activation": -1...1
    case "levels": 2...1e6
    case "phase-change", "filament": 0...10
    default: 0...1
    }
  }

  private mutating func set(_ key: String, to value: Double) {
    switch key {
    case "device-spread": deviceSpread = value
    case "cycle-spread": cycleSpread = value
    case "read-noise": readNoise = value
    case "drift": drift = value
    case "retention": retention = value
    case "endurance": endurance = value
    case "stuck-on": stuckOn = value
    case "stuck-off": stuckOff = value
    case "temperature": temperature = value
    case "activation": activation = value
    case "conductance-activation": conductanceActivation = value
    case "levels": levels = Int(value)
    case "phase-change": phaseChange = value
    default: filament = value
    }
  }

  /// The imperfections, for a device with these ends of its conductance.
  func imperfections(_ conditions: BenchConditions) -> [any Imperfection] {
    var list: [any Imperfection] = []
    if deviceSpread > 0 { list.append(DeviceSpread(.logNormal(deviceSpread))) }
    if cycleSpread > 0 { list.append(CycleSpread(.logNormal(cycleSpread))) }
    if let temperature {
      list.append(ArrheniusTemperature(temperature: temperature, activation: activation))
      list.append(
        ConductanceTemperature(temperature: temperature, activation: conductanceActivation))
    }
    if let levels {
      list.append(
        QuantisedLevels(
          count: levels, least: conditions.lowConductance, greatest: conditions.highConductance))
    }
    if phaseChange > 0 {
      var noise = PhaseChangeNoise(greatestConductance: conditions.highConductance)
      noise.programmingScale = phaseChange
      noise.driftScale = phaseChange
      noise.readScale = phaseChange
      list.append(noise)
    }
    if filament > 0 {
      var noise = FilamentNoise(greatestConductance: conditions.highConductance)
      noise.scale = filament
      list.append(noise)
    }
    if drift != 0 { list.append(PowerLawDrift(exponent: drift, referenceTime: 1)) }
    if let retention { list.append(StretchedRetention(time: retention, stretching: 1)) }
    if let endurance { list.append(WearOut(endurance: endurance)) }
    if stuckOn > 0 || stuckOff > 0 {
      list.append(
        StuckFaults(
          onShare: stuckOn, offShare: stuckOff, onConductance: conditions.highConductance,
          offConductance: conditions.lowConductance))
    }
    if readNoise > 0 { list.append(ReadNoise(readNoise)) }
    return list
  }
}
