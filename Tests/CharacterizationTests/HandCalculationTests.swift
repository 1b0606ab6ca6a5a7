import Characterization
import DevicePhysics
import Foundation
import Testing

/// Figures of a device that was computed by hand.
@Suite struct HandCalculationTests {
  @Test func aStraightDeviceHasTheFiguresOfItsEquations() throws {
    let report = try StraightDevice().report()
    // From end to end takes 1 / (r · V) = 1 ms: 64 pulses of 15.6 µs.
    let drive = try #require(report.conditions.potentiation)
    #expect(drive.count == 64)
    #expect(abs(drive.pulse.seconds - 15.6e-6) < 0.1e-6)
    #expect(drive.pulse.amplitude == 1)
    #expect(report.conditions.depression?.pulse.amplitude == -1)
    #expect(abs(try #require(report.number("on-off-ratio")) - 3) < 1e-9)
    #expect(abs(try #require(report.number("linearity-potentiation"))) < 0.02)
    #expect(abs(try #require(report.number("linearity-depression"))) < 0.02)
    #expect(abs(try #require(report.number("symmetry")) - 1) < 0.01)
    #expect(abs(try #require(report.number("worst-asymmetry")) - 1) < 0.01)
    #expect(report.number("levels") == 65)
    // V² · (G₀ + G₁) / 2 · t
    let energy = 2e-6 * drive.pulse.seconds
    #expect(abs(try #require(report.number("energy-potentiation")) / energy - 1) < 0.01)
    #expect(report.number("retention") == 1)
    #expect(report.metric("endurance")?.outcome == .atLeast(1000))
    #expect(report.number("pinched") == 0)
    #expect(abs(try #require(report.number("half-voltage-ratio")) - 2) < 1e-12)
  }

  @Test func switchingTimesAreThoseOfTheEquation() throws {
    let table = try #require(try StraightDevice().report().table("switching-time"))
    // The geometric middle of 1 µS and 3 µS is 1.732 µS, so x = 0.366.
    let position = (3.0.squareRoot() - 1) / 2
    var (ups, downs) = (0, 0)
    for row in table.rows {
      let volts = try #require(row[0])
      if let seconds = row[1] {
        #expect(abs(seconds * 1e3 * volts / position - 1) < 1e-5)
        ups += 1
      }
      if let seconds = row[2] {
        #expect(abs(seconds * 1e3 * -volts / (1 - position) - 1) < 1e-5)
        downs += 1
      }
    }
    #expect(ups > 20 && downs > 20)
  }

  @Test func theMarginIsThatOfItsFormula() throws {
    var noise = ImperfectionChoice()
    noise.readNoise = 0.1
    let report = try StraightDevice().report(noise, settings: .quick)
    // (3 - 1) / (0.1 · 3 + 0.1 · 1) = 5.
    let sigmas = try #require(report.number("margin-in-sigmas"))
    #expect(abs(sigmas / 5 - 1) < 0.05)
    #expect(abs(try #require(report.number("read-margin")) * 3 - sigmas) < 1e-12)
    // scipy.stats.norm.sf(5) is 2.866515718791939e-07; it changes by a factor of 4 over 5 %.
    let rate = try #require(report.number("bit-error-rate-normal"))
    #expect(rate > 0.6e-7 && rate < 13e-7)
    // 1 - 0.05^(1/4096): no reading of 2 · 32 · 8 · 8 was wrong.
    guard case .atMost(let bound)? = report.metric("bit-error-rate-counted")?.outcome else {
      Issue.record("no bound of the bit error rate")
      return
    }
    #expect(abs(bound / 7.3111e-4 - 1) < 1e-3)
  }

  @Test func muchNoiseMakesErrorsAndOverlap() throws {
    var noise = ImperfectionChoice()
    noise.readNoise = 0.3
    var settings = CharacterizationSettings.quick
    settings.devices = 8
    settings.levels = 8
    let report = try StraightDevice().report(noise, settings: settings)
    // The margin is 5/3, and scipy.stats.norm.sf(5/3) is 0.04779.
    let counted = try #require(report.number("bit-error-rate-counted"))
    #expect(abs(counted / 0.04779 - 1) < 0.35)
    #expect(try #require(report.number("level-overlap")) > 0.2)
    #expect(try #require(report.number("levels-apart")) < 3)
  }

  @Test func asymmetryIsTheRatioOfTheSteps() throws {
    // The search evens out a faster way down by shorter pulses; equal pulses do not.
    let report = try StraightDevice(downFactor: 4).report()
    let up = try #require(report.conditions.potentiation?.pulse.seconds)
    let down = try #require(report.conditions.depression?.pulse.seconds)
    #expect(abs(up / down - 4) < 0.05)
    #expect(abs(try #require(report.number("symmetry")) - 1) < 0.02)
  }

