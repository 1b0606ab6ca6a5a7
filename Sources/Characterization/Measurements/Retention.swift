import DevicePhysics
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Both ends of the conductance and its middle, left alone at 0 V.
struct Retention: Sendable {
  let measurement: Measurement

  /// Times that are kept, in seconds.
  private static let first = 1e-6

  init<Device>(_ bench: Bench<Device>) throws(DiagnosticReport) {
    var states = try Self.states(bench)
    var table = MeasurementTable(
      "retention", ["time [s]"] + states.map { "\($0.name) [S]" })
    var row: [Double?] = [0]
    for index in states.indices { row.append(try bench.read(&states[index].specimen)) }
    table.append(row)
    var (time, isFollowed) = (0.0, true)
    for step in 0... {
      let next = Self.first * pow(10, Double(step) / 5)
      guard next <= bench.settings.retentionTime * 1.001, isFollowed else { break }
      row = [next]
      for index in states.indices {
        isFollowed = isFollowed && states[index].specimen.rest(next - time)
        row.append(try bench.read(&states[index].specimen))
      }
      if isFollowed { table.append(row) }
      time = next
    }
    measurement = Measurement(table: table, metrics: Self.metrics(table, bench.conditions))
  }

  private static func states<Device>(
    _ bench: Bench<Device>
  ) throws(DiagnosticReport) -> [(name: String, specimen: Specimen<Device>)] {
    var high = bench.nominal
    bench.raise(&high)
    var low = high
    bench.lower(&low)
    if bench.conditions.potentiation == nil {
      high = low
      bench.raise(&high)
    }
    let drive = bench.conditions.potentiation ?? bench.conditions.depression
    var middle = bench.conditions.potentiation == nil ? high : low
    for _ in 0..<(drive?.count ?? 0) / 2 { middle.apply(drive?.pulse ?? Pulse(0, for: 0)) }
    return [("high", high), ("middle", middle), ("low", low)]
  }

  static func metrics(_ table: MeasurementTable, _ conditions: BenchConditions) -> [Metric] {
    let family = Metric.Family.analogueTraining
    let (times, high, low) = (table.column(0), table.column(1), table.column(3))
    let followed = times.last ?? 0
    // The state that was driven is the one that can be lost.
    let (driven, other) = conditions.potentiation == nil ? (low, high[0]) : (high, low[0])
    let kept = driven.map { ($0 - other) / (driven[0] - other) }
    let how = "followed for \(Figures.text(followed, .time))"
    let half = zip(times, kept).first { $0.1 < 0.5 }?.0
    let late = times.indices.filter { times[$0] >= followed / 100 && driven[$0] > 0 }
    let loss = late.count > 2 ? abs((driven.last ?? 0) / (driven[late[0]]) - 1) : 0
    let exponent: Metric.Outcome =
      conditions.isVolatile
      ? .notApplicable("the device is volatile")
      : late.count < 3 || loss < 1e-6
        ? .value(0)
        : .value(-Statistics.slope(late.map { log(times[$0]) }, late.map { log(driven[$0]) }))
    return [
      Metric(
        "retention", "kept of the range at the end", family, .share, .value(kept.last ?? 1),
        note: how),
      Metric(
        "retention-time", "time until half is lost", family, .seconds,
        half.map { .value($0) } ?? .atLeast(followed), note: how),
      Metric(
        "drift-exponent", "drift exponent", family, .factor, exponent,
        note: "G ~ t^-exponent over the last two decades of time"),
    ]
  }
}
