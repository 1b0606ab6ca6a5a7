import DevicePhysics
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// How long it takes to the geometric middle of the range at a constant voltage, up and down.
struct SwitchingTime: Sendable {
  let measurement: Measurement
  /// What is said where nothing could be measured.
  let reason: String?

  /// Voltages relative to the amplitude of the bench's pulses.
  private static let shares = (0...28).map { 0.3 + 0.05 * Double($0) }
  /// Seconds after which a voltage is given up.
  private static let longest = 1e6

  init<Device>(_ bench: Bench<Device>) throws(DiagnosticReport) {
    let drives = [bench.conditions.potentiation, bench.conditions.depression]
    let isCounted =
      bench.device.motion == .stepwise
      || drives.contains { ($0?.full.levels.count ?? 1) > 1 }
    reason = isCounted ? "the device moves by whole pulses, however long they are" : nil
    var table = MeasurementTable(
      "switching-time", ["voltage [V]", "time up [s]", "time down [s]"])
    var metrics: [Metric] = []
    for (drive, column) in zip(drives, [1, 2]) {
      var points: [(volts: Double, seconds: Double)] = []
      if let drive, !isCounted {
        let start = Self.start(isUp: column == 1, bench)
        for share in Self.shares {
          let volts = drive.full.amplitude * share
          guard let seconds = try Self.time(at: volts, from: start, isUp: column == 1, bench)
          else { continue }
          points.append((volts, seconds))
          table.append([volts, column == 1 ? seconds : nil, column == 2 ? seconds : nil])
        }
      }
      metrics += Self.metrics(
        points, column == 1 ? "up" : "down",
        reason: reason ?? (drive == nil ? "no pulse moves the device this way" : nil))
    }
    measurement = Measurement(table: table, metrics: metrics)
  }

  /// A specimen at the end that the way begins at.
  private static func start<Device>(isUp: Bool, _ bench: Bench<Device>) -> Specimen<Device> {
    var specimen = bench.nominal
    bench.raise(&specimen)
    if isUp || bench.conditions.potentiation == nil { bench.lower(&specimen) }
    if !isUp, bench.conditions.potentiation == nil { bench.raise(&specimen) }
    return specimen
  }

  /// - Returns: seconds, found to a millionth; `nil` where the middle is not passed.
  private static func time<Device>(
    at volts: Double, from start: Specimen<Device>, isUp: Bool, _ bench: Bench<Device>
  ) throws(DiagnosticReport) -> Double? {
    var specimen = start
    let (low, high) = (bench.conditions.lowConductance, bench.conditions.highConductance)
    let middle = (low * high).squareRoot()
    func hasPassed(_ specimen: Specimen<Device>) throws(DiagnosticReport) -> Bool {
      var specimen = specimen
      return (try bench.read(&specimen) >= middle) == isUp
    }
    guard try !hasPassed(specimen) else { return nil }
    var (time, step, steps) = (0.0, 1e-15, 0)
    while time < longest, steps < bench.settings.stepBudget / 10 {
      var later = specimen
      later.hold(volts, for: step)
      if step >= bench.device.largestStep { steps += 1 }
      if try hasPassed(later) {
        var (least, most) = (0.0, step)
        while most - least > 1e-6 * (time + most) {
          var tried = specimen
          tried.hold(volts, for: (least + most) / 2)
          (least, most) =
            try hasPassed(tried) ? (least, (least + most) / 2) : ((least + most) / 2, most)
        }
        return time + most
      }
      specimen = later
      time += step
      step = min(step * 1.1, bench.device.largestStep)
    }
    return nil
  }

  /// The slopes at the weakest and the strongest third of the voltages.
  private static func metrics(
    _ points: [(volts: Double, seconds: Double)], _ way: String, reason: String?
  ) -> [Metric] {
    let third = points.count / 3
    let short = third < 3 ? "too few voltages switch within a time that can be followed" : nil
    return [("weak", points.prefix(third)), ("strong", points.suffix(third))].map { name, part in
      let times = part.map { log10($0.seconds) }
      let isFlat = (times.max() ?? 0) - (times.min() ?? 0) < 1e-3
      let why =
        reason ?? short ?? (isFlat ? "the time does not depend on the voltage" : nil)
      return Metric(
        "switching-slope-\(way)-\(name)", "switching time \(way), slope at \(name) voltages",
        .behaviour, .millivoltsPerDecade,
        why.map { .notApplicable($0) }
          ?? .value(1000 * Statistics.slope(times, part.map { abs($0.volts) })),
        note: why == nil
          ? "\(Figures.text(part.first?.volts ?? 0, .voltage)) to "
            + Figures.text(part.last?.volts ?? 0, .voltage) : nil)
    }
  }
}
