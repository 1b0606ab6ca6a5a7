/// A device beside a capacitor, both behind a resistor: `C · dV/dt = (source - V) / R - I(V)`.
///
/// With a threshold switch it oscillates, with a diffusive memristor it is a neuron.
public struct RelaxationOscillator<Device: MemristorModel>: Sendable {
  public var device: Device
  /// Ohms between source and device, greater than 0.
  public var seriesResistance: Double
  /// Farads beside the device, greater than 0.
  public var capacitance: Double
  /// The device's state; a fresh one to begin with.
  public var state: Device.NumericState
  /// Volts across the device.
  public private(set) var voltage = 0.0

  public init(_ device: Device, seriesResistance: Double, capacitance: Double) {
    self.device = device
    self.seriesResistance = seriesResistance
    self.capacitance = capacitance
    state = device.initialState
  }

  /// One step under a source voltage: the device first, then the capacitor, implicitly in its own
  /// voltage, so that any step is stable for a device whose current is linear.
  ///
  /// - Parameter draws: the device's random numbers for this step; nominal where there are none.
  public mutating func step(source: Double, seconds: Double, draws: [Double] = []) {
    state = device.advanced(state, voltage: voltage, by: seconds, draws: draws)
    let conductance = device.current(state, voltage: 1)
    let charge = seconds / capacitance
    voltage =
      (voltage + charge * source / seriesResistance)
      / (1 + charge * (1 / seriesResistance + conductance))
  }
}
