import DevicePhysics
import Diagnostics

/// The standard bench: any device in, its figures, curves and pictures out.
///
/// ```swift
/// let report = try Characterization(
///   of: TitaniumOxideMemristor(), name: "titanium-oxide", voltage: 3, step: 1e-3
/// ).run()
/// print(report.text)
/// ```
///
/// The figures come in two families that never stand for each other: how well a bit can be read, and
/// how well a weight can be trained. Where a figure has no meaning for a device, the reason stands in
/// its place.
public struct Characterization<Device: MemristorModel>: Sendable {
  public let device: Device
  /// Lower-case words with hyphens.
  public let name: String
  /// One line.
  public let summary: String
  /// The amplitude in volts of a usual pulse, greater than 0.
  public let voltage: Double
  /// The length in seconds of a usual step, greater than 0.
  public let step: Double
  public var settings: CharacterizationSettings
  /// The pulses that are given; the others are found.
  public var pulses: PulseChoice
  /// What the device is given beside its own spread; its pulses are those of the device without.
  public var imperfections = ImperfectionChoice()

  public init(
    of device: Device, name: String, summary: String = "", voltage: Double, step: Double,
    settings: CharacterizationSettings = CharacterizationSettings(),
    pulses: PulseChoice = PulseChoice()
  ) {
    self.device = device
    self.name = name
    self.summary = summary
    self.voltage = voltage
    self.step = step
    self.settings = settings
    self.pulses = pulses
  }

  /// Measures.
  ///
  /// - Throws: `DiagnosticReport`: `bad-parameter` for a device or setting outside its range,
  ///   `no-response` where no pulse moves the device, `simulation-diverged` where a current is no
  ///   finite number.
  public func run() throws(DiagnosticReport) -> CharacterizationReport {
    try refuseBadParameters()
    let conditions = try PulseSearch(
      device: device, voltage: voltage, step: step, pulses: settings.pulses,
      budget: settings.stepBudget, choice: pulses
    ).conditions()
    let list = imperfections.imperfections(conditions)
    guard !list.isEmpty else { return try measured(device, conditions) }
    let amplitudes = [conditions.potentiation, conditions.depression].compactMap(\.self)
      .flatMap { $0.pulse.levels }.map { abs($0.volts) }
    return try measured(
      ImperfectMemristor(device, list, programmingVoltage: (amplitudes.min() ?? 0) / 2),
      conditions)
  }

  private func measured<Measured: MemristorModel>(
    _ device: Measured, _ conditions: BenchConditions
  ) throws(DiagnosticReport) -> CharacterizationReport {
    let bench = Bench(device: device, conditions: conditions, settings: settings)
    let response = try PulseResponse(bench)
    let histogram = try LevelHistogram(bench)
    let loops = try VoltageLoops(bench).measurement
    let retention = try Retention(bench).measurement
    let endurance = try Endurance(bench).measurement
    let switching = try SwitchingTime(bench)
    var metrics = try DigitalMargin(bench).metrics + histogram.metrics
    metrics += TrainingMetrics(bench, response).metrics
    metrics += retention.metrics + endurance.metrics
    metrics += loops.metrics + switching.measurement.metrics
    return CharacterizationReport(
      name: name, summary: summary, conditions: conditions, settings: settings,
      imperfections: imperfections, metrics: metrics,
      tables: [
        loops.table, response.table, retention.table, histogram.table, endurance.table,
        switching.measurement.table,
      ].compactMap(\.self).filter { !$0.rows.isEmpty },
      missing: [
        "levels": histogram.reason, "switching-time": switching.reason,
        "endurance": endurance.metrics[0].value == nil ? endurance.metrics[0].text : nil,
      ].compactMapValues(\.self))
  }

  private func refuseBadParameters() throws(DiagnosticReport) {
    let own = ParameterCheck.problems {
      $0.positive("voltage", voltage, unit: "V")
      $0.positive("step", step, unit: "s")
      $0.require(
        pulses.readVoltage != 0, "readVoltage", pulses.readVoltage ?? 1, "a voltage other than 0 V")
      for pulse in [pulses.potentiation, pulses.depression].compactMap(\.self) {
        $0.require(pulse.amplitude != 0, "pulse", pulse.amplitude, "a voltage other than 0 V")
      }
      $0.require(settings.devices >= 2, "devices", Double(settings.devices), "at least 2")
      $0.require(settings.cycles >= 2, "cycles", Double(settings.cycles), "at least 2")
      $0.require(settings.pulses >= 8, "pulses", Double(settings.pulses), "at least 8")
      $0.require(settings.levels >= 2, "levels", Double(settings.levels), "at least 2")
      $0.require(
        settings.retentionTime >= 1, "retentionTime", settings.retentionTime, "at least 1 s")
      $0.require(
        settings.enduranceCycles >= 1, "enduranceCycles", Double(settings.enduranceCycles),
        "at least 1")
      $0.require(
        settings.stepBudget >= 1000, "stepBudget", Double(settings.stepBudget), "at least 1000")
    }
    let report = DiagnosticReport(
      (device.parameterProblems + own).map {
        Diagnostic(.error, "bad-parameter", "\(name): \($0)")
      }
    )
    if report.hasErrors { throw report }
  }
}
