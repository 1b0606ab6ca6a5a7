import DevicePhysics

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What the pulse response says about training. Nothing here is made from the on/off ratio.
struct TrainingMetrics: Sendable {
  let response: PulseResponse
  /// Why the device cannot be trained at all.
  let whyNone: String?
  let has: (device: Bool, cycle: Bool, reading: Bool)
  /// Whether a step is a pulse, however long it is.
  let isStepwise: Bool

  init<Device>(_ bench: Bench<Device>, _ response: PulseResponse) {
    self.response = response
    let abrupt = Self.whyAbrupt(response)
    whyNone =
      bench.conditions.isVolatile
      ? "the device is volatile: what a pulse adds does not stay" : abrupt
    has = (bench.has(.device), bench.has(.pulse), bench.has(.reading))
    isStepwise = bench.device.motion == .stepwise
  }

  /// A curve that goes most of its way in one pulse is none.
  private static func whyAbrupt(_ response: PulseResponse) -> String? {
    for (curves, word) in [(response.up, "up"), (response.down, "down")] where !curves.isEmpty {
      let curve = PulseResponse.mean(curves)
      let way = abs((curve.last ?? 0) - (curve.first ?? 0))
      let largest = zip(curve, curve.dropFirst()).map { abs($1 - $0) }.max() ?? 0
      if largest > 0.5 * way {
        return "the device switches: one pulse \(word) takes more than half of the way"
      }
    }
    return nil
  }

  var metrics: [Metric] {
    [
      linearity("linearity-potentiation", "nonlinearity NL, potentiation", response.up),
      linearity("linearity-depression", "nonlinearity NL, depression", response.down),
      symmetry(at: 0.5...0.5, "symmetry", "symmetry |step up / step down|, at half range"),
      symmetry(at: 0.1...0.9, "worst-asymmetry", "worst asymmetry, 10 % to 90 % of the range"),
      levels, cycleSpread, deviceSpread,
      energy("energy-potentiation", "energy per update, potentiation", response.upEnergy),
      energy("energy-depression", "energy per update, depression", response.downEnergy),
    ]
  }

  private func metric(
    _ key: String, _ title: String, _ unit: Metric.Unit, _ reason: String? = nil,
    note: String? = nil, _ outcome: () -> Metric.Outcome
  ) -> Metric {
    let reason = whyNone ?? reason
    return Metric(
      key, title, .analogueTraining, unit, reason.map { .notApplicable($0) } ?? outcome(),
      note: reason == nil ? note : nil)
  }

  private func linearity(_ key: String, _ title: String, _ curves: PulseResponse.Curves) -> Metric {
    let curve = PulseResponse.mean(curves)
    let note =
      "0 is a straight line; greatest distance from it "
      + "\(Figures.text(100 * abs(Statistics.bend(curve)), .number)) % of the range, "
      + "over \(max(0, curve.count - 1)) pulses"
    return metric(
      key, title, .factor, curves.isEmpty ? "no pulse moves the device this way" : nil, note: note
    ) { .value(Statistics.nonlinearity(curve)) }
  }

  private func symmetry(
    at range: ClosedRange<Double>, _ key: String, _ title: String
  ) -> Metric {
    metric(key, title, .factor, whyOneWay) {
      let (up, down) = (PulseResponse.mean(response.up), PulseResponse.mean(response.down))
      let shares = stride(from: range.lowerBound, through: range.upperBound, by: 0.05)
      let factors = shares.map {
        Self.step(of: up, at: $0, low: up[0], high: up[up.count - 1])
          / Self.step(of: down, at: $0, low: up[0], high: up[up.count - 1])
      }
      guard range.lowerBound < range.upperBound else { return .value(factors[0]) }
      return .value(factors.map { max($0, 1 / $0) }.max() ?? 1)
    }
  }

  private var whyOneWay: String? {
    response.up.isEmpty || response.down.isEmpty
      ? "pulses move the device in one direction only" : nil
  }

  /// The magnitude of a curve's step where it passes a share of the range from `low` to `high`.
  static func step(of curve: [Double], at share: Double, low: Double, high: Double) -> Double {
    let goal = low + share * (high - low)
    let steps = zip(curve, curve.dropFirst())
    // The middle of a step is where its size belongs to.
    let nearest = steps.min { abs(($0.0 + $0.1) / 2 - goal) < abs(($1.0 + $1.1) / 2 - goal) }
    return nearest.map { abs($0.1 - $0.0) } ?? 0
  }

  /// How many of the conductances on the way up, or down where no pulse goes up, are apart by three
  /// deviations of each.
  private var levels: Metric {
    let curves = response.up.isEmpty ? response.down : response.up
    let (means, sigmas) = (PulseResponse.mean(curves), PulseResponse.deviation(curves))
    let way = abs((means.last ?? 0) - (means.first ?? 0))
    let hasSpread = has.device || has.cycle || has.reading
    return metric(
      "levels", "levels", .count,
      note: hasSpread
        ? "conductances of the curve apart by 3 sigma, all devices together"
        : "every step counts: the model has no spread"
    ) {
      var (count, last) = (1, 0)
      for index in means.indices.dropFirst()
      where abs(means[index] - means[last])
        > max(3 * (sigmas[index] + sigmas[last]), 1e-9 * way)
      {
        (count, last) = (count + 1, index)
      }
      return .value(Double(count))
    }
  }

  /// The deviation over the cycles of the same step of the same device.
  private var cycleSpread: Metric {
    let deviations = (response.up + response.down).flatMap { cycles in
      (1..<(cycles.first ?? []).count).map { pulse in
        Statistics.deviation(cycles.map { $0[pulse] - $0[pulse - 1] })
      }
    }
    let way = range(of: response.up.isEmpty ? response.down : response.up)
    return metric(
      "cycle-spread", "cycle-to-cycle spread of a step", .share,
      has.cycle || has.reading ? nil : "the model has no spread from cycle to cycle",
      note: "sigma over the range" + (has.reading ? "; read noise included" : "")
    ) { .value(Statistics.median(deviations) / way) }
  }

  /// The deviation over the devices of the range that the pulses go through.
  private var deviceSpread: Metric {
    let curves = response.up.isEmpty ? response.down : response.up
    let ranges = curves.map { range(of: [$0]) }
    return metric(
      "device-spread", "device-to-device spread of the range", .share,
      has.device ? nil : "the model has no spread from device to device",
      note: "sigma over the mean of \(ranges.count) devices"
    ) { .value(Statistics.deviation(ranges) / Statistics.mean(ranges)) }
  }

  private func range(of curves: PulseResponse.Curves) -> Double {
    let curve = PulseResponse.mean(curves)
    return abs((curve.last ?? 0) - (curve.first ?? 0))
  }

  private func energy(_ key: String, _ title: String, _ joules: Double?) -> Metric {
    metric(
      key, title, .joules, joules == nil ? "no pulse moves the device this way" : nil,
      note: isStepwise
        ? "mean over the range; the model's pulses have no length of their own, so it goes with "
          + "the length that was given" : "mean over the range"
    ) { .value(joules ?? 0) }
  }
}
