import Characterization
import DevicePhysics
import Diagnostics
import Testing

@Suite struct BadInputTests {
  private func identifiers(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let report as DiagnosticReport {
      return report.diagnostics.map(\.identifier)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func parametersOutsideTheirRangesAreNamed() {
    var device = OhmicMemristor()
    device.onOffRatio = .nan
    device.lowerKnee = -1
    #expect(throws: DiagnosticReport.self) {
      try Characterization(of: device, name: "ohmic", voltage: 1, step: 1e-7).run()
    }
    let found = identifiers {
      _ = try Characterization(of: device, name: "ohmic", voltage: 0, step: .infinity).run()
    }
    #expect(found.count >= 4 && Set(found) == ["bad-parameter"])
  }

  @Test func aDeviceThatNothingMovesIsTold() {
    let found = identifiers {
      _ = try StraightDevice(rate: 0).report()
    }
    #expect(found == ["no-response"])
  }

  @Test func aDivergingModelIsTold() {
    let found = identifiers { _ = try StraightDevice(high: .infinity).report() }
    #expect(found == ["simulation-diverged"])
  }

  @Test(arguments: [
    ("read-noize=1", "unknown-imperfection"), ("read-noise", "bad-imperfection"),
    ("read-noise=-1", "bad-imperfection"), ("read-noise=nan", "bad-imperfection"),
    ("read-noise=0.1=2", "bad-imperfection"), ("", "unknown-imperfection"),
    ("read-noise=0.1,read-noise=0.2", "duplicate-imperfection"),
    ("endurance=1e99", "bad-imperfection"), ("levels=8.5", "bad-imperfection"),
    ("levels=1", "bad-imperfection"), ("temperature=20,activation=0.1", "bad-imperfection"),
    ("temperature=350", "incomplete-imperfection"), ("activation=0.6", "incomplete-imperfection"),
  ])
  func badListsOfImperfectionsAreTold(_ text: String, _ identifier: String) {
    #expect(identifiers { _ = try ImperfectionChoice.parse(text) } == [identifier])
  }

  @Test func goodListsAreRead() throws {
    let choice = try ImperfectionChoice.parse("read-noise=0.02,drift=-0.05,endurance=1e6")
    #expect(choice.readNoise == 0.02 && choice.drift == -0.05 && choice.endurance == 1e6)
  }
}
