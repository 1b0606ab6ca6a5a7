import DevicePhysics
import Diagnostics

/// The whole range, switched again and again.
struct Endurance: Sendable {
  let measurement: Measurement

  init<Device>(_ bench: Bench<Device>) throws(DiagnosticReport) {
    var table = MeasurementTable("endurance", ["cycle", "high [S]", "low [S]"])
    let family = Metric.Family.analogueTraining
    func metrics(_ outcome: Metric.Outcome, note: String? = nil) -> [Metric] {
      [Metric("endurance", "endurance", family, .cycles, outcome, note: note)]
    }
    if let reason = bench.whyNoMemory ?? Self.whyOneWay(bench.conditions) {
      measurement = Measurement(table: table, metrics: metrics(.notApplicable(reason)))
      return
    }
    let most = max(
      1, min(bench.settings.enduranceCycles, 2 * bench.settings.stepBudget / bench.stepsPerCycle))
    var specimen = bench.nominal
    bench.raise(&specimen)
    bench.lower(&specimen)
    var (first, next, end): (Double?, Int, Int?) = (nil, 1, nil)
    for cycle in 1...most {
      bench.raise(&specimen)
      let high = try bench.read(&specimen)
      bench.lower(&specimen)
      let low = try bench.read(&specimen)
      first = first ?? (high - low)
      let isLost = high - low < 0.5 * (first ?? 0)
      if cycle == next || cycle == most || isLost {
        table.append([Double(cycle), high, low])
        next = max(cycle + 1, cycle * 5 / 4)
      }
      if isLost {
        end = cycle
        break
      }
    }
    measurement = Measurement(
      table: table,
      metrics: metrics(
        end.map { .value(Double($0)) } ?? .atLeast(Double(most)),
        note: end == nil
          ? "the range is still there"
            + (most < bench.settings.enduranceCycles ? "; more would take too long" : "")
          : "until less than half of the range is left"))
  }

  private static func whyOneWay(_ conditions: BenchConditions) -> String? {
    conditions.potentiation == nil || conditions.depression == nil
      ? "pulses move the device in one direction only" : nil
  }
}
