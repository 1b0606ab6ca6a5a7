import DevicePhysics
import Testing

struct DriftMemristorTests {
  let device = DriftMemristor()

  func afterPulse(_ volts: Double, seconds: Double, from height: Double) -> Double {
    let step = 2e-8
    return (0..<Int(seconds / step)).reduce(DriftMemristor.State(height: height)) { state, _ in
      device.advanced(state, voltage: volts, by: step)
    }.height
  }

  @Test func pulsesOfTwoVoltsSwitchBetweenThePublishedResistances() {
    let set = afterPulse(2, seconds: 50e-6, from: 0)
    #expect(abs(device.resistance(.init(height: set)) / 470 - 1) < 0.02)
    let reset = afterPulse(-2, seconds: 50e-6, from: set)
    #expect(abs(device.resistance(.init(height: reset)) / 1700 - 1) < 0.02)
  }

  @Test func theStateIsKeptWithoutVoltage() {
    let set = afterPulse(2, seconds: 1e-6, from: 0)
    #expect(set > 0 && set < 1)
    #expect(afterPulse(0, seconds: 1e-3, from: set) == set)
    #expect(afterPulse(0.05, seconds: 1e-3, from: set) == set)
  }

  @Test func resistanceFallsWithHeight() {
    let resistances = (0...20).map { device.resistance(.init(height: Double($0) / 20)) }
    #expect(zip(resistances, resistances.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: device,
      [
        ("onResistance", \.onResistance), ("offResistance", \.offResistance),
        ("fullHeight", \.fullHeight), ("growthHeight", \.growthHeight),
        ("decayHeight", \.decayHeight), ("bellWidth", \.bellWidth), ("growth", \.growth),
        ("decay", \.decay), ("gapDecay", \.gapDecay), ("retentionVoltage", \.retentionVoltage),
      ])
  }
}
