import DevicePhysics
import Diagnostics

/// One device type on the bench, with its pulses: what every measurement works with.
struct Bench<Device: MemristorModel>: Sendable {
  let device: Device
  let conditions: BenchConditions
  let settings: CharacterizationSettings

  /// Devices of which the spread is taken; one of a model that has none.
  var population: Int {
    guard !device.draws.isEmpty else { return 1 }
    let most = 4 * settings.stepBudget / (stepsPerCycle * settings.cycles)
    return max(2, min(settings.devices, most))
  }
  /// Cycles of each device.
  var cycles: Int { device.draws.isEmpty ? 1 : settings.cycles }
  /// Readings of each state.
  var readings: Int { has(.reading) ? 8 : 1 }

  /// Steps of the model from end to end and back.
  var stepsPerCycle: Int {
    let drives = [conditions.potentiation, conditions.depression].compactMap(\.self)
    return drives.map { drive in
      drive.fullCount * drive.full.levels.map { device.steps(in: $0.seconds) }.reduce(0, +)
    }.reduce(1, +)
  }

  func has(_ occasion: RandomDraw.Occasion) -> Bool {
    device.draws.contains { $0.occasion == occasion }
  }

  var nominal: Specimen<Device> { Specimen(nominal: device) }

  func specimen(_ index: Int) -> Specimen<Device> {
    Specimen(device, index: UInt32(index), seed: settings.seed)
  }

  /// Takes a specimen to the upper end of its conductance.
  func raise(_ specimen: inout Specimen<Device>) {
    goAllTheWay(conditions.potentiation, &specimen)
  }

  /// Takes a specimen to the lower end of its conductance.
  func lower(_ specimen: inout Specimen<Device>) {
    goAllTheWay(conditions.depression, &specimen)
  }

  private func goAllTheWay(
    _ drive: BenchConditions.Drive?, _ specimen: inout Specimen<Device>
  ) {
    if let drive {
      for _ in 0..<drive.fullCount { specimen.apply(drive.full) }
    } else if let seconds = conditions.recoveryTime {
      _ = specimen.rest(seconds)
    }
  }

  func read(_ specimen: inout Specimen<Device>) throws(DiagnosticReport) -> Double {
    try specimen.conductance(at: conditions.readVoltage)
  }

  /// The mean of the readings of one state.
  func readMean(_ specimen: inout Specimen<Device>) throws(DiagnosticReport) -> Double {
    var sum = 0.0
    for _ in 0..<readings { sum += try read(&specimen) }
    return sum / Double(readings)
  }

  /// Why the device is no memory; `nil` where it is one.
  var whyNoMemory: String? {
    if conditions.isVolatile {
      return "the device is volatile, it loses more than half of its range within "
        + Figures.text(BenchConditions.volatilityTime, .time)
    }
    let isOneWay = conditions.potentiation == nil || conditions.depression == nil
    if isOneWay, conditions.recoveryTime == nil {
      return "nothing brings the device back, neither a pulse nor time"
    }
    return nil
  }
}

/// How much is measured.
public struct CharacterizationSettings: Sendable, Hashable, Codable {
  /// Where the random numbers start.
  public var seed: UInt32 = 1
  /// Devices of which the spread is taken, at least 2.
  public var devices = 32
  /// Cycles of each of them, at least 2.
  public var cycles = 8
  /// Small pulses from end to end, at least 8; a device that moves by whole pulses has its own
  /// number.
  public var pulses = 64
  /// Levels to program, at least 2.
  public var levels = 8
  /// Seconds over which retention is followed, at least 1.
  public var retentionTime = 1e4
  /// Cycles over which endurance is followed, at least 1.
  public var enduranceCycles = 1000
  /// Steps of the model that one curve may take, at least 1000; where they do not suffice, less is
  /// measured, and the figures say so.
  public var stepBudget = 500_000

  public init() {}
}
