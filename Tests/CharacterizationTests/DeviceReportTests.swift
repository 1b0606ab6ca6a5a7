import Characterization
import DevicePhysics
import Testing

/// Every shipped device on the bench.
@Suite struct DeviceReportTests {
  static func report(_ entry: DeviceLibrary.Entry) throws -> CharacterizationReport {
    func measured<Device: MemristorModel>(_ device: Device) throws -> CharacterizationReport {
      var settings = CharacterizationSettings()
      settings.devices = 3
      settings.cycles = 2
      settings.pulses = 16
      settings.levels = 4
      settings.enduranceCycles = 10
      settings.stepBudget = 2000
      return try Characterization(
        of: device, name: entry.name, voltage: entry.voltage, step: entry.step,
        settings: settings, pulses: .published(for: entry.name)
      ).run()
    }
    return try measured(entry.model)
  }

  static func report(named name: String) throws -> CharacterizationReport {
    try report(#require(DeviceLibrary.entry(named: name)))
  }

  @Test(arguments: DeviceLibrary.entries)
  func everyDeviceHasEveryFigureOrAReason(_ entry: DeviceLibrary.Entry) throws {
    let report = try Self.report(entry)
    #expect(Set(report.metrics.map(\.key)).count == report.metrics.count)
    for family in Metric.Family.allCases { #expect(report.metrics(of: family).count > 2) }
    for metric in report.metrics {
      switch metric.outcome {
      case .value(let value), .atLeast(let value), .atMost(let value):
        #expect(value.isFinite, "\(metric.key)")
      case .notApplicable(let reason): #expect(reason.count > 10)
      }
    }
    #expect(report.table("loops") != nil)
    #expect(report.table("pulses") != nil)
    #expect(report.table("retention") != nil)
    for table in report.tables {
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    }
  }

  @Test(arguments: ["silver-selector", "vanadium-dioxide-switch"])
  func volatileDevicesAreNoMemoryHoweverLargeTheirRatio(_ name: String) throws {
    let report = try Self.report(named: name)
    #expect(report.conditions.isVolatile)
    #expect(try #require(report.number("on-off-ratio")) > 50)
    for key in ["read-margin", "level-overlap", "linearity-potentiation", "symmetry", "levels"] {
      #expect(report.reason(key)?.contains("volatile") == true, "\(key)")
    }
  }

  @Test func theSynapseOfNeuroSimHasItsNonlinearityAndSpread() throws {
    func measured<Device: MemristorModel>(_ device: Device) throws -> CharacterizationReport {
      var settings = CharacterizationSettings()
      settings.devices = 8
      settings.cycles = 4
      return try Characterization(
        of: device, name: "pulse-curve", voltage: 3, step: 300e-6, settings: settings
      ).run()
    }
    let quiet = PulseCurveSynapse().quiet
    let report = try measured(quiet.memristor)
    // Published: NL 2.4 and 4.88 over 97 and 100 pulses, 3.5 % of the range from pulse to pulse.
    #expect(report.conditions.potentiation?.count == 97)
    #expect(report.conditions.depression?.count == 100)
    #expect(abs(try #require(report.number("linearity-potentiation")) - 2.4) < 0.02)
    #expect(abs(try #require(report.number("linearity-depression")) - 4.88) < 0.02)
    let spread = try measured(PulseCurveSynapse().memristor)
    #expect(abs(try #require(spread.number("cycle-spread")) / 0.035 - 1) < 0.2)
  }

  @Test func theOhmicDeviceHasThePublishedSlopes() throws {
    let report = try Self.report(named: "ohmic")
    #expect(abs(try #require(report.number("on-off-ratio")) - 500) < 1)
    #expect(abs(try #require(report.number("switching-slope-up-weak")) + 50) < 2.5)
    #expect(abs(try #require(report.number("half-voltage-ratio")) - 2) < 1e-9)
    // Its conductance is exponential in the filament: a good bit, and far from a straight line.
    #expect(try #require(report.number("linearity-potentiation")) < -3)
  }

  @Test func theOxygenGradientGoesDownInFortySteps() throws {
    let report = try Self.report(named: "oxygen-gradient")
    #expect(report.conditions.potentiation == nil)
    #expect(report.conditions.depression?.count == 40)
    #expect(report.number("levels") == 41)
    #expect(report.reason("symmetry")?.contains("one direction") == true)
    // 120 s and a single exponential: 99 % back after 120 · ln 100 = 553 s.
    let back = try #require(report.conditions.recoveryTime)
    #expect(back >= 553 && back < 2 * 553)
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let first = try Self.report(named: "silver-selector")
    let second = try Self.report(named: "silver-selector")
    #expect(try first.json == second.json)
    #expect(first.tables == second.tables)
  }
}

extension PulseCurveSynapse {
  fileprivate var quiet: PulseCurveSynapse {
    var synapse = self
    synapse.spread = 0
    return synapse
  }
}
