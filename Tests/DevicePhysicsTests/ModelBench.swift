import DevicePhysics
import Foundation
import Testing

/// What every two-terminal device must do.
enum ModelBench {
  static func holdsToTheProtocol(_ entry: DeviceLibrary.Entry) {
    func hold<Device: MemristorModel>(_ device: Device) {
      #expect(device.parameterProblems == [])
      #expect(device.stepProblem(entry.step) == nil)
      #expect(device.stepProblem(.nan) != nil)
      #expect(device.stepProblem(-1) != nil)
      #expect(device.current(device.initialState, voltage: 0) == 0)
      #expect(Device.NumericState.componentNames == Device.TracedState.componentNames)
      followsItsEquations(device, voltage: entry.voltage, step: entry.step)
    }
    hold(entry.model)
  }

  /// Random pulses: the traced equations give the same numbers to the last bit, all of them finite.
  private static func followsItsEquations<Device: MemristorModel>(
    _ device: Device, voltage: Double, step: Double
  ) {
    let traced = Device.TracedState { TracedNumber(argument: $0) }
    let tracedVoltage = TracedNumber(argument: "voltage")
    let current = device.current(traced, voltage: tracedVoltage)
    let next = device.advanced(
      traced, voltage: tracedVoltage, by: TracedNumber(argument: "seconds"))
    let generator = CounterGenerator(seed: 7)
    var state = device.initialState
    for pulse in 0..<100 {
      let volts = voltage * generator.normal(stream: 0, index: 0, draw: UInt64(pulse))
      var arguments = ["voltage": volts, "seconds": step]
      for component in state.components { arguments[component.name] = component.value }
      #expect(device.current(state, voltage: volts) == current.value(arguments))
      state = device.advanced(state, voltage: volts, by: step)
      #expect(device.current(state, voltage: 0) == 0)
      for (number, equation) in zip(state.components, next.components) {
        #expect(number.value.isFinite)
        #expect(number.value == equation.value.value(arguments), "\(number.name), pulse \(pulse)")
      }
    }
  }

  /// Sets each parameter to not-a-number: the problems must name it.
  ///
  /// The list must have all parameters that are numbers, which is counted by reflection.
  static func namesEveryParameter<Device: MemristorModel>(
    of device: Device, _ parameters: [(name: String, path: WritableKeyPath<Device, Double>)]
  ) {
    #expect(device.parameterProblems == [])
    let stored = Mirror(reflecting: device).children.filter { $0.value is Double }
    #expect(Set(stored.compactMap(\.label)) == Set(parameters.map(\.name)))
    for parameter in parameters {
      for wrong in [Double.nan, .infinity] {
        var broken = device
        broken[keyPath: parameter.path] = wrong
        #expect(
          broken.parameterProblems.contains { $0.parameter == parameter.name },
          "\(parameter.name) = \(wrong)")
      }
    }
  }
}
