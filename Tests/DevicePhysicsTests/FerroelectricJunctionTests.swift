import DevicePhysics
import Foundation
import Testing

struct FerroelectricJunctionTests {
  let device = FerroelectricJunction()

  func share(after seconds: Double, at volts: Double, from start: Double = 0) -> Double {
    device.switchedShare(device.advanced(.init(switched: start), voltage: volts, by: seconds))
  }

  @Test func theCharacteristicTimeIsThePublishedOne() {
    #expect(abs(device.switchingTime(4.0) / 5.4e-9 - 1) < 0.01)
    #expect(abs(share(after: 5.4e-9, at: 4) - (1 - exp(-1))) < 0.02)
    #expect(share(after: 10e-9, at: 4) > 0.8)
    #expect(share(after: 10e-9, at: 6) > 0.95)
  }

  @Test func theRatioIsInThePublishedRange() {
    let on = device.current(.init(switched: 1), voltage: 0.1)
    let off = device.current(.init(switched: 0), voltage: 0.1)
    #expect((99...10_001).contains(on / off))
  }

  @Test func theAmplitudeSetsHowMuchSwitches() {
    let shares = stride(from: 1.0, through: 6, by: 0.5).map { share(after: 10e-9, at: $0) }
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 })
    #expect(shares[0] < 1e-9)
    #expect(shares.contains { (0.2...0.8).contains($0) })
  }

  @Test func switchingSaturatesAndReverses() {
    #expect(abs(share(after: 1e-3, at: 4) - 1) < 1e-12)
    #expect(share(after: 1e-3, at: -4, from: 1) < 1e-12)
  }

  @Test func nothingRelaxes() {
    let half = device.advanced(.init(switched: 0), voltage: 4, by: 4e-9)
    #expect(device.advanced(half, voltage: 0, by: 1e9) == half)
    #expect(device.advanced(half, voltage: 0.1, by: 1e3) == half)
    #expect(abs(share(after: 3600, at: 0.5)) < 1e-12)
  }

  @Test func manyShortStepsAreAsGoodAsALongOne() {
    let short = (0..<100).reduce(device.initialState) { state, _ in
      device.advanced(state, voltage: 4, by: 0.1e-9)
    }
    #expect(abs(device.switchedShare(short) - share(after: 10e-9, at: 4)) < 1e-12)
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: device,
      [
        ("offConductance", \.offConductance), ("onConductance", \.onConductance),
        ("attemptTime", \.attemptTime), ("activationVoltage", \.activationVoltage),
        ("timeSpread", \.timeSpread), ("leastVoltage", \.leastVoltage),
      ])
  }
}
