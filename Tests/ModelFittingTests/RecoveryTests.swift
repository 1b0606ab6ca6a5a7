import DevicePhysics
import Diagnostics
import ModelFitting
import Testing

/// Known parameters come back from noisy data.
@Suite struct RecoveryTests {
  /// Fits from other parameters, and asks for all within 2 %.
  func recovers<Device: MemristorModel & Codable>(
    _ truth: Device, from start: Device, _ data: DeviceData, _ parameters: [String],
    starts: Int = 3
  ) throws {
    var fit = ModelFit(of: start, to: data)
    fit.parameters = parameters
    fit.starts = starts
    let fitted = try fit.run()
    #expect(fitted.isConverged && fitted.isGood)
    #expect(abs(fitted.residual / 0.01 - 1) < 0.2)
    let all = try ModelParameters(of: truth)
    #expect(fitted.parameters.map(\.name) == parameters)
    for parameter in fitted.parameters {
      let index = try #require(all.names.firstIndex(of: parameter.name))
      #expect(abs(parameter.value / all.values[index] - 1) < 0.02, "\(parameter)")
      // The truth is within a few of the standard errors that were told.
      let error = try #require(parameter.standardError, "\(parameter)")
      #expect(abs(parameter.value - all.values[index]) < 4 * error, "\(parameter)")
    }
  }

  @Test func theOhmicDeviceComesBack() throws {
    let data = SyntheticData(pulses: OtherOhmicMemristor.pulses).data(
      of: OtherOhmicMemristor.device)
    try recovers(
      OtherOhmicMemristor.device, from: OhmicMemristor(), data, OtherOhmicMemristor.parameters,
      starts: 6)
  }

  @Test func theSynapseOfNeuroSimComesBack() throws {
    var synapse = PulseCurveSynapse()
    synapse.potentiationNonlinearity = 1.7
    synapse.depressionNonlinearity = 3.1
    var truth = synapse.memristor
    truth.leastConductance = 5e-9
    truth.greatestConductance = 50e-9
    let pulses =
      Array(repeating: (volts: 3.0, seconds: 3e-4), count: 97)
      + Array(repeating: (volts: -3.0, seconds: 3e-4), count: 100)
    try recovers(
      truth, from: PulseCurveSynapse().memristor, SyntheticData(pulses: pulses).data(of: truth),
      [
        "leastConductance", "greatestConductance", "potentiationNonlinearity",
        "depressionNonlinearity",
      ], starts: 1)
  }

  @Test func aSweepGivesTheParametersOfIonDrift() throws {
    var truth = IonDriftMemristor()
    truth.offResistance = 12e3
    truth.mobility = 2e-14
    truth.threshold = 0
    var start = IonDriftMemristor()
    start.threshold = 0
    // A triangular loop, read while it goes on.
    let volts = (1...200).map { point -> Double in
      let height = 1 - abs(1 - Double(point % 100) / 50)
      return point <= 100 ? 1.2 * height : -1.2 * height
    }
    var state = truth.initialState
    let generator = CounterGenerator(seed: 9)
    let samples = volts.enumerated().map { index, volts in
      state = truth.pulsed(state, voltage: volts, for: 2e-3) { _ in [] }
      let normal = generator.normal(stream: 1, index: 0, draw: UInt64(index))
      return DeviceData.Sample(
        volts: volts, seconds: 2e-3, readVolts: volts,
        amperes: truth.current(state, voltage: volts) * (1 + 0.01 * normal))
    }
    try recovers(
      truth, from: start, DeviceData(runs: [samples]), ["mobility", "offResistance"])
  }

  @Test func theStartingStateCanBeFitted() throws {
    let device = OhmicMemristor()
    var data = SyntheticData(pulses: OtherOhmicMemristor.pulses).data(of: device)
    // What came before the tenth pulse was not recorded.
    data.runs[0].removeFirst(9)
    let filament = OtherOhmicMemristor.pulses.prefix(9).reduce(device.initialState) {
      device.advanced($0, voltage: $1.volts, by: $1.seconds)
    }.filament
    #expect(filament > 0.2 && filament < 0.8)
    var fit = ModelFit(of: device, to: data)
    fit.parameters = ["offConductance", "start.filament"]
    fit.starts = 2
    let fitted = try fit.run()
    let start = try #require(fitted.parameters.last)
    #expect(abs(start.value - filament) < 0.01)
  }

  @Test func errorsAreThoseOfTheNoise() throws {
    var device = OhmicMemristor()
    device.offConductance = 4e-6
    // A reading that moves nothing: 100 independent readings of one conductance.
    let data = SyntheticData(pulses: Array(repeating: (0.0, 0.0), count: 100)).data(of: device)
    var fit = ModelFit(of: OhmicMemristor(), to: data)
    fit.parameters = ["offConductance"]
    fit.starts = 1
    let parameter = try #require(try fit.run().parameters.first)
    // σ / √n = 1 % / 10.
    let error = try #require(parameter.standardError) / parameter.value
    #expect(abs(error / 1e-3 - 1) < 0.25)
  }
}
