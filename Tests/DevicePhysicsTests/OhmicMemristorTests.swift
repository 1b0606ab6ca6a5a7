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
    // The rate of every pulse is spread by 5 %: some RESETs are not full.
    let numbers = CounterGenerator(seed: 5).series(stream: 1).series(index: 0)
    var state = 0.0
    var (least, greatest) = (1.0, 0.0)
    for cycle in 0..<1_000_000 as Range<UInt64> {
      let set = device.written(true, over: state, rate: 1 + 0.05 * numbers.normal(draw: 2 * cycle))
      state = device.written(
        false, over: set, rate: 1 + 0.05 * numbers.normal(draw: 2 * cycle + 1))
      least = min(least, set - state)
      greatest = max(greatest, set - state)
    }
    #expect((200...1000).contains(pow(device.onOffRatio, greatest)))
    #expect(pow(device.onOffRatio, greatest) == pow(500, greatest))
    // The median RESET is full; the worst of a million leaves a fifth of the filament.
    #expect((0.7...1).contains(least))
    #expect((200...1000).contains(device.conductance(1.0) / device.conductance(state)))
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

  @Test func theBinaryModeWritesBothBits() {
    #expect(device.written(true, over: 0) == 1)
    #expect(device.written(true, over: 1) == 1)
    #expect(device.written(false, over: 1) < 1e-12)
    #expect(device.written(false, over: 0) == 0)
    // Reading, 6 ms at -0.2 V, a million times.
    let read = OhmicMemristor.readPulse
    let disturbed = device.pulsed(0, voltage: read.voltage, width: 1e6 * read.width, rate: 1)
    #expect(disturbed < 0.01)
  }

  /// Write-verify of 32 levels, each twenty times from random states, with spread of the pulses and
  /// noise of the readings: no two levels come nearer than three standard deviations of each.
  @Test func thirtyTwoLevelsDoNotOverlap() {
    let levels = device.analogueLevels()
    #expect(levels.count == 32)
    #expect(abs(levels[0] / 20e-6 - 1) < 1e-12)
    #expect(abs(levels[31] / device.onConductance - 1) < 1e-12)
    let spacing = levels[1] - levels[0]
    let generator = CounterGenerator(seed: 9)
    let noise = 2e-3
    let scheme = OhmicMemristor.WriteVerify(tolerance: spacing / 10)
    var bands: [(low: Double, high: Double)] = []
    for (place, target) in levels.enumerated() {
      var readings: [Double] = []
      for trial in 0..<20 as Range<UInt64> {
        let index = UInt32(place) * 100 + UInt32(trial)
        let rates = generator.series(stream: 1).series(index: index)
        let noises = generator.series(stream: 2).series(index: index)
        let start = generator.uniform(stream: 3, index: index, draw: 0)
        let verified = device.verified(
          start, target: target, by: scheme,
          rate: { 1 + 0.1 * rates.normal(draw: UInt64($0)) },
          reading: { $0 * (1 + noise * noises.normal(draw: UInt64($1))) })
        #expect(verified.succeeded, "\(place): \(verified)")
        let held = device.conductance(verified.state)
        readings += (0..<50 as Range<UInt64>).map {
          held * (1 + noise * noises.normal(draw: 10_000 + $0))
        }
      }
      let mean = readings.reduce(0, +) / Double(readings.count)
      let squares = readings.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      let deviation = (squares / Double(readings.count)).squareRoot()
      bands.append((mean - 3 * deviation, mean + 3 * deviation))
    }
    #expect(zip(bands, bands.dropFirst()).allSatisfy { $0.high < $1.low })
  }

  @Test func writeVerifySaysWhereItGivesUp() {
    var scheme = OhmicMemristor.WriteVerify(tolerance: 1e-6)
    scheme.greatestPulses = 20
    let above = device.verified(0, target: 2 * device.onConductance, by: scheme)
    #expect(!above.succeeded)
    #expect(above.pulses == 20)
  }

  @Test(arguments: [0, 0.25, 0.5, 1])
  func theCurrentIsLinear(filament: Double) {
    let voltages = stride(from: -0.2, through: 0.2, by: 0.01).map { $0 }
    let currents = voltages.map { device.current(.init(filament: filament), voltage: $0) }
    // The coefficient of determination of the line through the origin.
    let slope =
      zip(voltages, currents).map { $0 * $1 }.reduce(0, +)
      / voltages.map { $0 * $0 }.reduce(0, +)
    let residue = zip(voltages, currents).map { pow($1 - slope * $0, 2) }.reduce(0, +)
    let total = currents.map { $0 * $0 }.reduce(0, +)
    #expect(1 - residue / total > 0.999)
    #expect(abs(slope / device.conductance(filament) - 1) < 1e-12)
  }

  @Test func nothingDriftsAtItsReadingVoltageAt383Kelvins() {
    let warm = device.measured(temperature: 383, readNoise: 0)
    for filament in [0.0, 0.5, 1] {
      var state = warm.initialState
      state.device.filament = filament
      let before = warm.current(state, voltage: -0.2)
      let after = warm.current(warm.advanced(state, voltage: -0.2, by: 1200), voltage: -0.2)
      #expect(abs(after / before - 1) < 0.02, "\(filament)")
    }
  }

  @Test func bothCurrentsRiseWithTheTemperature() {
    for filament in [0.0, 1] {
      let currents = [300.0, 340, 383].map { temperature in
        let warm = device.measured(temperature: temperature, readNoise: 0)
        var state = warm.initialState
        state.device.filament = filament
        return warm.current(state, voltage: 0.2)
      }
      #expect(zip(currents, currents.dropFirst()).allSatisfy { $0 < $1 })
      // exp(0.02 eV / k · (1/300 K - 1/383 K)), from the constants by hand: 1.1825.
      #expect(abs(currents[2] / currents[0] - 1.1825) < 1e-3)
    }
  }

  @Test func rateAndWidthScaleTheSameExposure() {
    let long = device.pulsed(0.2, voltage: -0.7, width: 2e-6, rate: 1)
    let fast = device.pulsed(0.2, voltage: -0.7, width: 1e-6, rate: 2)
    #expect(long == fast)
    #expect(long > 0.2)
  }
}
