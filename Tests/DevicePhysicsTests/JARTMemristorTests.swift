import DevicePhysics
import Foundation
import Testing

/// JART VCM v1b held against its own equations, solved here by bisection, and against how such
/// devices switch.
struct JARTMemristorTests {
  typealias State = JARTMemristor.State<Double>
  let device = JARTMemristor()

  /// The current in amperes at a barrier voltage, from the formulas.
  func barrierCurrent(_ state: State, _ volts: Double) -> Double {
    let (charge, boltzmann, planck) = (1.602176634e-19, 1.380649e-23, 6.62607015e-34)
    let vacancies = 2 * state.concentration * 1e26
    let permittivity = 8.8541878128e-12
    let area = Double.pi * pow(45e-9, 2)
    let thermal = boltzmann * state.temperature
    let depletion = 0.18 - 0.1 - volts
    let lowering =
      depletion <= 0
      ? 0
      : pow(
        pow(charge, 3) * vacancies * depletion
          / (8 * pow(Double.pi, 2) * pow(5.5 * permittivity, 3)), 0.25)
    let height = max(0, 0.18 - lowering)
    guard volts < 0 else {
      return area * 6.01e5 * pow(state.temperature, 2) * exp(-charge * height / thermal)
        * (exp(charge * volts / thermal) - 1)
    }
    let tunnel =
      charge * planck / (4 * Double.pi)
      * (vacancies / (9.1093837015e-31 * 17 * permittivity)).squareRoot()
    let ratio = tunnel / thermal
    let root =
      (Double.pi * tunnel * charge * (-volts + height / pow(cosh(ratio), 2))).squareRoot()
    let slope = tunnel / (ratio - tanh(ratio))
    return -area * 6.01e5 * state.temperature / boltzmann * root
      * exp(-charge * height * tanh(ratio) / tunnel) * (exp(-charge * volts / slope) - 1)
  }

  /// The current at a voltage: the solution that is nearest to a barrier without voltage.
  func solved(_ state: State, _ volts: Double) -> Double {
    let scale = 1e26 * 2 * 1.602176634e-19 * 4e-6 * Double.pi * pow(45e-9, 2)
    let inner = 0.4e-9 / (state.concentration * scale) + 2.6e-9 / (20 * scale)
    func excess(_ share: Double) -> Double {
      let current = barrierCurrent(state, share * volts)
      let lines = 719.2437 * (1 + 719.2437 * 3.92e-3 * current * current * 90471.47)
      return (share * volts + current * (inner + 650 + lines)) / volts - 1
    }
    var (low, high) = (0.0, 1.0)
    for step in 1...2000 {
      let share = Double(step) / 2000
      if excess(share) > 0 {
        high = share
        break
      }
      low = share
    }
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if excess(middle) > 0 { high = middle } else { low = middle }
    }
    return barrierCurrent(state, low * volts)
  }

  @Test(arguments: [0.008, 0.02, 0.1, 0.5, 2, 8, 20])
  func theCurrentSolvesItsEquations(concentration: Double) {
    for temperature in [293.0, 500, 1000] {
      let state = State(concentration: concentration, temperature: temperature)
      for volts in [-2, -1.2, -0.7, -0.2, -0.05, 0.05, 0.2, 0.7, 1.2, 2] {
        let ratio = device.current(state, voltage: volts) / solved(state, volts)
        #expect(abs(ratio - 1) < 1e-4, "\(temperature) K, \(volts) V: \(ratio)")
      }
      #expect(device.current(state, voltage: 0) == 0)
    }
  }

  /// Seconds until the concentration crosses a level, at a voltage, with steps that follow it.
  func time(from start: Double, to level: Double, at volts: Double) -> Double {
    var state = State(concentration: start, temperature: device.ambient)
    var (elapsed, step) = (0.0, 1e-13)
    while (state.concentration < level) == (start < level), elapsed < 1e6 {
      let next = device.advanced(state, voltage: volts, by: step)
      let change = abs(next.concentration / state.concentration - 1)
      if change > 4e-3, step > 1e-16 {
        step /= 2
        continue
      }
      state = next
      elapsed += step
      if change < 1.5e-3 { step *= 2 }
    }
    return elapsed
  }

  @Test func setIsFasterByDecadesAtAHigherVoltage() {
    let times = [-0.6, -0.8, -1.0, -1.2].map { time(from: 0.008, to: 10, at: $0) }
    // Figures of another implementation of the same equations.
    for (time, expected) in zip(times, [17.9e-3, 10.5e-6, 30.8e-9, 3.69e-9]) {
      #expect(abs(time / expected - 1) < 0.15, "\(times)")
    }
  }

  @Test func resetIsGradualAndSlowerThanSet() {
    let times = [1.0, 1.3, 1.6].map { time(from: 15, to: 0.5, at: $0) }
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 > 10 * $1 }, "\(times)")
    #expect(times[0] > 1000 * time(from: 0.008, to: 10, at: -1))
  }

  @Test func bothStatesAreKeptWhileReading() {
    for concentration in [0.008, 20] {
      var state = State(concentration: concentration, temperature: 293)
      for _ in 0..<1000 { state = device.advanced(state, voltage: -0.2, by: 1e-9) }
      #expect(abs(state.concentration / concentration - 1) < 1e-6)
      #expect(state.temperature > 293)
    }
  }

  @Test func theRatioOfTheStatesIsGreat() {
    let low = device.current(State(concentration: 20, temperature: 293), voltage: -0.2)
    let high = device.current(State(concentration: 0.008, temperature: 293), voltage: -0.2)
    #expect((20...200).contains(low / high))
  }

  @Test func itHeatsByItsPowerInItsThermalTime() {
    let hot = State(concentration: 20, temperature: 293)
    let current = device.current(hot, voltage: -1)
    let lines = 719.2437 * (1 + 719.2437 * 3.92e-3 * current * current * 90471.47) + 650
    let expected = 293 + 15.72e6 * current * (-1 - current * lines)
    let settled = device.advanced(hot, voltage: -1, by: 1).temperature
    #expect(abs(settled / expected - 1) < 1e-3)
    let soon = device.advanced(hot, voltage: -1, by: device.thermalTime).temperature
    #expect(abs((soon - 293) / (settled - 293) - (1 - exp(-1))) < 1e-9)
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: device,
      [
        ("richardson", \.richardson), ("ionCharge", \.ionCharge),
        ("permittivity", \.permittivity), ("loweringPermittivity", \.loweringPermittivity),
        ("barrier", \.barrier), ("fermiDepth", \.fermiDepth), ("mobility", \.mobility),
        ("greatestConcentration", \.greatestConcentration),
        ("leastConcentration", \.leastConcentration),
        ("plugConcentration", \.plugConcentration), ("hoppingDistance", \.hoppingDistance),
        ("attemptFrequency", \.attemptFrequency), ("activation", \.activation),
        ("thermalResistance", \.thermalResistance), ("resetThermalShare", \.resetThermalShare),
        ("radius", \.radius), ("cellLength", \.cellLength), ("discLength", \.discLength),
        ("oxideResistance", \.oxideResistance), ("lineResistance", \.lineResistance),
        ("lineThermalResistance", \.lineThermalResistance),
        ("lineCoefficient", \.lineCoefficient), ("ambient", \.ambient),
        ("thermalTime", \.thermalTime), ("largestStep", \.largestStep),
      ])
  }
}
