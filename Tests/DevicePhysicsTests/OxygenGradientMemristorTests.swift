import DevicePhysics
import Foundation
import Testing

/// The figures of Ming et al. 2026, and what follows from the model's equations.
struct OxygenGradientMemristorTests {
  typealias State = OxygenGradientMemristor.State<Double>
  let device = OxygenGradientMemristor()

  func afterPairs(_ count: Int) -> State {
    (0..<count).reduce(State.initial) { state, _ in
      device.pulsed(
        device.pulsed(state, amplitude: device.driveThreshold), amplitude: device.holdThreshold)
    }
  }

  @Test(arguments: [1.0, 0.8, 0.7, 0.5, 0.35])
  func modulationIsThatOfThePaper(stretching: Double) {
    var device = OxygenGradientMemristor()
    device.stretching = stretching
    let ratio = device.plateauConductance(40.0) / device.plateauConductance(0.0)
    #expect(abs(ratio - 0.0190) < 0.0005)
  }

  @Test(arguments: [(1.0, 10.09), (0.7, 5.594), (0.5, 2.546), (0.35, 0.782)])
  func scaleFollowsFromTheModulation(stretching: Double, scale: Double) {
    var device = OxygenGradientMemristor()
    device.stretching = stretching
    #expect(abs(device.plateauScale / scale - 1) < 0.002)
  }

  @Test func fortyPulsePairsGiveFortyFallingConductances() {
    let conductances = (0...40).map { device.conductance(afterPairs($0)) }
    #expect(conductances[0] == device.initialConductance)
    #expect(zip(conductances, conductances.dropFirst()).allSatisfy { $0 > $1 })
    #expect(Set(conductances).count == 41)
  }

  @Test func everyStepIsThreeTimesTheReadNoise() {
    // Inference: 2 % of noise. Each plateau is read 400 times.
    let noisy = ImperfectMemristor(device, [ReadNoise(0.02)])
    let generator = CounterGenerator(seed: 4)
    let plateaus = (0...40).map { pairs -> (mean: Double, deviation: Double) in
      var state = noisy.initialState
      state.device = afterPairs(pairs)
      let readings = (0..<400 as Range<UInt64>).map { reading in
        let draws = generator.numbers(
          for: noisy.draws, pulses: UInt64(pairs), readings: UInt64(pairs) * 400 + reading)
        return noisy.current(state, voltage: 0.1, draws: draws)
      }
      let mean = readings.reduce(0, +) / 400
      let squares = readings.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      return (mean, (squares / 400).squareRoot())
    }
    for (before, after) in zip(plateaus, plateaus.dropFirst()) {
      #expect(before.mean - after.mean >= 3 * max(before.deviation, after.deviation))
    }
  }

  @Test func theLastPlateauIsKept() {
    #expect(afterPairs(41) == afterPairs(40))
    var recovering = device.relaxed(afterPairs(40), by: 30)
    recovering = device.pulsed(recovering, amplitude: device.driveThreshold)
    #expect(device.pulsed(recovering, amplitude: device.holdThreshold) == afterPairs(40))
  }

  @Test func onlyAPulsePairMovesThePlateau() {
    let low = device.holdThreshold
    let high = device.driveThreshold
    #expect(device.pulsed(.initial, amplitude: low) == .initial)
    #expect(device.pulsed(.initial, amplitude: low - 0.01) == .initial)
    let driven = device.pulsed(.initial, amplitude: high)
    #expect(driven == State(plateau: 0, recovered: 0, pending: 1))
    #expect(device.pulsed(driven, amplitude: high) == driven)
    #expect(device.pulsed(driven, amplitude: low - 0.01) == driven)
    let held = device.pulsed(driven, amplitude: high - 0.01)
    #expect(held == State(plateau: 1, recovered: 0, pending: 0))
    #expect(device.pulsed(held, amplitude: low) == held)
  }

  @Test(arguments: [1, 10, 40])
  func recoversLessThanAnETimeInAHundredSeconds(pairs: Int) {
    let held = afterPairs(pairs)
    let relaxed = device.relaxed(held, by: 100)
    let fraction =
      (device.conductance(relaxed) - device.conductance(held))
      / (device.initialConductance - device.conductance(held))
    #expect(fraction > 0)
    #expect(fraction < 1 - exp(-1))
    #expect(abs(fraction - (1 - exp(-100.0 / 120))) < 1e-9)
  }

  @Test func oneLongRelaxationIsAsGoodAsManyShortOnes() {
    let short = (0..<1000).reduce(afterPairs(5)) { state, _ in device.relaxed(state, by: 0.1) }
    #expect(abs(short.recovered - device.relaxed(afterPairs(5), by: 100).recovered) < 1e-12)
  }

  @Test func aHeldPulsePairUndoesTheRecovery() {
    var state = device.relaxed(afterPairs(3), by: 50)
    state = device.pulsed(state, amplitude: device.driveThreshold)
    #expect(state.recovered > 0)
    #expect(device.pulsed(state, amplitude: device.holdThreshold) == afterPairs(4))
  }
}
