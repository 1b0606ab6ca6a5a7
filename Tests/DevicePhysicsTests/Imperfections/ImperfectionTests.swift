import DevicePhysics
import Foundation
import Testing

/// What each imperfection does to a device is what its formula says.
struct ImperfectionTests {
  typealias Imperfect = ImperfectMemristor<OhmicMemristor>

  let generator = CounterGenerator(seed: 3)
  let half = OhmicMemristor.State(filament: 0.5)

  func state(filament: Double = 0.5, age: Double = 0, wear: Double = 0) -> Imperfect.NumericState {
    ImperfectState(
      device: OhmicMemristor.State(filament: filament), age: age, wear: wear, programming: 0)
  }

  /// Conductances relative to the perfect device's, one for each device or reading.
  func factors(_ imperfection: some Imperfection, count: Int = 4000) -> [Double] {
    let device = Imperfect(OhmicMemristor(), [imperfection])
    let perfect = OhmicMemristor().current(half, voltage: 0.2)
    return (0..<count).map { place in
      let draws = generator.numbers(
        for: device.draws, index: UInt32(place), readings: UInt64(place))
      return device.current(state(), voltage: 0.2, draws: draws) / perfect
    }
  }

  func moments(_ numbers: [Double]) -> (mean: Double, deviation: Double) {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let variance = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(numbers.count)
    return (mean, variance.squareRoot())
  }

  @Test func noImperfectionIsThePerfectDevice() {
    let device = Imperfect(OhmicMemristor(), [])
    let next = device.advanced(state(), voltage: -0.9, by: 1e-8)
    let perfect = OhmicMemristor().advanced(half, voltage: -0.9, by: 1e-8)
    #expect(next.device == perfect)
    let current = device.current(state(), voltage: 0.2)
    #expect(abs(current / OhmicMemristor().current(half, voltage: 0.2) - 1) < 1e-15)
    #expect(device.current(state(), voltage: 0) == 0)
  }

  @Test func devicesAreSpread() {
    // Four standard deviations of each estimate.
    let normal = moments(factors(DeviceSpread(.normal(0.1))))
    #expect(abs(normal.mean - 1) < 0.0064)
    #expect(abs(normal.deviation - 0.1) < 0.0045)
    let logarithms = moments(factors(DeviceSpread(.logNormal(0.3))).map { log($0) })
    #expect(abs(logarithms.mean) < 0.019)
    #expect(abs(logarithms.deviation - 0.3) < 0.0135)
    #expect(factors(DeviceSpread(.normal(2))).allSatisfy { $0 >= 0 })
  }

  @Test func readingsAreSpread() {
    let noise = moments(factors(ReadNoise(0.02)))
    #expect(abs(noise.mean - 1) < 0.0013)
    #expect(abs(noise.deviation - 0.02) < 0.0009)
  }

  @Test func cyclesAreSpread() {
    let device = Imperfect(OhmicMemristor(), [CycleSpread(.normal(0.1))])
    let nominal = device.advanced(state(), voltage: -0.9, by: 1e-9).device.filament - 0.5
    let steps = (0..<4000).map { pulse in
      let draws = generator.numbers(for: device.draws, pulses: UInt64(pulse))
      let moved = device.advanced(state(), voltage: -0.9, by: 1e-9, draws: draws)
      return (moved.device.filament - 0.5) / nominal
    }
    #expect(abs(moments(steps).mean - 1) < 0.0064)
    #expect(abs(moments(steps).deviation - 0.1) < 0.0045)
  }

  @Test func theConductanceDriftsByAPowerLaw() {
    let drift = PowerLawDrift(exponent: 0.05, referenceTime: 20)
    let device = Imperfect(OhmicMemristor(), [drift], programmingVoltage: 0.5)
    let fresh = device.current(state(), voltage: 0.2)
    let aged = device.advanced(state(), voltage: 0, by: 1980)
    #expect(aged.age == 1980)
    let ratio = device.current(aged, voltage: 0.2) / fresh
    // The device itself hardly moves in that time.
    #expect(abs(ratio - pow(100, -0.05)) < 1e-8)
    #expect(device.advanced(aged, voltage: 0.6, by: 1e-9).age == 0)
  }

  @Test func theConductanceIsLostByAStretchedExponential() {
    let retention = StretchedRetention(time: 100, stretching: 0.5, remainder: 0.2)
    let device = Imperfect(OhmicMemristor(), [retention])
    let fresh = device.current(state(), voltage: 0.2)
    let ratio = device.current(state(age: 400), voltage: 0.2) / fresh
    #expect(abs(ratio - (0.2 + 0.8 * exp(-2))) < 1e-12)
  }

