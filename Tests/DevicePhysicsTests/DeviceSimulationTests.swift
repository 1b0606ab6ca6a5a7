import DevicePhysics
import Testing

/// What cannot be simulated is said, with what was wrong and what was expected.
struct DeviceSimulationTests {
  @Test func itDoesWhatTheDeviceDoes() throws {
    let device = ThresholdSwitch.silverSelector
    var simulation = try DeviceSimulation(device, seed: 3, index: 2)
    let generator = CounterGenerator(seed: 3)
    var state = device.initialState
    for pulse in 0..<20 as Range<UInt64> {
      let volts = 0.1 + 0.01 * Double(pulse)
      state = device.advanced(
        state, voltage: volts, by: 1e-8,
        draws: generator.numbers(for: device.draws, index: 2, pulses: pulse))
      try simulation.step(voltage: volts, seconds: 1e-8)
      #expect(simulation.state == state)
      #expect(try simulation.current(voltage: 0.1) == device.current(state, voltage: 0.1))
    }
    #expect(abs(simulation.time - 2e-7) < 1e-20)
  }

  @Test func negativeConductancesAreNamed() {
    var device = ThresholdSwitch.silverSelector
    device.offConductance = -1e-9
    let error = #expect(throws: DeviceError.self) { try DeviceSimulation(device) }
    #expect(error?.description == "offConductance is -1e-09; expected a number greater than 0 S")
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    var device = StanfordMemristor()
    device.activation = .nan
    let error = #expect(throws: DeviceError.self) { try DeviceSimulation(device) }
    #expect(error?.description == "activation is nan; expected a number greater than 0 eV")
  }

  @Test(arguments: [2e-9, -1e-10, .nan, .infinity])
  func unstableStepsAreNamedWithTheirRange(step: Double) throws {
    var simulation = try DeviceSimulation(StanfordMemristor())
    let error = #expect(throws: DeviceError.self) {
      try simulation.step(voltage: 1, seconds: step)
    }
    #expect(error?.description == "step is \(step); expected 0 to 1e-09 seconds")
  }

  @Test func voltagesThatAreNoNumbersAreNamed() throws {
    var simulation = try DeviceSimulation(OhmicMemristor())
    let error = #expect(throws: DeviceError.self) { try simulation.current(voltage: .nan) }
    #expect(error?.description == "voltage is nan; expected a finite number V")
  }

  @Test func aStateThatDivergesIsSaidAndNotTaken() throws {
    var simulation = try DeviceSimulation(Runaway())
    for _ in 0..<5 { try simulation.step(voltage: 1, seconds: 0.5) }
    let error = #expect(throws: DeviceError.self) {
      for _ in 0..<20 { try simulation.step(voltage: 1, seconds: 0.5) }
    }
    let text = try #require(error?.description)
    #expect(text.hasPrefix("height diverges after "))
    #expect(text.hasSuffix(" s at 1.0 V with a step of 0.5 s: take shorter steps"))
    #expect(simulation.state.height.isFinite)
  }

  @Test func aCurrentThatDivergesIsSaid() throws {
    var simulation = try DeviceSimulation(SchottkyMemristor())
    let error = #expect(throws: DeviceError.self) { try simulation.current(voltage: -1e5) }
    #expect(
      error?.description
        == "current diverges after 0.0 s at -100000.0 V: the voltage is too high for this device")
  }

  @Test func theLongestStepShrinksWithWhatSpeedsTheDeviceUp() {
    let warm = ImperfectMemristor(
      StanfordMemristor(),
      [
        ArrheniusTemperature(temperature: 350, activation: 0.6), CycleSpread(.normal(0.5)),
        ReadNoise(0.1),
      ])
    // exp(3.31565) · (1 + 6 · 0.5)
    #expect(abs(warm.largestStep / (1e-9 / (27.54 * 4)) - 1) < 1e-3)
    #expect(warm.stepProblem(1e-9)?.parameter == "step")
    let cold = ImperfectMemristor(
      StanfordMemristor(), [ArrheniusTemperature(temperature: 250, activation: 0.6)])
    #expect(cold.largestStep == 1e-9)
  }

  @Test func aDeviceWithProblemsIsNotPrinted() {
    var device = StanfordMemristor()
    device.gapScale = -1e-10
    let equations = DeviceEquations(device, name: "stanford", step: 1e-6)
    let error = #expect(throws: DeviceError.self) {
      try BackEnd.systemVerilog.text(of: equations)
    }
    #expect(
      error?.description == """
        gapScale is -1e-10; expected a number greater than 0 m
        step is 1e-06; expected 0 to 1e-09 seconds
        """)
  }

  @Test func anArrayTellsWhichCellDiverges() {
    var array = DeviceArray(Runaway(), rows: 2, columns: 3, seed: 0)
    #expect(array.divergence == nil)
    for _ in 0..<20 { array.pulse(rows: [1], columns: [2], voltage: 1, seconds: 1) }
    #expect(array.divergence?.row == 1)
    #expect(array.divergence?.column == 2)
  }
}

/// A device whose explicit steps leave the numbers: `dh/dt = V · h²`.
struct Runaway: MemristorModel {
  typealias NumericState = State<Double>
  typealias TracedState = State<TracedNumber>

  struct State<N: Physical>: DeviceState {
    var height: N
    init(_ component: (String) -> N) { height = component("height") }
    var components: [(name: String, value: N)] { [("height", height)] }
  }

  var initialState: State<Double> { State { _ in 1 } }
  var largestStep: Double { 1 }
  var parameterProblems: [ParameterProblem] { [] }

  func current<N: Physical>(_ state: State<N>, voltage: N) -> N { state.height * voltage }

  func advanced<N: Physical>(_ state: State<N>, voltage: N, by seconds: N) -> State<N> {
    State { _ in state.height + voltage * state.height * state.height * seconds }
  }
}