  @Test func theRatioSaysNothingAboutLinearity() throws {
    let small = try StraightDevice(low: 1e-6, high: 1.5e-6).report()
    let large = try StraightDevice(low: 1e-12, high: 1.5e-6).report()
    #expect(try #require(large.number("on-off-ratio")) > 1e5 * (small.number("on-off-ratio") ?? 1))
    for key in ["linearity-potentiation", "linearity-depression"] {
      #expect(abs(try #require(large.number(key)) - (small.number(key) ?? 1)) < 0.02)
    }
    #expect(large.number("levels") == small.number("levels"))
    let training = Set(large.metrics(of: .analogueTraining).map(\.key))
    #expect(!training.contains("on-off-ratio") && training.contains("linearity-potentiation"))
  }

  @Test func driftAndLossAreSeen() throws {
    var choice = ImperfectionChoice()
    choice.drift = 0.05
    let drifting = try StraightDevice().report(choice, settings: .quick)
    #expect(abs(try #require(drifting.number("drift-exponent")) - 0.05) < 0.001)
    choice = ImperfectionChoice()
    choice.retention = 1000
    let losing = try StraightDevice(low: 1e-9).report(choice, settings: .quick)
    // Half is lost after 1000 · ln 2 = 693 s; the next time that is looked at is 1000 s.
    #expect(losing.number("retention-time") == 1000)
  }

  @Test func aWarmDeviceConductsMore() throws {
    let warm = try StraightDevice().report(
      try .parse("temperature=350,conductance-activation=0.05"), settings: .quick)
    let cold = try StraightDevice().report(settings: .quick)
    // exp(E / k · (1/300 K - 1/350 K)) by hand: exp(0.276298).
    let high = try #require(warm.number("on-conductance"))
    let usual = try #require(cold.number("on-conductance"))
    #expect(abs(high / usual / 1.318241 - 1) < 1e-5)
    #expect(abs(try #require(warm.number("on-off-ratio")) - 3) < 1e-6)
  }

  @Test func aWarmDeviceIsFaster() throws {
    func time(_ imperfections: ImperfectionChoice) throws -> Double {
      let report = try StraightDevice().report(imperfections, settings: .quick)
      let table = try #require(report.table("switching-time"))
      return try #require(table.rows.first { $0[0] == 1 }?[1])
    }
    let ratio = try time(ImperfectionChoice()) / time(.parse("temperature=350,activation=0.1"))
    // exp(0.552596).
    #expect(abs(ratio / 1.737759 - 1) < 1e-4)
  }

  @Test func onlyItsLevelsAreSeen() throws {
    let report = try StraightDevice().report(try .parse("levels=5"))
    // 1, 1.5, 2, 2.5 and 3 µS.
    #expect(report.number("levels") == 5)
    let seen = try #require(report.table("pulses")).rows.compactMap { $0[3] }
    #expect(Set(seen.map { ($0 * 1e8).rounded() }) == [100, 150, 200, 250, 300])
  }

  @Test func measuredNoiseIsSeen() throws {
    let change = try StraightDevice(low: 1e-9).report(
      try .parse("phase-change=1"), settings: .quick)
    // µ of the upper end is 0.049 and the spread of the devices 0.008.
    #expect(abs(try #require(change.number("drift-exponent")) - 0.05) < 0.03)
    #expect(try #require(change.number("margin-in-sigmas")) < 20)
    let filament = try StraightDevice(low: 1e-9).report(
      try .parse("filament=1"), settings: .quick)
    // σ at the upper end is 1.103 of 40, at the lower one 0.348 of 40.
    let sigmas = 1 / (1.103 / 40 + 0.348 / 40 * 0.6)
    #expect(abs(try #require(filament.number("margin-in-sigmas")) / sigmas - 1) < 0.3)
  }

  @Test func aWornDeviceEnds() throws {
    var choice = ImperfectionChoice()
    choice.endurance = 500
    let report = try StraightDevice().report(choice, settings: .quick)
    // Two pulses a cycle.
    let cycles = try #require(report.number("endurance"))
    #expect(cycles >= 248 && cycles <= 251)
    #expect(report.metric("endurance")?.outcome == .value(cycles))
  }

  @Test func spreadOfDevicesAndReadings() throws {
    var choice = ImperfectionChoice()
    choice.deviceSpread = 0.1
    var settings = CharacterizationSettings.quick
    settings.devices = 200
    settings.cycles = 2
    let report = try StraightDevice().report(choice, settings: settings)
    // A log-normal factor of 0.1 has a relative deviation of √(e^0.01 - 1) = 0.10025.
    #expect(abs(try #require(report.number("device-spread")) / 0.10025 - 1) < 0.2)
    #expect(report.reason("cycle-spread") != nil)
  }

  @Test func aModelWithoutSpreadHasNoMargin() throws {
    let report = try StraightDevice().report()
    for key in ["margin-in-sigmas", "read-margin", "bit-error-rate-normal"] {
      #expect(report.reason(key)?.contains("no spread") == true)
    }
  }
}

extension CharacterizationSettings {
  /// Few small pulses and levels, for what hangs on neither.
  fileprivate static var quick: Self {
    var settings = Self()
    settings.pulses = 8
    settings.levels = 2
    return settings
  }
}