  @Test func someDevicesAreStuck() {
    let faults = StuckFaults(
      onShare: 0.05, offShare: 0.1, onConductance: 1e-3, offConductance: 1e-6)
    let perfect = OhmicMemristor().conductance(0.5)
    let seen = factors(faults).map { $0 * perfect }
    let on = seen.count { abs($0 - 1e-3) < 1e-12 }
    let off = seen.count { abs($0 - 1e-6) < 1e-12 }
    #expect(abs(Double(on) - 200) < 4 * 13.8)
    #expect(abs(Double(off) - 400) < 4 * 19)
    #expect(seen.count { abs($0 / perfect - 1) < 1e-12 } == seen.count - on - off)
  }

  @Test func devicesWearOut() {
    let device = Imperfect(OhmicMemristor(), [WearOut(endurance: 10)], programmingVoltage: 0.5)
    var current = state(filament: 0)
    var moves = 0
    for _ in 0..<20 {
      let next = device.advanced(current, voltage: -0.9, by: 1e-9)
      if next.device.filament != current.device.filament { moves += 1 }
      current = next
    }
    #expect(moves == 10)
    #expect(current.wear == 20)
    // Readings do not wear.
    #expect(device.advanced(current, voltage: 0.1, by: 1e-9).wear == 20)
  }

  @Test func warmDevicesMoveFaster() {
    let arrhenius = ArrheniusTemperature(temperature: 350, reference: 300, activation: 0.6)
    // exp(0.6 eV / k · (1/300 K - 1/350 K)), from the constants by hand: exp(3.31565).
    #expect(abs(arrhenius.acceleration - 27.54) < 0.01)
    let device = Imperfect(OhmicMemristor(), [arrhenius])
    let warm = device.advanced(state(), voltage: -0.9, by: 1e-9).device.filament - 0.5
    let cold = OhmicMemristor().advanced(half, voltage: -0.9, by: 1e-9).filament - 0.5
    #expect(abs(warm / cold / arrhenius.acceleration - 1) < 1e-9)
  }

  @Test func conductancesAreQuantised() {
    let levels = QuantisedLevels(count: 32, least: 2e-6, greatest: 1e-3)
    let device = Imperfect(OhmicMemristor(), [levels])
    let spacing = (1e-3 - 2e-6) / 31
    var seen: Set<Int> = []
    for place in 0...1000 {
      let filament = Double(place) / 1000
      let conductance = device.current(state(filament: filament), voltage: 1)
      let level = (conductance - 2e-6) / spacing
      #expect(abs(level - level.rounded()) < 1e-9)
      #expect(abs(conductance - OhmicMemristor().conductance(filament)) < spacing * 0.500001)
      seen.insert(Int(level.rounded()))
    }
    #expect(seen.count == 32)
  }

  @Test func parametersOutsideTheirRangesAreToldTogether() {
    let device = Imperfect(
      OhmicMemristor(),
      [
        DeviceSpread(.normal(-1)), CycleSpread(.logNormal(.nan)), ReadNoise(-0.1),
        PowerLawDrift(exponent: .infinity, referenceTime: 0),
        StretchedRetention(time: -1, stretching: 0, remainder: 2),
        StuckFaults(onShare: 0.7, offShare: 0.6, onConductance: -1, offConductance: 0),
        WearOut(endurance: 0, deviation: -1),
        ArrheniusTemperature(temperature: 0, reference: -1, activation: -1),
        QuantisedLevels(count: 1, least: -1, greatest: -2),
      ], programmingVoltage: -1)
    #expect(
      device.parameterProblems.map(\.parameter) == [
        "deviation", "deviation", "deviation", "exponent", "referenceTime", "time", "stretching",
        "remainder", "offShare", "onConductance", "endurance", "deviation", "temperature",
        "reference", "activation", "count", "least", "greatest", "programmingVoltage",
      ])
  }

  @Test func imperfectionsOfAnImperfectDeviceHaveTheirOwnMemory() {
    let inner = Imperfect(
      OhmicMemristor(), [PowerLawDrift(exponent: 0.1, referenceTime: 1)], programmingVoltage: 0.5)
    let outer = ImperfectMemristor(
      inner, [PowerLawDrift(exponent: 0.1, referenceTime: 1)], programmingVoltage: 5)
    let names = outer.initialState.components.map(\.name)
    #expect(
      names == [
        "filament", "age", "wear", "programming", "outerAge", "outerWear", "outerProgramming",
      ])
    var state = outer.initialState
    state = outer.advanced(state, voltage: 0, by: 10)
    state = outer.advanced(state, voltage: 1, by: 1)
    #expect(state.device.age == 0)
    #expect(state.age == 11)
  }
}
