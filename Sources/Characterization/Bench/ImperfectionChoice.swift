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

  public init() {}

  /// The keys of `parse`, as they stand in a command line.
  public static let keys = [
    "device-spread", "cycle-spread", "read-noise", "drift", "retention", "endurance", "stuck-on",
    "stuck-off",
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
      guard words.count == 2, let value = Double(words[1]), range.contains(value) else {
        problems.append(
          Diagnostic(
            .error, "bad-imperfection",
            "'\(part.prefix(40))' is no value of '\(key)'; expected \(key)=NUMBER with a number from "
              + "\(range.lowerBound) to \(range.upperBound)"))
        continue
      }
      choice.set(key, to: value)
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
    default: stuckOff = value
    }
  }

  /// The imperfections, for a device with these ends of its conductance.
  func imperfections(_ conditions: BenchConditions) -> [any Imperfection] {
    var list: [any Imperfection] = []
    if deviceSpread > 0 { list.append(DeviceSpread(.logNormal(deviceSpread))) }
    if cycleSpread > 0 { list.append(CycleSpread(.logNormal(cycleSpread))) }
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
