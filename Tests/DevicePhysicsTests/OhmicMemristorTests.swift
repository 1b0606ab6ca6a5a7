import DevicePhysics
import Foundation
import Testing

/// The figures of Chen et al. 2025, and what follows from the model's equations.
struct OhmicMemristorTests {
  let device = OhmicMemristor()

  /// Volts for one decade of the SET time between two voltages, by least squares over a fine grid.
  func setSlope(from low: Double, to high: Double) -> Double {
    let voltages = stride(from: low, through: high, by: 0.001).map { $0 }
    let decades = voltages.map { log10(device.setTime($0)) }
    let meanVoltage = voltages.reduce(0, +) / Double(voltages.count)
    let meanDecade = decades.reduce(0, +) / Double(decades.count)
    let products = zip(voltages, decades).map { ($0 - meanVoltage) * ($1 - meanDecade) }
    let squares = voltages.map { ($0 - meanVoltage) * ($0 - meanVoltage) }
    return squares.reduce(0, +) / products.reduce(0, +)
  }

  @Test func setSlopesAreThoseOfThePaper() {
    #expect(abs(setSlope(from: 0.35, to: 0.8) / -0.050 - 1) < 0.05)
    #expect(abs(setSlope(from: 0.8, to: 1.2) / -0.155 - 1) < 0.05)
    #expect(abs(setSlope(from: 1.2, to: 2.5) / -1.100 - 1) < 0.05)
  }

  @Test func kneesAreThoseOfThePaper() {
    // The knee is where the straight lines on either side of it meet.
    func meeting(_ below: Double, _ above: Double) -> Double {
      func line(at voltage: Double) -> (slope: Double, offset: Double) {
        let slope = (log(device.setTime(voltage + 0.01)) - log(device.setTime(voltage))) / 0.01
        return (slope, log(device.setTime(voltage)) - slope * voltage)
      }
      let (left, right) = (line(at: below), line(at: above))
      return (right.offset - left.offset) / (left.slope - right.slope)
    }
    #expect(abs(meeting(0.6, 1.0) - 0.8) < 0.020)
    #expect(abs(meeting(1.0, 1.6) - 1.2) < 0.020)
  }

  @Test func setTimesReachFromAThousandSecondsToNanoseconds() {
    #expect(abs(device.setTime(0.8) / 1e-6 - 1) < 1e-9)
    #expect(abs(device.setTime(0.35) / 1e3 - 1) < 1e-6)
    #expect(abs(device.setTime(1.2) / 2.63e-9 - 1) < 0.01)
  }

  @Test func conductanceRatioIsInTheRangeOfThePaper() {
    let ratio = device.conductance(1.0) / device.conductance(0.0)
    #expect((200...1000).contains(ratio))
    #expect(abs(ratio / 500 - 1) < 1e-12)
    #expect(abs(device.conductance(1.0) / device.onConductance - 1) < 1e-12)
  }

  @Test func ratioSurvivesAMillionCycles() {
    var state = 0.0
    for _ in 0..<1_000_000 {
      state = device.pulsed(state, voltage: -1.2, width: 30e-3, rate: 1)
      state = device.pulsed(state, voltage: 3.2, width: 2e-3, rate: 1)
    }
    let set = device.pulsed(state, voltage: -1.2, width: 30e-3, rate: 1)
    #expect((200...1000).contains(device.conductance(set) / device.conductance(state)))
  }

  @Test func thePulsesOfThePaperSwitchFully() {
    #expect(device.pulsed(0, voltage: -1.2, width: 30e-3, rate: 1) == 1)
    #expect(device.pulsed(1, voltage: 3.2, width: 2e-3, rate: 1) < 1e-12)
    #expect(device.pulsed(1, voltage: 3.2, width: 1e-3, rate: 1) > 0.49)
  }

  @Test func readingDisturbsNothing() {
    // 20 minutes at 200 mV, as in the paper.
    #expect(device.pulsed(0, voltage: -0.2, width: 1200, rate: 1) < 0.01)
    #expect(device.pulsed(1, voltage: 0.2, width: 1200, rate: 1) > 0.99)
  }

  @Test func resetFallsByADecadeInItsSlope() {
    #expect(abs(device.resetTime(3.0) / device.resetTime(3.2) - 10) < 1e-9)
  }

  @Test(arguments: 0..<32)
  func evenlySpacedLevelsAreReachable(level: Int) {
    // 32 levels from the high-resistance conductance's tenfold up, as write-verify would set them.
    let lowest = 20e-6
    let target = lowest + Double(level) / 31 * (device.onConductance - lowest)
    var state = 0.0
    for _ in 0..<1200 where device.conductance(state) < target {
      state = device.pulsed(state, voltage: -0.65, width: 1e-6, rate: 1)
    }
    let spacing = (device.onConductance - lowest) / 31
    #expect(abs(device.conductance(state) - target) < spacing / 2)
    #expect(abs(device.conductance(device.state(ofConductance: target)) / target - 1) < 1e-12)
  }

  @Test func rateAndWidthScaleTheSameExposure() {
    let long = device.pulsed(0.2, voltage: -0.7, width: 2e-6, rate: 1)
    let fast = device.pulsed(0.2, voltage: -0.7, width: 1e-6, rate: 2)
    #expect(long == fast)
    #expect(long > 0.2)
  }
}
