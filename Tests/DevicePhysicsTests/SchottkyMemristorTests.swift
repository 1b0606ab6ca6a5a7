import DevicePhysics
import Foundation
import Testing

/// Equations 1 to 6 of Chen et al. 2025, and the comparison with the ohmic memristor.
struct SchottkyMemristorTests {
  let device = SchottkyMemristor()

  @Test func theForwardCurrentRisesADecadeIn60Millivolts() {
    let low = device.thermionicDensity(.init(lowering: 0), voltage: 0.2)
    let high = device.thermionicDensity(.init(lowering: 0), voltage: 0.3)
    #expect(abs(0.1 / log10(high / low) / 0.0595 - 1) < 0.01)
  }

  @Test func theReverseCurrentSaturatesAtRichardsonsDensity() {
    let expected = 1.20173e6 * 300 * 300 * exp(-0.65 / device.thermalVoltage)
    let reverse = device.thermionicDensity(.init(lowering: 0), voltage: -0.5)
    #expect(abs(reverse / -expected - 1) < 1e-6)
    let low = device.thermionicDensity(.init(lowering: 1), voltage: -0.5)
    #expect(abs(low / reverse / exp(0.2 / device.thermalVoltage) - 1) < 1e-9)
  }

  @Test func theIonicCurrentHasItsTafelSlopes() {
    // 2.303 · kT / (α · z · e), 59.5 mV here, in both directions.
    let forward = log10(device.ionicDensity(0.6) / device.ionicDensity(0.5)) / 0.1
    let reverse = log10(device.ionicDensity(-0.6) / device.ionicDensity(-0.5)) / 0.1
    #expect(abs(1 / forward / 0.0595 - 1) < 0.01)
    #expect(abs(1 / reverse / 0.0595 - 1) < 0.01)
    #expect(device.ionicDensity(0.0) == 0)
  }

  @Test func itRectifiesWhereTheOhmicDeviceIsLinear() {
    func asymmetry<Device: MemristorModel>(_ device: Device) -> Double {
      let state = device.initialState
      return device.current(state, voltage: 0.3) / -device.current(state, voltage: -0.3)
    }
    #expect(asymmetry(device) > 100)
    #expect(abs(asymmetry(OhmicMemristor()) - 1) < 1e-12)
  }

  /// The comparison of the paper: three slopes of the ohmic device, one of the other, which is
  /// 2.303 · kT / ((1 - α) · z · e).
  @Test func itSetsWithOneSlopeWhereTheOhmicDeviceHasThree() {
    func slope(_ low: Double, _ high: Double, _ time: (Double) -> Double) -> Double {
      (high - low) / log10(time(high) / time(low))
    }
    func schottky(_ magnitude: Double) -> Double {
      device.switchingCharge / -device.ionicDensity(-magnitude)
    }
    let ohmic = OhmicMemristor()
    func filament(_ magnitude: Double) -> Double { ohmic.setTime(magnitude) }
    let windows = [(0.4, 0.75), (0.85, 1.15), (1.3, 2.0)]
    for (window, published) in zip(windows, [-0.05, -0.155, -1.1]) {
      #expect(abs(slope(window.0, window.1, schottky) / -0.0595 - 1) < 0.01)
      #expect(abs(slope(window.0, window.1, filament) / published - 1) < 0.05)
    }
  }

  @Test func setLowersTheBarrierAndResetRaisesIt() {
    let set = (0..<200).reduce(device.initialState) { state, _ in
      device.advanced(state, voltage: -0.8, by: 1e-3)
    }
    #expect(set.lowering == 1)
    let reset = (0..<200).reduce(set) { state, _ in
      device.advanced(state, voltage: 0.8, by: 1e-3)
    }
    #expect(reset.lowering == 0)
    #expect(device.current(set, voltage: 0.1) > 100 * device.current(reset, voltage: 0.1))
  }

  @Test func theCurrentRisesWithTemperature() {
    var warm = device
    warm.temperature = 383
    let state = device.initialState
    #expect(warm.current(state, voltage: 0.1) > 10 * device.current(state, voltage: 0.1))
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: device,
      [
        ("richardson", \.richardson), ("temperature", \.temperature),
        ("highBarrier", \.highBarrier), ("lowBarrier", \.lowBarrier),
        ("ionicExchange", \.ionicExchange), ("ionCharge", \.ionCharge),
        ("anodicShare", \.anodicShare), ("switchingCharge", \.switchingCharge),
        ("area", \.area), ("seriesResistance", \.seriesResistance),
        ("largestStep", \.largestStep),
      ])
  }
}
