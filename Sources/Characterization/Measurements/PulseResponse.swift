import DevicePhysics
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Small pulses up, then small pulses down, over several cycles and devices.
struct PulseResponse: Sendable {
  /// The conductances of one way, by device, cycle and pulse; the first before any pulse.
  typealias Curves = [[[Double]]]

  private(set) var up: Curves = []
  private(set) var down: Curves = []
  /// Joules of a pulse, the mean over the way; `nil` where there is no way.
  private(set) var upEnergy: Double?
  private(set) var downEnergy: Double?

  init<Device>(_ bench: Bench<Device>) throws(DiagnosticReport) {
    for index in 0..<bench.population {
      var specimen = bench.specimen(index)
      var (ups, downs): ([[Double]], [[Double]]) = ([], [])
      // The first cycle begins where no other does: at a fresh device.
      if bench.conditions.potentiation != nil { bench.raise(&specimen) }
      // A device that only time brings back may still know where it was.
      let isOneWay = bench.conditions.potentiation == nil
      for _ in 0..<(isOneWay ? 1 : bench.cycles) {
        if !isOneWay { bench.lower(&specimen) }
        if let drive = bench.conditions.potentiation {
          ups.append(try Self.curve(&specimen, drive, bench))
        }
        if bench.conditions.depression != nil { bench.raise(&specimen) }
        if let drive = bench.conditions.depression {
          downs.append(try Self.curve(&specimen, drive, bench))
        }
      }
      if !ups.isEmpty { up.append(ups) }
      if !downs.isEmpty { down.append(downs) }
    }
    upEnergy = try Self.energy(of: bench.conditions.potentiation, bench) { bench.lower(&$0) }
    downEnergy = try Self.energy(of: bench.conditions.depression, bench) { bench.raise(&$0) }
  }

  private static func curve<Device>(
    _ specimen: inout Specimen<Device>, _ drive: BenchConditions.Drive, _ bench: Bench<Device>
  ) throws(DiagnosticReport) -> [Double] {
    var curve = [try bench.readMean(&specimen)]
    for _ in 0..<drive.count {
      specimen.apply(drive.pulse)
      curve.append(try bench.readMean(&specimen))
    }
    return curve
  }

  /// At most 64 pulses of the way are taken, evenly spaced.
  private static func energy<Device>(
    of drive: BenchConditions.Drive?, _ bench: Bench<Device>,
    from start: (inout Specimen<Device>) -> Void
  ) throws(DiagnosticReport) -> Double? {
    guard let drive else { return nil }
    var specimen = bench.nominal
    if bench.conditions.potentiation != nil, bench.conditions.depression != nil {
      bench.raise(&specimen)
      bench.lower(&specimen)
    }
    start(&specimen)
    let stride = max(1, drive.count / 64)
    var energies: [Double] = []
    for index in 0..<drive.count {
      if index % stride == 0 { energies.append(try specimen.energy(of: drive.pulse)) }
      specimen.apply(drive.pulse)
    }
    return Statistics.mean(energies)
  }

  /// The mean over devices and cycles after each pulse.
  static func mean(_ curves: Curves) -> [Double] { across(curves, Statistics.mean) }

  /// The deviation over devices and cycles after each pulse.
  static func deviation(_ curves: Curves) -> [Double] { across(curves, Statistics.deviation) }

  private static func across(_ curves: Curves, _ figure: ([Double]) -> Double) -> [Double] {
    let all = curves.flatMap(\.self)
    return (all.first ?? []).indices.map { pulse in figure(all.map { $0[pulse] }) }
  }

  /// Pulses are counted on from potentiation to depression.
  var table: MeasurementTable {
    var table = MeasurementTable(
      "pulses",
      ["pulse", "direction", "conductance of device 0 [S]", "mean [S]", "deviation [S]"])
    var count = 0
    for (curves, direction) in [(up, 1.0), (down, -1.0)] {
      let (mean, deviation) = (Self.mean(curves), Self.deviation(curves))
      for (index, conductance) in (curves.first?.first ?? []).enumerated() {
        table.append([Double(count), direction, conductance, mean[index], deviation[index]])
        count += 1
      }
      count -= curves.isEmpty ? 0 : 1
    }
    return table
  }
}
