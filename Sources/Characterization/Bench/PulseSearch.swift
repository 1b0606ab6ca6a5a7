import DevicePhysics
import Diagnostics

/// Finds pulses that move a device from one end of its conductance to the other and back.
///
/// Both polarities of one to four and a half times a usual voltage are tried, the smallest first;
/// how long a pulse must be is read off the device's own curve.
struct PulseSearch<Device: MemristorModel>: Sendable {
  let device: Device
  /// The amplitude in volts of a usual pulse, greater than 0.
  let voltage: Double
  /// The length in seconds of a usual step, greater than 0.
  let step: Double
  /// Small steps from end to end, where the device lets them be chosen.
  let pulses: Int
  /// Steps of the model that one voltage may take.
  let budget: Int
  let choice: PulseChoice

  private enum Direction: Double {
    case up = 1
    case down = -1
  }

  private struct Found {
    var pulse: Pulse
    var curve: DriveCurve
    var end: Specimen<Device>
  }

  private static var factors: [Double] { [1, 1.5, 2, 3, 4.5] }

  private var readVoltage: Double { choice.readVoltage ?? voltage / 10 }

  func conditions() throws(DiagnosticReport) -> BenchConditions {
    let fresh = Specimen(nominal: device)
    if let up = try found(.up, from: fresh) { return try conditions(raisedBy: up) }
    guard let down = try found(.down, from: fresh) else { throw immovable }
    if let up = try found(.up, from: down.end) { return try conditions(raisedBy: up) }
    return try conditions(
      potentiation: nil, depression: down, ends: (down.curve.end, down.curve.start),
      driven: down)
  }

  /// From a device at the upper end on.
  private func conditions(raisedBy first: Found) throws(DiagnosticReport) -> BenchConditions {
    let ends = (first.curve.start, first.curve.end)
    let forgetting = try conditions(
      potentiation: first, depression: nil, ends: ends, driven: first)
    if forgetting.isVolatile { return forgetting }
    guard let down = try found(.down, from: first.end) else { return forgetting }
    guard let up = try found(.up, from: down.end) else {
      return try conditions(
        potentiation: first, depression: down, ends: (down.curve.end, down.curve.start),
        driven: down)
    }
    let again = try found(.down, from: up.end) ?? down
    return try conditions(
      potentiation: up, depression: again, ends: (up.curve.start, up.curve.end), driven: up)
  }

  private func conditions(
    potentiation: Found?, depression: Found?, ends: (low: Double, high: Double), driven: Found
  ) throws(DiagnosticReport) -> BenchConditions {
    let kept = try share(of: driven, after: BenchConditions.volatilityTime)
    let isOneWay = potentiation == nil || depression == nil
    return BenchConditions(
      readVoltage: readVoltage, potentiation: potentiation.map(drive),
      depression: depression.map(drive),
      recoveryTime: isOneWay ? try recoveryTime(of: driven) : nil, isVolatile: kept < 0.5,
      lowConductance: ends.low, highConductance: ends.high)
  }

  /// The share of the way that is still there so long after the pulse.
  private func share(of found: Found, after seconds: Double) throws(DiagnosticReport) -> Double {
    var specimen = found.end
    // What moves for longer than can be followed does so in steps far shorter than this.
    guard specimen.rest(seconds) else { return 0 }
    let later = try specimen.conductance(at: readVoltage)
    return (later - found.curve.start) / (found.curve.end - found.curve.start)
  }

  /// Seconds in which 99 % of the way is lost, up to 10⁵ s, to a factor of 2.
  private func recoveryTime(of found: Found) throws(DiagnosticReport) -> Double? {
    var seconds = step
    while seconds < 1e5 {
      if try share(of: found, after: seconds) < 0.01 { return Figures.rounded(seconds, digits: 2) }
      seconds *= 2
    }
    return nil
  }

  /// The weakest pulse that moves a specimen this way; at least by 5 %, better by half.
  private func found(
    _ direction: Direction, from specimen: Specimen<Device>
  ) throws(DiagnosticReport) -> Found? {
    var best: Found?
    for pulse in candidates(direction) {
      var driven = specimen
      let curve = try DriveCurve(
        &driven, by: pulse, readAt: readVoltage, step: step, budget: budget)
      let factor = direction == .up ? curve.factor : 1 / curve.factor
      let bestFactor = best.map { max($0.curve.factor, 1 / $0.curve.factor) } ?? 1.05
      guard factor > bestFactor, try !isDoneByTime(curve, pulse, from: specimen) else { continue }
      best = Found(pulse: pulse, curve: curve, end: driven)
      if factor > 1.5 { break }
    }
    return best
  }

  /// Whether a specimen that is left alone as long goes as far.
  private func isDoneByTime(
    _ curve: DriveCurve, _ pulse: Pulse, from specimen: Specimen<Device>
  ) throws(DiagnosticReport) -> Bool {
    var alone = specimen
    let seconds = curve.greatestExposure * (curve.countsPulses ? pulse.seconds : 1)
    guard alone.rest(seconds) else { return false }
    let way = try alone.conductance(at: readVoltage) - curve.start
    return way / (curve.end - curve.start) > 0.8
  }

  private func candidates(_ direction: Direction) -> [Pulse] {
    if let chosen = direction == .up ? choice.potentiation : choice.depression { return [chosen] }
    return Self.factors.flatMap { factor in
      [1, -1].map { Pulse($0 * factor * voltage, for: step) }
    }
  }

  private func drive(_ found: Found) -> BenchConditions.Drive {
    let curve = found.curve
    guard curve.countsPulses else {
      let small = Figures.rounded(curve.span / Double(pulses), digits: 3)
      let full = Figures.rounded(curve.greatestExposure, digits: 2)
      return BenchConditions.Drive(
        pulse: found.pulse.lasting(small), count: pulses, full: found.pulse.lasting(full),
        fullCount: 1)
    }
    return BenchConditions.Drive(
      pulse: found.pulse, count: max(1, Int(curve.span.rounded(.up))), full: found.pulse,
      fullCount: Int(curve.greatestExposure))
  }

  private var immovable: DiagnosticReport {
    let greatest = Figures.text(voltage * (Self.factors.last ?? 1), .voltage)
    return DiagnosticReport(
      Diagnostic(
        .error, "no-response",
        "no pulse moves the device: neither polarity changes its conductance by 5 % up to \(greatest)",
        remedy: "give the voltages of pulses that do"))
  }
}
