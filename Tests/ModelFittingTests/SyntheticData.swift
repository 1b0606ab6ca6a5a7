import DevicePhysics
import ModelFitting

/// What a model with known parameters would have shown, with noise.
struct SyntheticData {
  var pulses: [(volts: Double, seconds: Double)] = []
  var readVoltage = 0.1
  /// The standard deviation of a reading, relative to it.
  var noise = 0.01
  var seed: UInt32 = 5

  func data<Device: MemristorModel>(of device: Device) -> DeviceData {
    let generator = CounterGenerator(seed: seed)
    var state = device.initialState
    let samples = pulses.enumerated().map { index, pulse in
      state = device.pulsed(state, voltage: pulse.volts, for: pulse.seconds) { _ in [] }
      let normal = generator.normal(stream: 1, index: 0, draw: UInt64(index))
      return DeviceData.Sample(
        volts: pulse.volts, seconds: pulse.seconds, readVolts: readVoltage,
        amperes: device.current(state, voltage: readVoltage) * (1 + noise * normal))
    }
    return DeviceData(runs: [samples])
  }
}

/// The ohmic memristor with other parameters than the library's, and pulses that show them.
enum OtherOhmicMemristor {
  static var device: OhmicMemristor {
    var device = OhmicMemristor()
    device.offConductance = 3.1e-6
    device.onOffRatio = 350
    device.setTimeAtLowerKnee = 1.7e-6
    device.firstSetSlope = 0.06
    device.secondSetSlope = 0.17
    device.resetSlope = 0.22
    device.fullResetTime = 3e-3
    return device
  }

  static let parameters = [
    "offConductance", "onOffRatio", "setTimeAtLowerKnee", "firstSetSlope", "secondSetSlope",
    "resetSlope", "fullResetTime",
  ]

  static var pulses: [(volts: Double, seconds: Double)] {
    [0.65, 0.7, 0.75, 0.9, 1.0, 1.1].flatMap { volts in
      let reset = 2.6 + volts
      // One more than from end to end: only the ends tell the ratio from the times.
      return Array(repeating: (-volts, device.setTime(volts) / 12), count: 13)
        + Array(repeating: (reset, device.resetTime(reset) / 12), count: 13)
    }
  }
}
