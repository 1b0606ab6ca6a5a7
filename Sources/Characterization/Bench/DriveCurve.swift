import DevicePhysics
import Diagnostics

/// The conductance of a device while one voltage acts on it, until it moves no more.
struct DriveCurve: Sendable {
  struct Point: Sendable {
    /// Seconds; pulses for a device that moves by whole pulses.
    var exposure: Double
    var conductance: Double
  }

  /// The first has an exposure of 0; at least two.
  private(set) var points: [Point]
  /// Where shares of the way are reached, between the points.
  private var refined: [Double: Point] = [:]
  /// Whether exposures are pulses rather than seconds.
  let countsPulses: Bool

  var start: Double { points[0].conductance }
  var end: Double { points[points.count - 1].conductance }
  var greatestExposure: Double { points[points.count - 1].exposure }
  /// How far the conductance goes, as a factor.
  var factor: Double { end / start }

  /// Drives a specimen until it is saturated, at most for 10⁸ times `step`, 20,000 pulses
  /// or the steps of the budget.
  init<Device: MemristorModel>(
    _ specimen: inout Specimen<Device>, by pulse: Pulse, readAt volts: Double, step: Double,
    budget: Int
  ) throws(DiagnosticReport) {
    countsPulses = specimen.device.motion == .stepwise || pulse.levels.count > 1
    points = [Point(exposure: 0, conductance: try specimen.conductance(at: volts))]
    var passed = [specimen]
    var (time, steps) = (step * 1e-6, 0)
    while countsPulses ? points.count <= 20_000 : (time < step * 1e8 && steps < budget) {
      let last = points[points.count - 1].exposure
      if countsPulses {
        specimen.apply(pulse)
      } else {
        specimen.hold(pulse.amplitude, for: time - last)
        steps += specimen.device.steps(in: time - last)
        passed.append(specimen)
      }
      points.append(
        Point(
          exposure: countsPulses ? last + 1 : time,
          conductance: try specimen.conductance(at: volts)))
      if isSaturated { break }
      time *= 1.1
    }
    if !countsPulses {
      for share in Self.shares {
        try refine(share, from: passed, by: pulse.amplitude, readAt: volts)
      }
    }
  }

  /// Most of the way, and all of it.
  private static let shares = [0.95, 0.9999]

  /// Adds the point at which the conductance has gone so far of its way, to a thousandth.
  private mutating func refine<Device: MemristorModel>(
    _ share: Double, from passed: [Specimen<Device>], by volts: Double, readAt read: Double
  ) throws(DiagnosticReport) {
    let goal = start + (end - start) * share
    let sign = end > start ? 1.0 : -1.0
    guard let next = points.firstIndex(where: { sign * ($0.conductance - goal) >= 0 }), next > 0
    else { return }
    let base = points[next - 1].exposure
    var (least, most) = (0.0, points[next].exposure - base)
    var reached = points[next].conductance
    while most - least > 1e-4 * (base + most) {
      var tried = passed[next - 1]
      tried.hold(volts, for: (least + most) / 2)
      let conductance = try tried.conductance(at: read)
      if sign * (conductance - goal) >= 0 {
        (most, reached) = ((least + most) / 2, conductance)
      } else {
        least = (least + most) / 2
      }
    }
    refined[share] = Point(exposure: base + most, conductance: reached)
  }

  /// Whether the second half of the exposure changed next to nothing.
  private var isSaturated: Bool {
    let way = abs(end - start)
    guard way > 0.02 * min(start, end), points.count > 8 else { return false }
    let half = conductance(at: greatestExposure / 2)
    return abs(end - half) < 0.002 * way
  }

  /// Between the points on straight lines.
  private func conductance(at exposure: Double) -> Double {
    let next = points.lastIndex { $0.exposure <= exposure }.map { min($0 + 1, points.count - 1) }
    let (a, b) = (points[max(0, (next ?? 1) - 1)], points[next ?? 1])
    let share = (exposure - a.exposure) / (b.exposure - a.exposure)
    return a.conductance + (b.conductance - a.conductance) * min(max(share, 0), 1)
  }

  /// The exposure that takes the conductance so far of its way, 0 to 1.
  private func exposure(forShare share: Double) -> Double {
    if let point = refined[share] { return point.exposure }
    let goal = start + (end - start) * share
    let sign = end > start ? 1.0 : -1.0
    guard let next = points.firstIndex(where: { sign * ($0.conductance - goal) >= 0 }), next > 0
    else { return greatestExposure }
    let (a, b) = (points[next - 1], points[next])
    let part = (goal - a.conductance) / (b.conductance - a.conductance)
    return a.exposure + (b.exposure - a.exposure) * part
  }

  /// The exposure from end to end: up to where it stops, or, where it comes near its end without
  /// ever reaching it, to 95 % of its way.
  var span: Double {
    let (most, all) = (exposure(forShare: 0.95), exposure(forShare: 0.9999))
    // An exponential approach takes 3.07 times as long to 99.99 % as to 95 %.
    return all < 2.5 * most ? all : most
  }
}
