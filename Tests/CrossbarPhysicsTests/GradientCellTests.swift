import CrossbarPhysics
import DevicePhysics
import Testing

struct GradientCellTests {
  let parameters = GradientCellParameters(
    device: OxygenGradientMemristor(), readVoltage: 0.1, readNoise: 0.01, amplitudeStep: 0.25,
    tick: 0.5, reference: 5e-6)

  @Test func aPulsePairStepsDownAndTicksRecover() {
    var cell = GradientCell(parameters, seed: 0)
    cell.pulse(amplitude: 8)
    cell.pulse(amplitude: 4)
    #expect(cell.state.plateau == 1)
    cell.tick()
    #expect(
      cell.state
        == parameters.device.relaxed(
          OxygenGradientMemristor.State(plateau: 1, recovered: 0, pending: 0), by: 0.5))
  }

  @Test func samplesCarryTheNoiseOfTheirNumber() {
    var cell = GradientCell(parameters, seed: 9)
    #expect(cell.sampleReference() == 5e-6)
    let normal = CounterGenerator(seed: 9).normal(stream: 5, index: 0, draw: 1)
    #expect(cell.sample() == parameters.current(cell.state) * (1 + 0.01 * normal))
    #expect(cell.samples == 2)
  }
}
