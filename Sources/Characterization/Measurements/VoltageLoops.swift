import DevicePhysics
import Diagnostics

/// Current against triangular voltages of three rates.
struct VoltageLoops: Sendable {
  let measurement: Measurement

  private static let pointsPerLoop = 400

  init<Device>(_ bench: Bench<Device>) throws(DiagnosticReport) {
    let (positive, negative) = Self.peaks(bench.conditions)
    let periods = Self.periods(bench)
    var table = MeasurementTable(
      "loops", ["period [s]", "voltage [V]", "current [A]"])
    var areas: [(period: Double, area: Double)] = []
    for period in periods {
      let loop = try Self.loop(bench, period, positive, negative)
      for point in loop { table.append([period, point.volts, point.amperes]) }
      areas.append((period, Self.area(loop)))
    }
    let greatest = table.column(2).map { abs($0) }.max() ?? 0
    var fresh = bench.nominal
    let atRest = abs(try fresh.current(at: 0))
    let family = Metric.Family.behaviour
    var on = bench.nominal
    bench.raise(&on)
    let volts = (bench.conditions.potentiation ?? bench.conditions.depression)?.full.amplitude ?? 1
    var metrics = [
      Metric(
        "pinched", "current at 0 V over the greatest", family, .factor,
        greatest > 0 ? .value(atRest / greatest) : .notApplicable("no current flows"),
        note: "0 is a pinched loop"),
      Metric(
        "half-voltage-ratio", "current at V over that at V/2, on", family, .factor,
        .value(try on.current(at: volts) / on.current(at: volts / 2)),
        note: "2 is ohmic; at \(Figures.text(volts, .voltage)), the state held"),
    ]
    metrics += areas.map { period, area in
      Metric(
        "loop-area-\(period)", "loop area, period \(Figures.text(period, .time))", family, .share,
        .value(area), note: "of the rectangle around the loop")
    }
    measurement = Measurement(table: table, metrics: metrics)
  }

  private static func peaks(_ conditions: BenchConditions) -> (Double, Double) {
    let volts = [conditions.potentiation, conditions.depression].compactMap { $0?.full.amplitude }
    let (highest, lowest) = (volts.max() ?? 0, volts.min() ?? 0)
    return (highest > 0 ? highest : -lowest, lowest < 0 ? lowest : -highest)
  }

  /// The middle one is four times as long as the slower of the ways up and down.
  private static func periods<Device>(_ bench: Bench<Device>) -> [Double] {
    let drives = [bench.conditions.potentiation, bench.conditions.depression].compactMap(\.self)
    let slowest = drives.map { $0.pulse.seconds * Double($0.count) }.max() ?? 1
    let middle = Figures.rounded(4 * slowest, digits: 2)
    guard bench.device.motion == .continuous else { return [middle] }
    let most = bench.device.largestStep * Double(bench.settings.stepBudget)
    return [10, 1, 0.1].map { Figures.rounded($0 * middle, digits: 2) }.filter { $0 <= most }
  }

  private static func loop<Device>(
    _ bench: Bench<Device>, _ period: Double, _ positive: Double, _ negative: Double
  ) throws(DiagnosticReport) -> [(volts: Double, amperes: Double)] {
    var specimen = bench.nominal
    let quarter = pointsPerLoop / 4
    var loop: [(volts: Double, amperes: Double)] = []
    // The first loop begins at a fresh device; the second is the one that repeats.
    for round in 0..<2 {
      for point in 0...pointsPerLoop {
        let phase = Double(point % quarter) / Double(quarter)
        let volts =
          switch point / quarter {
          case 0: positive * phase
          case 1: positive * (1 - phase)
          case 2: negative * phase
          case 3: negative * (1 - phase)
          default: 0.0
          }
        specimen.hold(volts, for: period / Double(pointsPerLoop))
        if round == 1 { loop.append((volts, try specimen.current(at: volts))) }
      }
    }
    return loop
  }

  /// The area of both lobes over that of the rectangle around the loop.
  static func area(_ loop: [(volts: Double, amperes: Double)]) -> Double {
    let width = (loop.map(\.volts).max() ?? 0) - (loop.map(\.volts).min() ?? 0)
    let height = (loop.map(\.amperes).max() ?? 0) - (loop.map(\.amperes).min() ?? 0)
    guard width > 0, height > 0 else { return 0 }
    var lobes = (positive: 0.0, negative: 0.0)
    for (a, b) in zip(loop, loop.dropFirst()) {
      let part = (b.volts - a.volts) * (a.amperes + b.amperes) / 2
      if a.volts + b.volts >= 0 { lobes.positive += part } else { lobes.negative += part }
    }
    return (abs(lobes.positive) + abs(lobes.negative)) / (width * height)
  }
}
