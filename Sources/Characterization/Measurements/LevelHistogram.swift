import DevicePhysics
import Diagnostics

/// Evenly spaced conductances, programmed and verified on every device, then read: how many can be
/// told apart.
struct LevelHistogram: Sendable {
  /// `nil` where nothing could be measured.
  let table: MeasurementTable?
  /// What is said where nothing could be measured.
  let reason: String?
  let metrics: [Metric]

  init<Device>(_ bench: Bench<Device>) throws(DiagnosticReport) {
    reason =
      bench.whyNoMemory
      ?? (bench.conditions.potentiation == nil || bench.conditions.depression == nil
        ? "the device moves in one direction only, so a level cannot be approached" : nil)
    guard reason == nil, let up = bench.conditions.potentiation,
      let down = bench.conditions.depression
    else {
      table = nil
      metrics = Self.metrics(levels: [], missed: 0, reason: reason)
      return
    }
    let levels = bench.settings.levels
    let low = bench.conditions.lowConductance
    let spacing = (bench.conditions.highConductance - low) / Double(levels)
    var table = MeasurementTable(
      "levels", ["level", "target [S]", "device", "reading", "conductance [S]"])
    var (samples, missed) = (Array(repeating: [Double](), count: levels), 0)
    let readings = bench.has(.reading) ? 16 : 1
    for index in 0..<bench.population {
      var specimen = bench.specimen(index)
      for level in 0..<levels {
        let target = low + (Double(level) + 0.5) * spacing
        if try !Self.program(
          &specimen, to: target, within: spacing / 8, up: up, down: down, bench)
        {
          missed += 1
        }
        for reading in 0..<readings {
          let conductance = try bench.read(&specimen)
          samples[level].append(conductance)
          table.append(
            [Double(level), target, Double(index), Double(reading), conductance])
        }
      }
    }
    metrics = Self.metrics(levels: samples, missed: missed, reason: nil)
    self.table = table
  }

  /// Pulses of a quarter of a small step, up or down, until the reading is within the tolerance.
  private static func program<Device>(
    _ specimen: inout Specimen<Device>, to target: Double, within tolerance: Double,
    up: BenchConditions.Drive, down: BenchConditions.Drive, _ bench: Bench<Device>
  ) throws(DiagnosticReport) -> Bool {
    let isStepwise = specimen.device.motion == .stepwise
    let share = isStepwise ? 1.0 : 0.25
    let (rising, falling) = (
      up.pulse.lasting(up.pulse.seconds * share), down.pulse.lasting(down.pulse.seconds * share)
    )
    let most = Int(4 * Double(max(up.count, down.count)) / share)
    for _ in 0..<most {
      let difference = try bench.read(&specimen) - target
      if abs(difference) <= tolerance { return true }
      specimen.apply(difference < 0 ? rising : falling)
    }
    return abs(try bench.read(&specimen) - target) <= tolerance
  }

  /// - Parameter levels: the readings of each level, lowest first.
  static func metrics(levels: [[Double]], missed: Int, reason: String?) -> [Metric] {
    let family = Metric.Family.digitalReadMargin
    let means = levels.map(Statistics.mean)
    let sigmas = levels.map(Statistics.deviation)
    let pairs = levels.indices.dropFirst().map { ($0 - 1, $0) }
    let overlaps = pairs.map { low, high in
      let middle = (means[low] + means[high]) / 2
      let wrong = levels[low].count { $0 > middle } + levels[high].count { $0 <= middle }
      return Double(wrong) / Double(levels[low].count + levels[high].count)
    }
    var (told, last) = (levels.isEmpty ? 0 : 1, 0)
    for level in levels.indices.dropFirst()
    where means[level] - means[last] > 3 * (sigmas[level] + sigmas[last]) {
      (told, last) = (told + 1, level)
    }
    let note =
      "\(levels.count) levels by write and verify"
      + (missed > 0 ? "; \(missed) not reached within their tolerance" : "")
    return [
      Metric(
        "level-overlap", "level overlap, worst pair", family, .share,
        reason.map { .notApplicable($0) } ?? .value(overlaps.max() ?? 0),
        note: reason == nil ? "readings nearer to the neighbour; \(note)" : nil),
      Metric(
        "levels-apart", "levels apart by 3 sigma", family, .count,
        reason.map { .notApplicable($0) } ?? .value(Double(told)),
        note: reason == nil ? "of \(levels.count)" : nil),
    ]
  }
}
