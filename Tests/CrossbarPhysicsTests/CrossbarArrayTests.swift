import CrossbarPhysics
import DevicePhysics
import Testing

struct CrossbarArrayTests {
  @Test func startsInTheHighResistanceState() {
    var array = CrossbarArray(quietParameters(), seed: 0)
    #expect(array.states == Array(repeating: 0, count: 24))
    #expect(abs(array.sample(row: 3, column: 5, wordlineCode: 15) - 0.2 * 2e-6) < 1e-18)
    #expect(array.sample(row: 3, column: 5, wordlineCode: 0) == 0)
  }

  @Test func pulsesReachTheirCellOnly() {
    var array = CrossbarArray(quietParameters(), seed: 0)
    array.pulse(row: 2, column: 1, set: true, amplitude: 9)
    #expect(array.states.indices.filter { array.states[$0] > 0 } == [13])
    let raised = array.states[13]
    array.pulse(row: 2, column: 1, set: false, amplitude: 9)
    #expect(array.states[13] < raised)
    #expect(array.pulses == 2)
  }

  @Test func amplitudeStopsAtTheLimit() {
    let ramp = quietParameters().set
    #expect(ramp.magnitude(0.0, prefix: "set") == 0.6)
    #expect(abs(ramp.magnitude(5.0, prefix: "set") - 0.65) < 1e-12)
    #expect(ramp.magnitude(11.0, prefix: "set") == 0.7)
  }

  @Test func theReferenceCountsButHasNoNoise() {
    var parameters = quietParameters()
    parameters.readNoise = 0.1
    var array = CrossbarArray(parameters, seed: 3)
    #expect(array.sampleReference() == parameters.reference)
    #expect(array.samples == 1)
    let normal = CounterGenerator(seed: 3).normal(stream: 3, index: 4, draw: 1)
    let nominal = parameters.cellCurrent(state: 0.0, wordlineCode: 15.0)
    #expect(array.sample(row: 1, column: 4, wordlineCode: 15) == nominal * (1 + 0.1 * normal))
  }

  @Test func spreadIsThatOfCellAndPulse() {
    var parameters = quietParameters()
    parameters.deviceSpread = 0.1
    parameters.cycleSpread = 0.2
    var array = CrossbarArray(parameters, seed: 5)
    array.pulse(row: 0, column: 0, set: true, amplitude: 0)
    array.pulse(row: 1, column: 2, set: true, amplitude: 0)
    let generator = CounterGenerator(seed: 5)
    let rate = parameters.programmingRate(
      cell: generator.normal(stream: 1, index: 8, draw: 0),
      pulse: generator.normal(stream: 2, index: 8, draw: 1))
    let device = parameters.device
    #expect(array.states[8] == device.pulsed(0, voltage: -0.6, width: 1e-6, rate: rate))
  }

  @Test func senseAmplifiersKeepWhatIsWithinTheMargin() {
    var array = CrossbarArray(quietParameters(), seed: 0)
    // Slice 1 of actions 0, 1, 2 is columns 1, 3, 5.
    for _ in 0..<40 { array.pulse(row: 1, column: 3, set: true, amplitude: 10) }
    #expect(array.sense(row: 1, slice: 1, wordlineCode: 15, candidates: 0b111) == 0b010)
    #expect(array.sense(row: 1, slice: 1, wordlineCode: 15, candidates: 0b101) == 0b101)
    #expect(array.sense(row: 1, slice: 0, wordlineCode: 15, candidates: 0b111) == 0b111)
    #expect(array.sense(row: 1, slice: 1, wordlineCode: 15, candidates: 0) == 0)
  }
}

struct ConverterCurrentsTests {
  @Test func theReferenceLiesInTheMiddleOfItsCode() {
    #expect(abs(converter.reference - 32.5e-6) < 1e-18)
  }

  @Test func theComparatorAddsItsOffset() {
    #expect(converter.keeps(trial: 4, sampled: 3.6e-6))
    #expect(!converter.keeps(trial: 4, sampled: 3.4e-6))
  }
}
