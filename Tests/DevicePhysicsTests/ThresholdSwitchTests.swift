import DevicePhysics
import Foundation
import Testing

/// Counts the rises of a circuit's voltage through a level, after a time to settle.
enum Oscillation {
  static func frequency<Device: MemristorModel>(
    of circuit: RelaxationOscillator<Device>, source: Double, step: Double, seconds: Double
  ) -> Double {
    var circuit = circuit
    var voltages: [Double] = []
    for _ in 0..<Int(seconds / step) {
      circuit.step(source: source, seconds: step)
      voltages.append(circuit.voltage)
    }
    let settled = voltages.suffix(voltages.count / 2)
    let (low, high) = (settled.min() ?? 0, settled.max() ?? 0)
    guard high - low > 0.05 * source else { return 0 }
    let middle = (low + high) / 2
    let rises = zip(settled.indices, settled.indices.dropFirst()).filter {
      settled[$0] < middle && settled[$1] >= middle
    }.map(\.1)
    guard rises.count > 2, let first = rises.first, let last = rises.last else { return 0 }
    return Double(rises.count - 1) / (Double(last - first) * step)
  }
}

struct ThresholdSwitchTests {
  func period(source: Double, series: Double, device: ThresholdSwitch) -> Double {
    let circuit = RelaxationOscillator(device, seriesResistance: series, capacitance: 300e-12)
    return 1 / Oscillation.frequency(of: circuit, source: source, step: 1e-9, seconds: 2e-4)
  }

  /// Maffezzoni 2015: `T = R_p · C · ln((V_f - V_hold) / (V_f - V_th))`, charging only.
  func formula(source: Double, series: Double, device: ThresholdSwitch) -> Double {
    let parallel = 1 / (1 / series + device.offConductance)
    let final = source * parallel / series
    return parallel * 300e-12
      * log((final - device.holdVoltage) / (final - device.thresholdVoltage))
  }

  @Test(arguments: [(5.0, 47e3), (5.0, 60e3), (6.0, 47e3), (4.0, 30e3)])
  func periodIsThatOfTheFormula(source: Double, series: Double) {
    let device = ThresholdSwitch.vanadiumDioxide
    let ratio =
      period(source: source, series: series, device: device)
      / formula(source: source, series: series, device: device)
    #expect(abs(ratio - 1) < 0.15, "\(ratio)")
  }

  @Test func noOscillationWithoutReachingTheThreshold() {
    let circuit = RelaxationOscillator(
      ThresholdSwitch.vanadiumDioxide, seriesResistance: 47e3, capacitance: 300e-12)
    #expect(Oscillation.frequency(of: circuit, source: 2, step: 1e-9, seconds: 1e-4) == 0)
  }

  @Test func theSelectorSwitchesAsFastAndAsFarAsPublished() {
    let device = ThresholdSwitch.silverSelector
    let off = device.current(device.initialState, voltage: 0.2)
    #expect(off <= 1.01e-14)
    let on = device.advanced(device.initialState, voltage: 0.25, by: 75e-9)
    #expect(device.conductance(on) > 0.5 * device.onConductance)
    let final = device.advanced(on, voltage: 0.25, by: 1)
    #expect(abs(device.current(final, voltage: 0.2) / off / 1e10 - 1) < 1e-6)
    let again = device.advanced(final, voltage: 0, by: 250e-9)
    #expect(device.conductance(again) < 1e-8 * device.onConductance)
  }

  @Test func theSelectorTurnsOnWithinAMillivoltADecade() {
    let device = ThresholdSwitch.silverSelector
    func settled(_ volts: Double) -> Double {
      device.conductance(device.advanced(device.initialState, voltage: volts, by: 1e-3)) * volts
    }
    let decades = log10(settled(0.2005) / settled(0.1995))
    #expect(decades > 1)
  }

  @Test func eitherPolaritySwitches() {
    let device = ThresholdSwitch.silverSelector
    #expect(
      device.advanced(device.initialState, voltage: -0.25, by: 1e-8)
        == device.advanced(device.initialState, voltage: 0.25, by: 1e-8))
  }

  @Test func aCycleDrawsItsThreshold() {
    let device = ThresholdSwitch.silverSelector
    let early = device.advanced(device.initialState, voltage: 0.19, by: 1, normal: -1)
    let late = device.advanced(device.initialState, voltage: 0.19, by: 1, normal: 0)
    #expect(early.target == 1)
    #expect(late.target == 0)
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: ThresholdSwitch.silverSelector,
      [
        ("offConductance", \.offConductance), ("onConductance", \.onConductance),
        ("thresholdVoltage", \.thresholdVoltage), ("holdVoltage", \.holdVoltage),
        ("switchOnTime", \.switchOnTime), ("switchOffTime", \.switchOffTime),
        ("thresholdSpread", \.thresholdSpread),
      ])
  }
}

/// The oscillation found with the published parameters, at 12 kΩ and 145.3 pF.
struct VanadiumDioxideMemristorTests {
  func frequency(_ source: Double) -> Double {
    let circuit = RelaxationOscillator(
      VanadiumDioxideMemristor(), seriesResistance: 12e3, capacitance: 145.34619293e-12)
    return Oscillation.frequency(of: circuit, source: source, step: 1e-8, seconds: 6e-5)
  }

  @Test func oscillatesOnlyInItsWindow() {
    for source in [8, 9, 10, 15.5, 16, 17] { #expect(frequency(source) == 0, "\(source) V") }
    let frequencies = [11, 11.5, 12, 12.5, 13, 13.5, 14, 14.5, 15].map(frequency)
    #expect(frequencies.allSatisfy { (200e3...600e3).contains($0) })
    #expect(zip(frequencies, frequencies.dropFirst()).allSatisfy { $0 < $1 }, "\(frequencies)")
  }

  @Test func heatingAndCoolingTakeDifferentPaths() {
    let device = VanadiumDioxideMemristor()
    func resistance(_ direction: Double, _ temperature: Double) -> Double {
      device.resistance(
        .init(
          temperature: temperature, direction: direction, turningTemperature: temperature,
          proximity: 0))
    }
    #expect(resistance(1, 332.8) > 2 * resistance(-1, 332.8))
    #expect(abs(resistance(1, 325) / resistance(-1, 325) - 1) < 0.2)
    #expect(resistance(1, 325) > 20 * resistance(1, 345))
  }

  @Test func theResistanceIsContinuousWhereTheDirectionTurns() {
    let device = VanadiumDioxideMemristor()
    var state = device.initialState
    var largest = 0.0
    for step in 0..<4000 {
      let before = device.resistance(state)
      let next = device.advanced(state, voltage: step % 400 < 100 ? 3 : 1, by: 1e-10)
      if next.direction != state.direction {
        largest = max(largest, abs(device.resistance(next) / before - 1))
      }
      state = next
    }
    #expect(largest < 0.05, "\(largest)")
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: VanadiumDioxideMemristor(),
      [
        ("resistanceScale", \.resistanceScale), ("activation", \.activation),
        ("metalResistance", \.metalResistance), ("loopWidth", \.loopWidth),
        ("loopCentre", \.loopCentre), ("sharpness", \.sharpness),
        ("minorLoopShape", \.minorLoopShape), ("heatCapacity", \.heatCapacity),
        ("heatConductance", \.heatConductance), ("ambient", \.ambient),
        ("turningStep", \.turningStep),
      ])
  }
}
