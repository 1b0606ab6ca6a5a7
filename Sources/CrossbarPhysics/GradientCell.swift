import DevicePhysics

/// What a gradient macro is made of.
public struct GradientCellParameters: Sendable, Hashable {
  public var device: OxygenGradientMemristor
  /// The voltage the device is read with, in volts.
  public var readVoltage: Double
  /// Standard deviation of a reading relative to its value.
  public var readNoise: Double
  /// Volts for one step of the amplitude code.
  public var amplitudeStep: Double
  /// Seconds of device time for one tick.
  public var tick: Double
  /// The reference current the converter is calibrated with, in amperes.
  public var reference: Double

  public init(
    device: OxygenGradientMemristor, readVoltage: Double, readNoise: Double,
    amplitudeStep: Double, tick: Double, reference: Double
  ) {
    self.device = device
    self.readVoltage = readVoltage
    self.readNoise = readNoise
    self.amplitudeStep = amplitudeStep
    self.tick = tick
    self.reference = reference
  }

  /// The voltage in volts of a pulse with an amplitude code.
  @inlinable
  public func pulseVoltage<N: Physical>(_ amplitude: N) -> N {
    amplitude * N.constant(amplitudeStep, named: "amplitudeStep")
  }

  /// The current in amperes with which the device is read, without noise.
  @inlinable
  public func current<N: Physical>(_ state: OxygenGradientMemristor.State<N>) -> N {
    device.conductance(state).named("conductance")
      * N.constant(readVoltage, named: "readVoltage")
  }

  /// The state after a pulse with an amplitude code.
  @inlinable
  public func pulsed<N: Physical>(
    _ state: OxygenGradientMemristor.State<N>, amplitude: N
  ) -> OxygenGradientMemristor.State<N> {
    device.pulsed(state, amplitude: pulseVoltage(amplitude).named("voltage"))
  }

  /// The state after a tick.
  @inlinable
  public func ticked<N: Physical>(
    _ state: OxygenGradientMemristor.State<N>
  ) -> OxygenGradientMemristor.State<N> {
    device.relaxed(state, by: tick)
  }
}

/// The second-order memristor behind the pins of the gradient macro: the same draws, the same
/// arithmetic, the same order.
public struct GradientCell: Sendable {
  public let parameters: GradientCellParameters
  public private(set) var state = OxygenGradientMemristor.State<Double>.initial
  /// Samples so far, those of the reference included.
  public private(set) var samples: UInt64 = 0

  private let generator: CounterGenerator

  /// A device that has had no pulse yet.
  public init(_ parameters: GradientCellParameters, seed: UInt32) {
    self.parameters = parameters
    generator = CounterGenerator(seed: seed)
  }

  /// Applies one pulse with an amplitude code.
  public mutating func pulse(amplitude: Int) {
    state = parameters.pulsed(state, amplitude: Double(amplitude))
  }

  /// Puts the device back before its first pulse.
  public mutating func restore() {
    state = .initial
  }

  /// Lets the time of one tick pass.
  public mutating func tick() {
    state = parameters.ticked(state)
  }

  /// Samples the current, in amperes, with noise and without the comparator's offset.
  public mutating func sample() -> Double {
    let normal = generator.normal(stream: RandomStream.gradientSample, index: 0, draw: samples)
    samples += 1
    return Spread.reading(parameters.current(state), noise: parameters.readNoise, normal: normal)
  }

  /// Samples the reference current, in amperes, which has no noise.
  public mutating func sampleReference() -> Double {
    samples += 1
    return parameters.reference
  }
}
